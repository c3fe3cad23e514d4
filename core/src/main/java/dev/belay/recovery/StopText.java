package dev.belay.recovery;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupStop;
import dev.belay.plan.Leg;
import dev.belay.plan.OnStop;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.stop.StopCause;
import dev.belay.stop.StopOrder;
import dev.belay.stop.StopPhase;
import dev.belay.stop.StopRetry;
import dev.belay.stop.StopState;
import dev.belay.stop.StopTerms;
import dev.belay.stop.StopWatch;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stops of a group inside its text: what the host asked for, and where each of them stands. Fields that a group
 * without stops does not have, so that older texts read as such groups.
 */
public final class StopText {

  private StopText() {}

  static void write(CanonicalText.Writer to, StopRules rules) {
    if (rules.isEmpty()) {
      return;
    }
    to.put("policy.stops", rules.legs().size()).put("policy.stops.group", rules.group().size())
        .put("policy.stops.then", rules.onStop().code());
    int i = 0;
    for (var each : rules.legs().entrySet()) {
      String at = "policy.stop." + i++ + ".";
      StopSpec spec = each.getValue();
      to.put(at + "instrument", each.getKey()).put(at + "trigger", spec.trigger()).put(at + "distance", spec.distance())
          .put(at + "trail", spec.trail()).put(at + "target", spec.target());
    }
    for (int k = 0; k < rules.group().size(); k++) {
      to.put("policy.groupstop." + k, write(rules.group().get(k)));
    }
  }

  private static String write(GroupStop stop) {
    return switch (stop.kind()) {
      case PREMIUM -> "premium " + ((GroupStop.Premium) stop).most();
      case LOSS -> "loss " + ((GroupStop.Loss) stop).most();
      case ABOVE -> "above " + ((GroupStop.Above) stop).price() + " " + ((GroupStop.Above) stop).instrument();
      case BELOW -> "below " + ((GroupStop.Below) stop).price() + " " + ((GroupStop.Below) stop).instrument();
    };
  }

  static StopRules readRules(CanonicalText from) {
    if (from.find("policy.stops").isEmpty()) {
      return StopRules.NONE;
    }
    SortedMap<InstrumentId, StopSpec> legs = new TreeMap<>();
    for (int i = 0; i < from.number("policy.stops"); i++) {
      String at = "policy.stop." + i + ".";
      legs.put(InstrumentId.parse(from.get(at + "instrument")), new StopSpec(Price.parse(from.get(at + "trigger")),
          from.find(at + "distance").map(Price::parse), from.find(at + "trail").map(Price::parse),
          from.find(at + "target").map(Price::parse)));
    }
    List<GroupStop> group = new ArrayList<>();
    for (int i = 0; i < from.number("policy.stops.group"); i++) {
      group.add(readGroupStop(from.get("policy.groupstop." + i)));
    }
    return new StopRules(legs, group, OnStop.of(from.get("policy.stops.then")));
  }

  private static GroupStop readGroupStop(String text) {
    String[] words = text.split(" ", 3);
    return switch (words[0]) {
      case "premium" -> new GroupStop.Premium(Money.parse(words[1]));
      case "loss" -> new GroupStop.Loss(Money.parse(words[1]));
      case "above" -> new GroupStop.Above(InstrumentId.parse(words[2]), Price.parse(words[1]));
      case "below" -> new GroupStop.Below(InstrumentId.parse(words[2]), Price.parse(words[1]));
      default -> throw new IllegalArgumentException("no group stop: '" + text + "'");
    };
  }

  /** Where the stops of a group stand. */
  static void write(CanonicalText.Writer to, Collection<StopState> stops) {
    stops.forEach(each -> write(to, each));
  }

  private static void write(CanonicalText.Writer to, StopState stop) {
    String at = "stop." + stop.terms().leg() + ".";
    to.put(at + "cause", stop.cause().map(StopCause::code)).put(at + "closing", stop.closing())
        .put(at + "fired", stop.fired()).put(at + "fired.at", stop.firedAt().map(Moment::wall))
        .put(at + "held", stop.held()).put(at + "next", stop.nextRef()).put(at + "orders", stop.orders().size())
        .put(at + "phase", stop.phase().code()).put(at + "pressing", stop.pressing())
        .put(at + "rests", stop.terms().rests()).put(at + "sent", stop.sent())
        .put(at + "side", stop.terms().side().code()).put(at + "trigger", stop.trigger());
    write(to, at + "arm.", stop.arming());
    write(to, at + "cover.", stop.covering());
    for (int i = 0; i < stop.orders().size(); i++) {
      write(to, at + "order." + i + ".", stop.orders().get(i));
    }
  }

  private static void write(CanonicalText.Writer to, String at, StopRetry retry) {
    to.put(at + "after", retry.notBefore().map(Moment::wall)).put(at + "largest", retry.largest())
        .put(at + "refusals", retry.refusals()).put(at + "rung", retry.rung());
  }

  private static void write(CanonicalText.Writer to, String at, StopOrder order) {
    to.put(at + "again", order.cancelAgain().map(Moment::wall))
        .put(at + "cancel", order.cancelAsked().map(Moment::wall))
        .put(at + "change", order.changeAsked().map(Moment::wall)).put(at + "doubled", order.doubled())
        .put(at + "failures", order.failures()).put(at + "filled", order.filled()).put(at + "kind", order.kind().code())
        .put(at + "moves", order.moves()).put(at + "presses", order.presses())
        .put(at + "priced", order.pricedAt().wall())
        .put(at + "quantity", order.quantity()).put(at + "ref", order.ref()).put(at + "rung", order.rung())
        .put(at + "shown", order.shown()).put(at + "taken", order.taken()).put(at + "trigger", order.trigger())
        .put(at + "triggered", order.triggered());
  }

  /**
   * {@return the stops of a group as its entry tells them; none for a leg that had none then}
   *
   * @param entry what the store kept
   * @param plan the group's plan
   * @param now the moment of the reading
   * @throws IllegalArgumentException when its text is not one of ours
   */
  public static List<StopState> read(Entry.Group entry, ExecutionPlan plan, Moment now) {
    if (plan.policy().stops().legs().isEmpty()) {
      return List.of();
    }
    CanonicalText text = CanonicalText.parse(entry.body());
    List<StopState> stops = new ArrayList<>();
    for (Leg leg : plan.legs()) {
      StopSpec spec = plan.policy().stops().legs().get(leg.instrument().id());
      if (spec != null && text.find("stop." + leg.id() + ".phase").isPresent()) {
        stops.add(read(text, plan, leg, spec, now));
      }
    }
    return stops;
  }

  private static StopState read(CanonicalText from, ExecutionPlan plan, Leg leg, StopSpec spec, Moment now) {
    String at = "stop." + leg.id() + ".";
    StopTerms terms = new StopTerms(new Owner(plan.group(), Owner.Role.STOP), leg.id(), leg.instrument(),
        Side.of(from.get(at + "side")), spec, Boolean.parseBoolean(from.get(at + "rests")));
    List<StopOrder> orders = new ArrayList<>();
    for (int i = 0; i < from.number(at + "orders"); i++) {
      orders.add(readOrder(from, at + "order." + i + ".", now));
    }
    return new StopState(terms, StopPhase.of(from.get(at + "phase")), units(from, at + "held"),
        units(from, at + "closing"), units(from, at + "sent"), Boolean.parseBoolean(from.get(at + "pressing")),
        Price.parse(from.get(at + "trigger")), orders, (int) from.number(at + "next"),
        moment(from, at + "fired.at", now),
        from.find(at + "cause").map(StopCause::of), units(from, at + "fired"), readRetry(from, at + "arm.", now),
        readRetry(from, at + "cover.", now), StopWatch.NEW);
  }

  private static StopRetry readRetry(CanonicalText from, String at, Moment now) {
    return new StopRetry((int) from.number(at + "refusals"), moment(from, at + "after", now),
        units(from, at + "largest"), (int) from.number(at + "rung"));
  }

  private static StopOrder readOrder(CanonicalText from, String at, Moment now) {
    return new StopOrder((int) from.number(at + "ref"), StopOrder.Kind.of(from.get(at + "kind")),
        units(from, at + "quantity"), units(from, at + "filled"), true, is(from, at + "shown"),
        is(from, at + "triggered"), is(from, at + "taken"), is(from, at + "doubled"),
        Price.parse(from.get(at + "trigger")), (int) from.number(at + "rung"), (int) from.number(at + "moves"),
        (int) from.number(at + "presses"), (int) from.number(at + "failures"), moment(from, at + "change", now),
        moment(from, at + "cancel", now), moment(from, at + "again", now),
        moment(from, at + "priced", now).orElseThrow());
  }

  private static boolean is(CanonicalText from, String key) {
    return Boolean.parseBoolean(from.get(key));
  }

  private static Quantity units(CanonicalText from, String key) {
    return Quantity.parse(from.get(key));
  }

  private static Optional<Moment> moment(CanonicalText from, String key, Moment now) {
    return from.find(key).map(wall -> GroupText.moment(wall, now));
  }
}
