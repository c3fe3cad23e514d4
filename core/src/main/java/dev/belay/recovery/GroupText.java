package dev.belay.recovery;

import dev.belay.group.Child;
import dev.belay.group.ChildPhase;
import dev.belay.group.EntryCourse;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.ExitTry;
import dev.belay.group.FundsCheck;
import dev.belay.group.GroupGoal;
import dev.belay.group.GroupReason;
import dev.belay.group.GroupState;
import dev.belay.group.Repricing;
import dev.belay.margin.Reserved;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.stop.StopState;
import dev.belay.time.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A group's state as an entry of the store, and back. Of moments the wall part is kept; when a state is read,
 * its monotonic part is set so that as much time has passed as by the wall clock, and none where that runs
 * backwards.
 */
public final class GroupText {

  private static final int VERSION = 1;

  private GroupText() {}

  /**
   * {@return the canonical text of a group}
   *
   * @param state the group
   */
  public static String write(GroupState state) {
    return write(state, List.of(), Optional.empty());
  }

  /**
   * {@return the canonical text of a group with its stops and what it keeps for its worst moment}
   *
   * @param state the group
   * @param stops where its stops stand
   * @param reserved what it keeps, while it does
   */
  public static String write(GroupState state, List<StopState> stops, Optional<Reserved> reserved) {
    return write(state, stops, reserved, PlanText.fields(state.plan()), GroupText::fields);
  }

  /** The fields of a child, written anew or remembered. */
  interface ChildFields {
    CanonicalText.Writer of(int number, Child child);
  }

  static Entry.Group entry(GroupState state, List<StopState> stops, Optional<Reserved> reserved,
      CanonicalText.Writer plan, ChildFields children, Instant at) {
    return new Entry.Group(state.plan().group(), state.plan().key(), state.lifecycle().code(),
        state.lifecycle().isActive(), state.interimExposure(), at,
        write(state, stops, reserved, plan, children));
  }

  /** In the order of the keys, because that is quickest. */
  private static String write(GroupState state, List<StopState> stops, Optional<Reserved> reserved,
      CanonicalText.Writer plan,
      ChildFields children) {
    CanonicalText.Writer text = CanonicalText.version(VERSION);
    text.put("bared.since", state.baredSince().map(Moment::wall));
    for (int i = 0; i < state.children().size(); i++) {
      text.putAll(children.of(i, state.children().get(i)));
    }
    EntryCourse course = state.course();
    text.put("children", state.children().size()).put("entries", course.allowed())
        .put("failing.since", course.failingSince().map(Moment::wall)).put("funds", course.funds().code())
        .put("goal", state.goal().code());
    state.kept().forEach((leg, units) -> text.put("kept." + leg, units));
    text.put("lifecycle", state.lifecycle().code()).put("next", state.nextRef())
        .put("reason", state.reason().map(GroupReason::code))
        .put("reserved.cash", reserved.map(each -> each.cash().tenThousandths()))
        .put("reserved.day", reserved.map(Reserved::requestsPerDay))
        .put("reserved.margin", reserved.map(each -> each.margin().tenThousandths()))
        .put("reserved.minute", reserved.map(Reserved::requestsPerMinute))
        .put("reversing.since", state.reversingSince().map(Moment::wall));
    course.released().forEach((leg, at) -> text.put("sent." + leg, at.wall()));
    state.bared().forEach((leg, units) -> text.put("short." + leg, units));
    state.tries().forEach((leg, each) -> text.put("try." + leg + ".after", each.notBefore().wall())
        .put("try." + leg + ".capped", each.capped() ? Optional.of(true) : Optional.empty())
        .put("try." + leg + ".largest", each.largest()).put("try." + leg + ".refusals", each.refusals())
        .put("try." + leg + ".rung", each.rung()));
    StopText.write(text, stops);
    return text.putAll(plan).text();
  }

  static CanonicalText.Writer fields(int number, Child child) {
    String at = "child." + number + ".";
    return CanonicalText.version(VERSION).put(at + "cancel", child.cancelAskedAt().map(Moment::wall))
        .put(at + "filled", child.filled()).put(at + "leg", child.leg())
        .put(at + "moving", moving(child.repricing())).put(at + "phase", child.phase().code())
        .put(at + "priced", child.pricedAt().wall()).put(at + "purpose", child.purpose().letter())
        .put(at + "quantity", child.quantity()).put(at + "ref", child.ref()).put(at + "role", child.role().code())
        .put(at + "rung", child.rung()).put(at + "side", child.side().code());
  }

  /**
   * {@return the group of an entry}
   *
   * @param entry what the store kept
   * @param now the moment of the reading
   * @throws IllegalArgumentException when its text is not one of ours
   */
  public static GroupState read(Entry.Group entry, Moment now) {
    CanonicalText text = CanonicalText.parse(entry.body());
    OrderText.requireVersion(text, VERSION);
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < text.number("children"); i++) {
      children.add(readChild(text, "child." + i + ".", now));
    }
    TreeMap<LegId, ExitTry> tries = new TreeMap<>();
    TreeMap<LegId, Quantity> bared = new TreeMap<>();
    TreeMap<LegId, Quantity> kept = new TreeMap<>();
    TreeMap<LegId, Moment> sent = new TreeMap<>();
    for (String field : text.names()) {
      if (field.startsWith("try.") && field.endsWith(".rung")) {
        tries.put(leg(field), readTry(text, "try." + leg(field) + ".", now));
      } else if (field.startsWith("short.")) {
        bared.put(leg(field), Quantity.parse(text.get(field)));
      } else if (field.startsWith("kept.")) {
        kept.put(leg(field), Quantity.parse(text.get(field)));
      } else if (field.startsWith("sent.")) {
        sent.put(leg(field), moment(text.get(field), now));
      }
    }
    return new GroupState(PlanText.read(text, entry.id()), ExecutionLifecycle.of(text.get("lifecycle")),
        GroupGoal.of(text.get("goal")), text.find("reason").map(GroupReason::of), children, (int) text.number("next"),
        new EntryCourse(Boolean.parseBoolean(text.get("entries")), sent, FundsCheck.of(text.get("funds")),
            text.find("failing.since").map(wall -> moment(wall, now))),
        text.find("reversing.since").map(wall -> moment(wall, now)), kept, tries, bared,
        text.find("bared.since").map(wall -> moment(wall, now)));
  }

  /**
   * {@return what the group of an entry keeps for its worst moment; empty for one that has ended, and of older stores}
   *
   * @param entry what the store kept
   */
  public static Optional<Reserved> reserved(Entry.Group entry) {
    if (!entry.active() || !entry.body().contains("reserved.")) {
      return Optional.empty();
    }
    CanonicalText text = CanonicalText.parse(entry.body());
    return text.find("reserved.margin").map(margin -> new Reserved(new Money(Long.parseLong(margin)),
        new Money(text.number("reserved.cash")), (int) text.number("reserved.minute"),
        (int) text.number("reserved.day")));
  }

  private static LegId leg(String field) {
    return LegId.parse(field.substring(field.indexOf('.') + 1, field.indexOf('.') + 2));
  }

  private static ExitTry readTry(CanonicalText from, String at, Moment now) {
    return new ExitTry((int) from.number(at + "refusals"), (int) from.number(at + "rung"),
        moment(from.get(at + "after"), now), Quantity.parse(from.get(at + "largest")),
        from.find(at + "capped").isPresent());
  }

  private static Child readChild(CanonicalText from, String at, Moment now) {
    return new Child(Owner.Role.of(from.get(at + "role")), (int) from.number(at + "ref"),
        LegId.parse(from.get(at + "leg")), OrderPurpose.of(from.get(at + "purpose").charAt(0)),
        Side.of(from.get(at + "side")), Quantity.parse(from.get(at + "quantity")),
        Quantity.parse(from.get(at + "filled")), ChildPhase.of(from.get(at + "phase")), (int) from.number(at + "rung"),
        moment(from.get(at + "priced"), now), from.find(at + "cancel").map(wall -> moment(wall, now)),
        from.find(at + "moving").map(GroupText::repricing).orElse(Repricing.NONE));
  }

  private static Optional<String> moving(Repricing repricing) {
    return repricing.equals(Repricing.NONE) ? Optional.empty()
        : Optional.of(repricing.failed() + (repricing.pending() ? "+asked" : "") + (repricing.atBand() ? "+band" : ""));
  }

  private static Repricing repricing(String text) {
    List<String> parts = List.of(text.split("\\+"));
    return new Repricing(parts.contains("asked"), Integer.parseInt(parts.get(0)), parts.contains("band"));
  }

  static Moment moment(String wall, Moment now) {
    return now.recall(Instant.parse(wall));
  }
}
