package dev.belay.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How long to wait between comparisons with the broker (DESIGN rule 8.4). Reads that fail back off; reads that are
 * evidence never do.
 *
 * @param idle while nothing happens; default 12 s
 * @param blind while updates may be missed and something is at risk; default 3 s
 * @param pressing while something is in flight, bared or suspected; default 1.5 s
 * @param backOff the waits after one, two, and more failures in a row; the last one stays; default 2, 4 and 8 s
 */
public record PollPlan(Duration idle, Duration blind, Duration pressing, List<Duration> backOff) {

  /** The rates of rule 8.4. */
  public static final PollPlan DEFAULT = new PollPlan(Duration.ofSeconds(12), Duration.ofSeconds(3),
      Duration.ofMillis(1_500), List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)));

  /** Names every wait that is not above zero. */
  public PollPlan {
    Objects.requireNonNull(idle, "idle");
    Objects.requireNonNull(blind, "blind");
    Objects.requireNonNull(pressing, "pressing");
    backOff = List.copyOf(backOff);
    List<Duration> all = new ArrayList<>(backOff);
    all.addAll(List.of(idle, blind, pressing));
    if (backOff.isEmpty() || all.stream().anyMatch(each -> each.isZero() || each.isNegative())) {
      throw new IllegalArgumentException("every wait must be above zero, and there must be a back-off: " + all);
    }
  }

  /**
   * {@return how long to wait before the next comparison}
   *
   * @param need how pressing it is
   * @param failures reads that have failed in a row, 0 or more
   */
  public Duration pause(PollNeed need, int failures) {
    Duration regular = switch (need) {
      case IDLE -> idle;
      case BLIND -> blind;
      case PRESSING -> pressing;
    };
    if (failures == 0) {
      return regular;
    }
    Duration back = backOff.get(Math.min(failures, backOff.size()) - 1);
    // While something presses, the failing read is evidence that somebody waits for: it keeps its pace.
    return need == PollNeed.PRESSING ? regular : need == PollNeed.IDLE ? back : longer(back, regular);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
