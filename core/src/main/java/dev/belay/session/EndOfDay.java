package dev.belay.session;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The end of a trading day as evidence (DESIGN rule 6.11): every order is of validity DAY, so it cannot trade once its
 * session has ended. The broker has to have said something after that; a clock alone ends no order.
 *
 * <p>This class has no state and is thread-safe.
 */
public final class EndOfDay {

  private EndOfDay() {}

  /**
   * {@return the ends that a usable order book proves: of orders whose session closed half an hour before it was
   * asked for, and that are of its own day}
   *
   * @param open orders that may still trade
   * @param sessions the calendar
   * @param asked wall time at which the book was asked for
   */
  public static List<Evidence> byBook(Collection<ChildOrder> open, Sessions sessions, Instant asked) {
    List<Evidence> ended = new ArrayList<>();
    for (ChildOrder each : open) {
      Instant placed = each.intent().decidedAt();
      boolean settled = !asked.isBefore(sessions.settledAfter(each.intent().terms().instrument().exchange(), placed));
      if (settled && !sessions.isLaterDay(placed, asked)) {
        ended.add(new Evidence.DayEnded(each.tag()));
      }
    }
    return ended;
  }

  /**
   * {@return the orders of earlier days: a day-only book says nothing of them, the net of a later day does}
   *
   * @param open orders that may still trade
   * @param sessions the calendar
   * @param asked wall time at which the positions were asked for
   */
  public static List<ChildOrder> ofEarlierDays(Collection<ChildOrder> open, Sessions sessions, Instant asked) {
    List<ChildOrder> earlier = new ArrayList<>();
    for (ChildOrder each : open) {
      Instant placed = each.intent().decidedAt();
      boolean settled = !asked.isBefore(sessions.settledAfter(each.intent().terms().instrument().exchange(), placed));
      if (settled && sessions.isLaterDay(placed, asked)) {
        earlier.add(each);
      }
    }
    return earlier;
  }
}
