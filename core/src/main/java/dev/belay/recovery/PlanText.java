package dev.belay.recovery;

import dev.belay.exposure.CoverClass;
import dev.belay.exposure.DeclaredNaked;
import dev.belay.market.ContractRules;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.CanonicalText;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.Leg;
import dev.belay.plan.LegRole;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Release;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An execution plan inside a group's text. Contracts are kept whole: the catalog of another day may not have
 * them.
 */
final class PlanText {

  private PlanText() {}

  /** The plan's part of a group's text. */
  static CanonicalText.Writer fields(ExecutionPlan plan) {
    CanonicalText.Writer to = CanonicalText.version(1);
    GroupPolicy policy = plan.policy();
    to.put("key", plan.key()).put("strategy", plan.strategy()).put("account", plan.account())
        .put("product", plan.product().code()).put("packages", plan.packages()).put("accepted", plan.acceptedAt())
        .put("policy.failure", policy.onFailure().code()).put("policy.phase", policy.phaseTime())
        .put("policy.naked", policy.nakedDeclared()).put("policy.release", policy.release().code())
        .put("legs", plan.legs().size()).put("declared", plan.declared().byClass().size());
    for (int i = 0; i < plan.legs().size(); i++) {
      Leg leg = plan.legs().get(i);
      write(to, "leg." + i + ".", leg);
      if (plan.carried().containsKey(leg.id())) {
        to.put("leg." + i + ".carried", plan.product(leg).code());
      }
    }
    int i = 0;
    for (var each : plan.declared().byClass().entrySet()) {
      String at = "declared." + i++ + ".";
      to.put(at + "underlying", each.getKey().underlying()).put(at + "kind", each.getKey().type().code())
          .put(at + "units", each.getValue());
    }
    StopText.write(to, policy.stops());
    return to;
  }

  private static void write(CanonicalText.Writer to, String at, Leg leg) {
    Instrument instrument = leg.instrument();
    ContractRules rules = instrument.rules();
    to.put(at + "id", leg.id()).put(at + "instrument", instrument.id()).put(at + "kind", instrument.kind().code())
        .put(at + "underlying", instrument.underlying()).put(at + "strike", instrument.strike())
        .put(at + "expiry", instrument.expiry()).put(at + "rules.from", rules.from()).put(at + "lot", rules.lot())
        .put(at + "tick", rules.tick()).put(at + "freeze", rules.freeze()).put(at + "side", leg.side().code())
        .put(at + "quantity", leg.quantity()).put(at + "role", leg.role().code()).put(at + "phase", leg.phase())
        .put(at + "limit", leg.ladder().limit()).put(at + "collar", leg.ladder().collar())
        .put(at + "ticks", leg.ladder().ticksPerStep()).put(at + "steps", leg.ladder().steps())
        .put(at + "rung", leg.ladder().perRung());
  }

  static ExecutionPlan read(CanonicalText from, GroupId group) {
    List<Leg> legs = new ArrayList<>();
    SortedMap<LegId, Product> carried = new TreeMap<>();
    for (int i = 0; i < from.number("legs"); i++) {
      String at = "leg." + i + ".";
      Leg leg = readLeg(from, at);
      legs.add(leg);
      from.find(at + "carried").ifPresent(code -> carried.put(leg.id(), Product.valueOf(code)));
    }
    DeclaredNaked declared = DeclaredNaked.none();
    for (int i = 0; i < from.number("declared"); i++) {
      String at = "declared." + i + ".";
      declared = declared.with(new CoverClass(new Underlying(from.get(at + "underlying")), kind(from.get(at + "kind"))),
          Quantity.parse(from.get(at + "units")));
    }
    GroupPolicy policy = new GroupPolicy(FailurePolicy.of(from.get("policy.failure")),
        Duration.parse(from.get("policy.phase")),
        Boolean.parseBoolean(from.get("policy.naked")), Release.of(from.get("policy.release")),
        StopText.readRules(from));
    return new ExecutionPlan(group, new RequestKey(from.get("key")), new StrategyId(from.get("strategy")),
        new AccountId(from.get("account")), Product.valueOf(from.get("product")), from.number("packages"), policy, legs,
        declared, Instant.parse(from.get("accepted")), carried);
  }

  private static Leg readLeg(CanonicalText from, String at) {
    ContractRules rules = new ContractRules(LocalDate.parse(from.get(at + "rules.from")),
        Quantity.parse(from.get(at + "lot")), Price.parse(from.get(at + "tick")),
        from.find(at + "freeze").map(Quantity::parse));
    Instrument instrument = new Instrument(InstrumentId.parse(from.get(at + "instrument")),
        kind(from.get(at + "kind")), new Underlying(from.get(at + "underlying")),
        from.find(at + "strike").map(Price::parse), from.find(at + "expiry").map(LocalDate::parse), rules);
    PriceLadder ladder = new PriceLadder(Price.parse(from.get(at + "limit")), Price.parse(from.get(at + "collar")),
        (int) from.number(at + "ticks"), (int) from.number(at + "steps"), Duration.parse(from.get(at + "rung")));
    return new Leg(LegId.parse(from.get(at + "id")), instrument, Side.of(from.get(at + "side")),
        Quantity.parse(from.get(at + "quantity")), LegRole.of(from.get(at + "role")), (int) from.number(at + "phase"),
        ladder);
  }

  private static InstrumentKind kind(String code) {
    for (InstrumentKind each : InstrumentKind.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no kind of instrument has the code '" + code + "'");
  }
}
