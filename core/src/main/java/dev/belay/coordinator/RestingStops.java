package dev.belay.coordinator;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.plan.StopSpec;
import dev.belay.stop.StopState;
import dev.belay.stop.StopTerms;
import java.util.ArrayList;
import java.util.List;

/** The stop orders that will rest at the broker once a plan is complete: they block premium and need requests. */
final class RestingStops {

  private RestingStops() {}

  static List<OrderTerms> of(ExecutionPlan plan, BrokerCapabilities capabilities) {
    List<OrderTerms> stops = new ArrayList<>();
    for (Leg leg : plan.legs()) {
      StopSpec spec = plan.policy().stops().legs().get(leg.instrument().id());
      if (spec != null && capabilities.takes(leg.instrument().id().exchange(), plan.product(leg),
          PriceTerms.Kind.STOP_LIMIT)) {
        stops.add(stop(plan, leg, spec));
      }
    }
    return stops;
  }

  private static OrderTerms stop(ExecutionPlan plan, Leg leg, StopSpec spec) {
    Side side = leg.side().opposite();
    StopTerms terms = new StopTerms(new Owner(plan.group(), Owner.Role.STOP), leg.id(), leg.instrument(), side, spec,
        true);
    return new OrderTerms(leg.instrument().id(), plan.product(leg), side, leg.quantity(),
        terms.resting(StopState.of(terms).trigger()));
  }
}
