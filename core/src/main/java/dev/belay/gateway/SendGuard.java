package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import java.util.Optional;

/**
 * The last check before the broker's call: what the gateway itself knows against an order, then what the
 * coordinator knows. An unknown order blocks entries on its key (rule 5.3), a quarantined one sells (rule
 * 5.8); neither ever blocks a buy that lowers risk.
 */
final class SendGuard {

  private final GatewayParts parts;
  private final RefusalCircuit circuit;

  SendGuard(GatewayParts parts, RefusalCircuit circuit) {
    this.parts = parts;
    this.circuit = circuit;
  }

  Optional<String> objection(ChildOrder order) {
    OrderIntent intent = order.intent();
    Optional<String> blocked = blockedKey(intent);
    if (blocked.isEmpty() && intent.purpose() == OrderPurpose.ENTRY) {
      blocked = circuit.objection(intent.terms(), parts.time().now());
    }
    return blocked.isPresent() ? blocked : parts.check().objection(order);
  }

  private Optional<String> blockedKey(OrderIntent intent) {
    PositionKey key = intent.key(parts.account());
    for (ChildOrder each : parts.ledger().open(key)) {
      if (each.status() == OrderStatus.UNKNOWN && intent.purpose() == OrderPurpose.ENTRY) {
        return Optional.of("order " + each.tag() + " on the same key is unknown");
      }
      if (each.status() == OrderStatus.QUARANTINED && intent.terms().side() == Side.SELL
          && each.open().isPositive()) {
        return Optional.of("order " + each.tag() + " on the same key may still trade");
      }
    }
    return Optional.empty();
  }
}
