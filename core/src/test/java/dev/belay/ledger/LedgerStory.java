package dev.belay.ledger;

import dev.belay.order.OrderIntent;
import java.util.ArrayList;
import java.util.List;

/** A ledger that is told evidence, and the facts that it answered, a line each. */
class LedgerStory {

  final OrderLedger ledger = new OrderLedger(Told.ACCOUNT);
  final OrderIntent order = Told.limit(1);
  final List<String> facts = new ArrayList<>();

  void send(OrderIntent intent) {
    ledger.intend(intent);
    tell(new Evidence.Sent(intent.tag()));
  }

  void tell(Evidence... evidence) {
    for (Evidence each : evidence) {
      ledger.apply(each).forEach(fact -> facts.add(Told.line(fact)));
    }
  }

  ChildOrder the(OrderIntent intent) {
    return ledger.find(intent.tag()).orElseThrow();
  }
}
