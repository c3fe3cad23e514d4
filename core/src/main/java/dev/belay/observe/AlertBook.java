package dev.belay.observe;

import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets an alert through once for each condition, and again after the re-alert interval if the condition is raised
 * again. A condition is a code in a scope; where the code is about one order or one contract, its text too.
 *
 * <p>It is bounded: conditions older than the interval are forgotten. Not thread-safe.
 */
public final class AlertBook {

  /** How long a condition stays silent after it was told. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);

  private static final int MANY = 256;

  private final long intervalNanos;
  private final Map<Condition, Long> told = new LinkedHashMap<>();
  private long held;

  private record Condition(AlertCode code, String scope, String text) {}

  /**
   * Makes an empty book.
   *
   * @param interval how long a condition stays silent after it was told, above zero
   */
  public AlertBook(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException("re-alert after a time above zero: " + interval);
    }
    this.intervalNanos = interval.toNanos();
  }

  /**
   * {@return whether an alert is to be told now}
   *
   * @param alert the alert
   * @param at the moment
   */
  public boolean admits(Alert alert, Moment at) {
    Condition condition = new Condition(alert.code(), alert.scope().text(), alert.code().isState() ? "" : alert.text());
    Long before = told.get(condition);
    if (before != null && at.nanos() - before < intervalNanos) {
      held++;
      return false;
    }
    if (told.size() >= MANY) {
      List<Condition> old = new ArrayList<>();
      told.forEach((each, when) -> {
        if (at.nanos() - when >= intervalNanos) {
          old.add(each);
        }
      });
      old.forEach(told::remove);
    }
    told.put(condition, at.nanos());
    return true;
  }

  /** {@return how many alerts were held back so far} */
  public long heldBack() {
    return held;
  }
}
