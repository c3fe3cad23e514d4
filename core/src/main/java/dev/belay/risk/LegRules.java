package dev.belay.risk;

import dev.belay.market.PriceBand;
import dev.belay.money.Price;
import dev.belay.order.LegId;
import dev.belay.order.PriceTerms;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.RequestKind;
import dev.belay.plan.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rules about one leg at a time: does the contract exist, and would broker and exchange take such an order.
 */
final class LegRules {

  private LegRules() {}

  static List<Violation> instrumentKnown(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (int i = 0; i < request.legs().size(); i++) {
      LegSpec leg = request.legs().get(i);
      if (context.instrument(leg.instrument()).isEmpty()) {
        found.add(Violation.of(RefusalCode.INSTRUMENT_UNKNOWN, new LegId(i)).with("instrument", leg.instrument())
            .with("day", context.calendar().day(context.now().wall())));
      }
    }
    return found;
  }

  /** Entries are whole lots by their sizing; what an exit closes may be older than today's lot. */
  static List<Violation> wholeLots(GroupRequest request, RiskContext context) {
    if (request.kind() != RequestKind.EXIT) {
      return List.of();
    }
    return context.ownPositions().stream()
        .filter(own -> request.sizing().equals(new Sizing.WholePosition(own.group())))
        .filter(own -> context.instrument(own.key().instrument())
            .map(found -> !own.quantity().isMultipleOf(found.rules().lot())).orElse(false))
        .map(own -> Violation.of(RefusalCode.LOT_MULTIPLE).with("instrument", own.key().instrument())
            .with("actual", own.quantity())
            .with("lot", context.instrument(own.key().instrument()).orElseThrow().rules().lot()))
        .toList();
  }

  static List<Violation> wholeTicks(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      Price tick = leg.instrument().rules().tick();
      for (Price price : prices(leg)) {
        if (!price.isMultipleOf(tick)) {
          found.add(Violation.of(RefusalCode.TICK_MULTIPLE, leg.id()).with("instrument", leg.instrument().id())
              .with("actual", price).with("tick", tick));
        }
      }
    }
    return found;
  }

  static List<Violation> insideBand(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      Optional<PriceBand> band = context.band(leg.instrument().id());
      for (Price price : prices(leg)) {
        if (band.isPresent() && !band.get().contains(price)) {
          found.add(Violation.of(RefusalCode.PRICE_BAND, leg.id()).with("instrument", leg.instrument().id())
              .with("actual", price).with("lower", band.get().lower()).with("upper", band.get().upper()));
        }
      }
    }
    return found;
  }

  private static List<Price> prices(RequestLeg leg) {
    Price limit = leg.spec().ladder().limit();
    Price collar = leg.spec().ladder().collar();
    return limit.equals(collar) ? List.of(limit) : List.of(limit, collar);
  }

  /** A segment must take limit orders: every rung of an entry is one. */
  static List<Violation> brokerTakes(GroupRequest request, RiskContext context) {
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      if (!context.capabilities().takes(leg.instrument().id().exchange(), request.product(), PriceTerms.Kind.LIMIT)) {
        found.add(Violation.of(RefusalCode.CAPABILITY_MISSING, leg.id())
            .with("exchange", leg.instrument().id().exchange()).with("product", request.product())
            .with("type", PriceTerms.Kind.LIMIT));
      }
    }
    return found;
  }

  static List<Violation> freezeKnown(GroupRequest request, RiskContext context) {
    return RequestLeg.known(request, context).stream()
        .filter(leg -> leg.instrument().kind().isDerivative())
        .filter(leg -> leg.instrument().rules().freeze().isEmpty())
        .map(leg -> Violation.of(RefusalCode.FREEZE_UNKNOWN, leg.id()).with("instrument", leg.instrument().id())
            .with("underlying", leg.instrument().underlying()))
        .toList();
  }

  static List<Violation> unitsOfLeg(GroupRequest request, RiskContext context) {
    return RequestLeg.known(request, context).stream()
        .filter(leg -> leg.units().isMoreThan(context.limits().unitsPerLeg()))
        .map(leg -> Violation.of(RefusalCode.QUANTITY_LIMIT, leg.id()).with("instrument", leg.instrument().id())
            .with("actual", leg.units()).with("limit", context.limits().unitsPerLeg()))
        .toList();
  }
}
