package dev.belay.risk;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.RequestKind;
import java.util.ArrayList;
import java.util.List;

/** Rules about the coordinator's own state: its mode, its requests, and who holds what already. */
final class StateRules {

  private StateRules() {}

  static List<Violation> mode(GroupRequest request, RiskContext context) {
    boolean refused = request.kind() == RequestKind.ENTER && !context.mode().takesEntries();
    return refused ? List.of(Violation.of(RefusalCode.MODE_ENTRIES).with("mode", context.mode().code())) : List.of();
  }

  static List<Violation> duplicate(GroupRequest request, RiskContext context) {
    return context.keyUsedBy().map(group -> Violation.of(RefusalCode.REQUEST_DUPLICATE)
        .with("key", request.key()).with("group", group)).map(List::of).orElse(List.of());
  }

  static List<Violation> fundsKnown(GroupRequest request, RiskContext context) {
    return context.funds().isPresent() ? List.of() : List.of(Violation.of(RefusalCode.FUNDS_UNKNOWN));
  }

  /**
   * On one key the broker nets: a sale of ours would close another's long, and nobody could tell whose it
   * was.
   */
  static List<Violation> opposed(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      PositionKey key = leg.key(request, context);
      context.ownPositions().stream()
          .filter(own -> own.key().equals(key) && areOpposite(own.quantity(), leg.signedUnits()))
          .forEach(own -> found.add(Violation.of(RefusalCode.KEY_OPPOSED, leg.id()).with("key", key)
              .with("actual", leg.signedUnits()).with("held", own.quantity()).with("owner", own.group())));
      Quantity others = context.external().getOrDefault(key, Quantity.ZERO);
      if (areOpposite(others, leg.signedUnits()) && !isDeliverySale(request, leg)) {
        found.add(Violation.of(RefusalCode.KEY_OPPOSED, leg.id()).with("key", key)
            .with("actual", leg.signedUnits()).with("held", others).with("owner", "external"));
      }
    }
    return found;
  }

  private static boolean areOpposite(Quantity one, Quantity other) {
    return one.isPositive() && other.isNegative() || one.isNegative() && other.isPositive();
  }

  private static boolean isDeliverySale(GroupRequest request, RequestLeg leg) {
    return request.product() == Product.CNC && leg.spec().side() == Side.SELL;
  }

  static List<Violation> delivery(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      Quantity held = context.external().getOrDefault(leg.key(request, context), Quantity.ZERO).orZero();
      if (isDeliverySale(request, leg) && leg.units().isMoreThan(held)) {
        found.add(Violation.of(RefusalCode.HOLDINGS_SHORT, leg.id()).with("instrument", leg.instrument().id())
            .with("actual", leg.units()).with("held", held));
      }
    }
    return found;
  }
}
