package dev.belay.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway's times.
 *
 * @param writeDeadline how long an answer to place, cancel or modify is waited for; default 5 s
 * @param readDeadline how long an answer to a read is waited for; default 5 s
 * @param entryAge how old an entry's decision may be when it is sent; default 5 s
 * @param exitAge the same of a risk-reducing order, which its owner then decides anew; default 5 s
 * @param durableWait how long a risk-reducing act waits for the store, and again for the emergency journal;
 *     default 250 ms (rule 5.1)
 * @param searchSteps the growing pauses between searches for an unknown order; the last one repeats;
 *     default 1, 2, 4, 8, 15 and 30 s
 * @param pressingStep the pause while the order's key is bared or unguarded; default 1 s
 * @param absenceApart how far two reads must lie apart to prove absence without a canary; default 30 s
 * (rule 5.3)
 */
public record GatewayConfig(Duration writeDeadline, Duration readDeadline, Duration entryAge, Duration exitAge,
    Duration durableWait, List<Duration> searchSteps, Duration pressingStep, Duration absenceApart) {

  /** Names every value that is not above zero. */
  public GatewayConfig {
    searchSteps = List.copyOf(searchSteps);
    List<String> wrong = new ArrayList<>();
    check(wrong, "writeDeadline", writeDeadline);
    check(wrong, "readDeadline", readDeadline);
    check(wrong, "entryAge", entryAge);
    check(wrong, "exitAge", exitAge);
    check(wrong, "durableWait", durableWait);
    check(wrong, "pressingStep", pressingStep);
    check(wrong, "absenceApart", absenceApart);
    searchSteps.forEach(step -> check(wrong, "searchSteps", step));
    if (searchSteps.isEmpty()) {
      wrong.add("searchSteps is empty");
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("gateway: " + String.join("; ", wrong));
    }
  }

  /** {@return the defaults} */
  public static GatewayConfig standard() {
    List<Duration> steps = new ArrayList<>();
    for (int seconds : new int[] {1, 2, 4, 8, 15, 30}) {
      steps.add(Duration.ofSeconds(seconds));
    }
    return new GatewayConfig(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5),
        Duration.ofSeconds(5), Duration.ofMillis(250), steps, Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  private static void check(List<String> wrong, String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      wrong.add(name + " must be above zero: " + value);
    }
  }
}
