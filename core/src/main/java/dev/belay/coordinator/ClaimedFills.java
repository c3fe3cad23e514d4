package dev.belay.coordinator;

import dev.belay.broker.BrokerPosition;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.reconcile.Attribution;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders that the broker calls complete without the exchange's id: nothing is done on the strength of that. Trades or a
 * position that has moved by exactly as much prove it. Loop only.
 */
final class ClaimedFills {

  private final AccountId account;
  private final OrderLedger ledger;

  ClaimedFills(AccountId account, OrderLedger ledger) {
    this.account = account;
    this.ledger = ledger;
  }

  /** Signed units by key. */
  SortedMap<PositionKey, Quantity> net(List<BrokerPosition> rows) {
    SortedMap<PositionKey, Quantity> net = new TreeMap<>();
    rows.forEach(row -> net.merge(new PositionKey(account, row.instrument(), row.product()), row.net(),
        Quantity::plus));
    return net;
  }

  /** The claims that a read of positions proves: all of a key together, beyond what is ours or known to be others'. */
  List<Evidence> proved(SortedMap<PositionKey, Quantity> net,
      SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners, SortedMap<PositionKey, Quantity> external) {
    SortedMap<PositionKey, List<ChildOrder>> claiming = new TreeMap<>();
    for (ChildOrder each : ledger.open()) {
      if (each.claimed().isPositive()) {
        claiming.computeIfAbsent(each.intent().key(account), key -> new ArrayList<>()).add(each);
      }
    }
    List<Evidence> proofs = new ArrayList<>();
    claiming.forEach((key, orders) -> {
      Quantity known = external.getOrDefault(key, Quantity.ZERO)
          .plus(Attribution.sum(owners.getOrDefault(key, new TreeMap<>())));
      Quantity claimed = Quantity.ZERO;
      for (ChildOrder each : orders) {
        claimed = claimed.plus(each.intent().terms().side().signed(each.claimed()));
      }
      if (!claimed.isZero() && net.getOrDefault(key, Quantity.ZERO).equals(known.plus(claimed))) {
        orders.forEach(each -> proofs.add(new Evidence.PositionMoved(each.tag())));
      }
    });
    return proofs;
  }
}
