package dev.belay.testkit.sim;

import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupState;
import dev.belay.mode.Mode;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.persistence.Entry;
import dev.belay.plan.Leg;
import dev.belay.recovery.GroupText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The end of a run: once the faults have stopped, everything must come to rest in bounded time, and then belief, store
 * and truth must agree.
 */
final class Ending {

  private static final long SECOND = 1_000_000_000L;
  private static final long TICK = SECOND / 2;

  /** How long it must have been quiet. */
  private static final int QUIET_TICKS = 8;

  private final World world;
  private final Guards guards;
  private final long healAt;
  private int quiet;

  Ending(World world, long healAt) {
    this.world = world;
    this.guards = new Guards(world);
    this.healAt = healAt;
    world.clock().at(TICK, this::tick);
  }

  long deadline() {
    return healAt + world.plan().bound().toNanos();
  }

  private void tick() {
    quiet = isQuiet() ? quiet + 1 : 0;
    if (quiet < QUIET_TICKS) {
      world.clock().at(world.clock().monotonicNanos() + TICK, this::tick);
      return;
    }
    judge();
    world.finish();
  }

  /** A run whose faults can strike no more may end before they are declared over. */
  private boolean isQuiet() {
    if (world.weather().isTokenDead() || world.weather().isExpected() || !world.life().hasMode()
        || !world.host().hasAsked() || world.witness().outsiders().areUnsettled()
        || world.witness().outsiders().mayWait() && !touched().entrySet().stream().allMatch(this::isBooked)) {
      return false;
    }
    for (GroupHandle each : world.coordinator().groups()) {
      if (!rests(each.view().lifecycle())) {
        return false;
      }
    }
    return world.life().store().isIdle() && guards.missing().isEmpty()
        && world.witness().orders().stream().noneMatch(each ->
        each.taken && !each.trueEnded && !each.rests()
        || !each.taken && !each.shownEnd || each.trueFilled > each.shownFilled);
  }

  private boolean rests(ExecutionLifecycle lifecycle) {
    return lifecycle.isFinal() || lifecycle == ExecutionLifecycle.HELD && world.isHealed()
        || lifecycle == ExecutionLifecycle.COMPLETED && !world.plan().exits();
  }

  void tooLate() {
    if (!world.life().hasMode()) {
      world.violate(Invariant.L6_STARTED, "no mode " + world.plan().bound().toSeconds() + " s after the last fault");
      return;
    }
    if (world.weather().isTokenDead()) {
      cutOff();
      return;
    }
    for (GroupHandle each : world.coordinator().groups()) {
      if (!rests(each.view().lifecycle()) && !isInDoubtForEver(each)) {
        world.violate(Invariant.L1_AT_REST, "group " + each.id() + " is " + each.view() + " "
            + world.plan().bound().toSeconds() + " s after the last fault");
        return;
      }
    }
    guards.missing().ifPresent(what -> world.violate(Invariant.L10_GUARDED, what));
    judge();
  }

  /** Whether an order never arrived, and the trades, which would have to lack it too, can be read no more. */
  private boolean isInDoubtForEver(GroupHandle group) {
    return world.weather().areTradesDead() && group.view().working() && world.witness().group(group.id())
        .filter(books -> books.orders.stream().noneMatch(order -> order.taken && !order.trueEnded)).isPresent();
  }

  /** The broker lets nothing of ours in any more: nothing can come to rest, but a person must have been told. */
  private void cutOff() {
    if (world.coordinator().mode() == Mode.READY) {
      world.violate(Invariant.L9_SAID, "the token is dead, and the coordinator is READY");
    } else if (!world.weather().isTokenDeathTold() && world.life().store().isSound()) { // else nothing is kept or told
      world.violate(Invariant.L9_SAID, "the token is dead, and nobody was told");
    }
  }

  private void judge() {
    for (Books each : world.witness().groups()) {
      Optional<GroupView> view = world.coordinator().group(each.group).map(GroupHandle::view);
      long[] truth = each.truth();
      for (int i = 0; i < truth.length; i++) {
        InstrumentId instrument = instrument(each, i);
        long believed = view.map(GroupView::held).orElse(new TreeMap<>())
            .getOrDefault(instrument, Quantity.ZERO).units();
        boolean own = !world.witness().outsiders().touched(instrument);
        if (own && believed != truth[i]) {
          world.violate(view.isEmpty() ? Invariant.S11_OWNED : Invariant.S7_BOOKS_AGREE, "group " + each.group
              + " believes to hold " + believed + " of leg " + i + " and holds " + truth[i]);
        }
        if ((own ? truth[i] : believed) != 0
            && view.map(GroupView::lifecycle).filter(ExecutionLifecycle::isFinal).isPresent()) {
          world.violate(Invariant.L2_NOTHING_LEFT, "group " + each.group + " has ended and holds " + truth[i]
              + " of leg " + i);
        }
      }
      leftovers(each, view);
    }
    touched().entrySet().stream().filter(each -> !isBooked(each)).forEach(each ->
        world.violate(Invariant.S7_BOOKS_AGREE, "the groups believe to hold " + each.getValue() + " of " + each.getKey()
            + ", where others have traded and the net is " + world.exchange().net(each.getKey())));
    stored();
  }

  /** What all groups together believe to hold where others have traded. */
  private SortedMap<InstrumentId, Long> touched() {
    TreeMap<InstrumentId, Long> believed = new TreeMap<>();
    for (Books each : world.witness().groups()) {
      Optional<GroupView> view = world.coordinator().group(each.group).map(GroupHandle::view);
      for (int i = 0; i < each.legs.size(); i++) {
        InstrumentId instrument = instrument(each, i);
        if (world.witness().outsiders().touched(instrument)) {
          believed.merge(instrument, view.map(GroupView::held).orElse(new TreeMap<>())
              .getOrDefault(instrument, Quantity.ZERO).units(), Long::sum);
        }
      }
    }
    return believed;
  }

  /** Where others have traded, the groups hold together what these have left of theirs. */
  private boolean isBooked(Map.Entry<InstrumentId, Long> believed) {
    return world.witness().outsiders().mayBelieve(believed.getKey(), believed.getValue(), world.witness().groups());
  }

  private void leftovers(Books books, Optional<GroupView> view) {
    boolean ended = view.map(each -> each.lifecycle().isFinal()).orElse(true);
    for (SentOrder each : books.orders) {
      if (ended && each.taken && !each.trueEnded) {
        world.violate(Invariant.L2_NOTHING_LEFT, each.tag + " still works for group " + books.group);
      }
    }
  }

  /** What the next life would load is what this one holds; while the store fails it cannot be. */
  private void stored() {
    if (!world.life().store().isSound()) {
      return;
    }
    for (Entry each : world.life().store().content()) {
      if (each.kind() == Entry.Kind.GROUP) {
        GroupState state = GroupText.read((Entry.Group) each, world.clock().now());
        world.coordinator().group(state.plan().group()).map(GroupHandle::view).ifPresent(view -> {
          if (view.lifecycle() != state.lifecycle() || !view.held().equals(held(state))) {
            world.violate(Invariant.S9_STORE_IS_MEMORY, "memory holds " + view + ", the store " + state.lifecycle()
                + " " + held(state));
          }
        });
      }
    }
  }

  private static SortedMap<InstrumentId, Quantity> held(GroupState state) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>();
    for (Leg leg : state.plan().legs()) {
      held.merge(leg.instrument().id(), state.held(leg.id()), Quantity::plus);
    }
    return held;
  }

  /** Truth against belief, for the report of a failure. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    boolean up = world.life().isUp();
    for (Books each : world.witness().groups()) {
      Optional<GroupView> view = up ? world.coordinator().group(each.group).map(GroupHandle::view) : Optional.empty();
      lines.add("group " + each.group + ": " + view.map(GroupView::toString).orElse("no belief"));
      long[] truth = each.truth();
      long[] shown = each.shown();
      for (int i = 0; i < truth.length; i++) {
        lines.add("  leg " + i + " " + instrument(each, i) + ": truth " + truth[i] + ", shown " + shown[i] + ", target "
            + each.sign[i] * each.target[i]);
      }
      for (SentOrder order : each.orders) {
        lines.add("  " + order.tag + " " + order.tag.purpose() + " leg " + order.leg + " "
            + order.sign * order.units + ": truth " + (order.taken ? order.trueFilled + (order.trueEnded ? " ended"
            : " works") : "never arrived") + "; shown " + order.shownFilled + (order.shownEnd ? " ended" : ""));
      }
    }
    return lines;
  }

  private static InstrumentId instrument(Books books, int leg) {
    return books.legs.get(leg).instrument();
  }
}
