package dev.belay.session;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.Placement;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of orders of an earlier day on one key, as far as the next day's net tells. Their day's book is gone; if
 * the net holds exactly what they would have traded beyond our own fills, they traded it; if it holds exactly our own
 * fills and what was external, they traded nothing. Anything else is for a person.
 *
 * <p>What is worked out this way is a report like a broker's, with the order's own id or, where it never had one,
 * an id that follows from its tag: a second look gives the same id and so changes nothing.
 *
 * <p>This class has no state and is thread-safe.
 */
public final class EarlierDay {

  private EarlierDay() {}

  /**
   * {@return what the net proves about the orders, in their order; empty when it explains nothing}
   *
   * @param orders orders of earlier days on one key that had not ended, oldest first
   * @param own signed units of own fills on the key, those of these orders as far as known included
   * @param external signed units on the key that were not ours when the day ended
   * @param net the broker's signed net of the later day
   */
  public static Optional<List<Evidence>> explained(List<ChildOrder> orders, Quantity own, Quantity external,
      Quantity net) {
    Quantity unexplained = net.minus(own).minus(external);
    Side side = unexplained.isNegative() ? Side.SELL : Side.BUY;
    Quantity missing = unexplained.abs();
    List<Evidence> evidence = new ArrayList<>();
    for (ChildOrder each : orders) {
      boolean counts = each.intent().terms().side() == side;
      Quantity filled = counts ? missing.min(each.open()) : Quantity.ZERO;
      missing = missing.minus(filled);
      if (filled.isPositive()) {
        evidence.add(new Evidence.Reported(report(each, filled), Evidence.Source.ORDER_BOOK));
      }
      evidence.add(new Evidence.DayEnded(each.tag()));
    }
    return missing.isZero() ? Optional.of(evidence) : Optional.empty();
  }

  private static OrderReport report(ChildOrder order, Quantity more) {
    OrderIntent intent = order.intent();
    OrderTerms terms = intent.terms();
    Optional<Placement> last = order.placements().isEmpty() ? Optional.empty()
        : Optional.of(order.placements().get(order.placements().size() - 1));
    BrokerOrderId id = last.map(Placement::id).orElseGet(() -> idOf(order));
    Quantity filled = last.map(Placement::filled).orElse(Quantity.ZERO).plus(more);
    boolean all = filled.equals(terms.quantity());
    return new OrderReport(id, Optional.of(intent.tag()), terms.instrument(), terms.product(), terms.side(),
        terms.quantity(), filled, Optional.empty(), all ? ReportedStatus.COMPLETE : ReportedStatus.LAPSED, true,
        Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The id under which an order that never had one is booked. */
  static BrokerOrderId idOf(ChildOrder order) {
    return new BrokerOrderId("NET-" + order.tag());
  }
}
