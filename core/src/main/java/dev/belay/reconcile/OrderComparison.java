package dev.belay.reconcile;

import dev.belay.ledger.ChildOrder;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PositionKey;
import dev.belay.order.ReportedStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Our orders against a book, over the union of both: an order that one side lacks is a difference, not an omission.
 *
 * <p>This class has no state and is thread-safe.
 */
public final class OrderComparison {

  private OrderComparison() {}

  /**
   * {@return what differs: first by the book's rows in their order, then our orders that it lacks}
   *
   * @param believed our orders
   * @param book a book that is believed
   * @param expected ids of our orders that the book has to show
   * @param instance who we are
   * @param account the account of both
   */
  public static List<Divergence> compare(Collection<ChildOrder> believed, List<OrderReport> book,
      Collection<BrokerOrderId> expected, InstanceId instance, AccountId account) {
    Map<OrderTag, ChildOrder> byTag = new LinkedHashMap<>();
    SortedMap<BrokerOrderId, ChildOrder> byId = new TreeMap<>();
    for (ChildOrder each : believed) {
      byTag.put(each.tag(), each);
      each.ids().forEach(id -> byId.put(id, each));
    }
    List<Divergence> found = new ArrayList<>();
    TreeSet<BrokerOrderId> shown = new TreeSet<>();
    for (OrderReport row : book) {
      shown.add(row.id());
      Optional<ChildOrder> ours = Optional.ofNullable(byId.get(row.id())).or(() -> row.tag().map(byTag::get));
      ours.ifPresentOrElse(order -> missed(found, order, row), () -> found.add(stranger(row, instance, account)));
    }
    for (BrokerOrderId each : new TreeSet<>(expected)) {
      ChildOrder order = byId.get(each);
      if (order != null && !shown.contains(each)) {
        found.add(new Divergence.MissingOrder(order.tag(), each, order.status().end()));
      }
    }
    return found;
  }

  private static void missed(List<Divergence> to, ChildOrder order, OrderReport row) {
    if (row.isClaim()) {
      return;
    }
    if (row.filled().isMoreThan(order.filled())) {
      to.add(new Divergence.MissedFill(order.tag(), order.filled(), row.filled()));
    }
    boolean believable = row.status() != ReportedStatus.COMPLETE || !row.quantity().isMoreThan(row.filled());
    if (row.status().claimsEnd() && believable && !order.status().isEnded()) {
      to.add(new Divergence.MissedTerminal(order.tag(), row.status()));
    }
  }

  private static Divergence stranger(OrderReport row, InstanceId instance, AccountId account) {
    return row.tag().filter(tag -> tag.instance().equals(instance))
        .<Divergence>map(tag -> new Divergence.UnknownOrder(tag, row.id()))
        .orElseGet(() -> new Divergence.ForeignOrder(row.id(),
            new PositionKey(account, row.instrument(), row.product()), row.side().signed(row.filled())));
  }

  /**
   * {@return signed units that orders which are not ours have traded today, by key}
   *
   * @param divergences what a comparison found
   */
  public static SortedMap<PositionKey, Quantity> foreignTrades(List<Divergence> divergences) {
    SortedMap<PositionKey, Quantity> traded = new TreeMap<>();
    for (Divergence each : divergences) {
      if (each instanceof Divergence.ForeignOrder foreign) {
        traded.merge(foreign.key(), foreign.traded(), Quantity::plus);
      }
    }
    return Collections.unmodifiableSortedMap(traded);
  }
}
