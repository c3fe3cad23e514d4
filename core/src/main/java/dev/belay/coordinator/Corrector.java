package dev.belay.coordinator;

import dev.belay.group.GroupEvent;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.PositionKey;
import dev.belay.order.Scope;
import dev.belay.plan.Leg;
import dev.belay.reconcile.Correction;
import dev.belay.reconcile.Divergence;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Carries out what a reconciliation decides. Loop only. */
final class Corrector {

  private final Floor floor;
  private final Groups groups;
  private final ModeKeeper mode;
  private final Conversions conversions;

  Corrector(Floor floor, Groups groups, ModeKeeper mode, Conversions conversions) {
    this.floor = floor;
    this.groups = groups;
    this.mode = mode;
    this.conversions = conversions;
  }

  void count(List<Divergence> divergences) {
    for (Divergence each : divergences) {
      if (each.kind() != Divergence.Kind.FOREIGN_ORDER) { // the same ones in every book
        floor.journal().count(ExecutionMetrics.DIVERGENCES + each.kind().code(), 1);
      }
    }
  }

  void correct(List<Correction> corrections) {
    for (Correction each : corrections) {
      switch (each.kind()) {
        case EXTERNAL, THAWED, GUARD -> { }
        case REDUCTION -> reduce((Correction.Reduction) each);
        case FROZEN -> {
          Correction.Frozen frozen = (Correction.Frozen) each;
          alert(Optional.empty(), each.key() + ": the broker shows " + frozen.net() + ", our own fills are "
              + frozen.own() + " and others hold " + frozen.external() + "; no entries there");
        }
        case CONVERSION -> {
          conversions.follow((Correction.Conversion) each);
          conversions.cancelFormer();
        }
        case GAVE_UP -> mode.orphan(new Scope.Instrument(each.key().instrument()), mismatch(Optional.empty(),
            each.key() + ": the position does not stay what it was corrected to"));
      }
    }
  }

  private void reduce(Correction.Reduction cut) {
    alert(Optional.of(cut.group()), cut.key() + ": somebody else has closed " + cut.change().abs() + " units of group "
        + cut.group() + (cut.closes() ? ", all it had there" : ""));
    onLegs(cut.group(), cut.key(), cut.change(),
        (desk, taken) -> groups.tell(desk, taken));
  }

  /**
   * What a short would lack if a loss were booked is covered before it is, and no longer than the loss is believed.
   * That a short itself is gone lowers no cover before it is booked (DESIGN rule 5.5).
   */
  void doubt(SortedMap<PositionKey, SortedMap<GroupId, Quantity>> doubted) {
    SortedMap<GroupId, SortedMap<LegId, Quantity>> losses = new TreeMap<>();
    doubted.forEach((key, owners) -> owners.forEach((group, change) -> onLegs(group, key, change, (desk, taken) ->
        lacks(losses, group, taken))));
    for (GroupDesk desk : List.copyOf(groups.all())) {
      groups.doubt(desk, losses.getOrDefault(desk.state.plan().group(), new TreeMap<>()));
    }
  }

  private static void lacks(SortedMap<GroupId, SortedMap<LegId, Quantity>> losses, GroupId group,
      GroupEvent.TakenAway taken) {
    if (taken.change().isNegative()) {
      losses.computeIfAbsent(group, each -> new TreeMap<>()).put(taken.leg(), taken.change());
    }
  }

  private void onLegs(GroupId group, PositionKey key, Quantity change,
      BiConsumer<GroupDesk, GroupEvent.TakenAway> act) {
    groups.find(group).ifPresent(desk -> {
      Quantity left = change;
      for (Leg leg : desk.state.plan().legs()) {
        Quantity held = desk.state.held(leg.id());
        boolean there = desk.state.plan().key(leg).equals(key) && !left.isZero()
            && !held.isZero() && held.isNegative() != left.isNegative();
        if (there) {
          Quantity part = left.isNegative() ? left.abs().min(held).negate() : left.min(held.abs());
          left = left.minus(part);
          act.accept(desk, new GroupEvent.TakenAway(leg.id(), part, floor.now()));
        }
      }
    });
  }

  private void alert(Optional<GroupId> group, String text) {
    floor.raise(mismatch(group, text));
  }

  private static Alert mismatch(Optional<GroupId> group, String text) {
    return new Alert(AlertCode.POSITION_MISMATCH, group, text);
  }
}
