package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The running comparison of positions (DESIGN rules 8.4 and 8.5). The broker wins: what differs is booked, in the end,
 * as the broker has it; but one read is no proof, a read behind our own fills is none at all, and a loss of ours is
 * believed only when two reads agree, and then only as far as a trade, or time, explains it.
 *
 * <p>Pure: a state and a reading give a state, divergences and corrections. Used alone, you grade reads first
 * ({@link ReadMemory}), carry out the corrections, keep the state, and call {@link #ticked} at least every second while
 * {@link ReconcileState#suspected} is not empty.
 *
 * <p>This class has no state and is thread-safe.
 */
public final class Reconciler {

  private Reconciler() {}

  /**
   * {@return what a positions read leads to}
   *
   * @param state the state before
   * @param reading a read that is not suspect
   */
  public static ReconcileStep read(ReconcileState state, PositionsReading reading) {
    List<KeyReading> readings = reading.byKey(state.keys().keySet());
    SortedMap<PositionKey, PositionKey> conversions = conversions(state, readings);
    TreeSet<PositionKey> gaining = new TreeSet<>(conversions.values());
    SortedMap<PositionKey, KeyState> next = new TreeMap<>(state.keys());
    List<Divergence> divergences = new ArrayList<>();
    List<Correction> corrections = new ArrayList<>();
    for (KeyReading each : readings) {
      if (gaining.contains(each.key())) {
        continue; // it is decided with the key that loses
      }
      KeyState before = state.keys().get(each.key());
      KeyDesk desk = before != null ? KeyDesk.of(before, each)
          : state.isKnown() ? KeyDesk.of(KeyState.of(each.key()), each) : KeyDesk.first(each);
      desk.read(Optional.ofNullable(conversions.get(each.key())));
      next.put(each.key(), desk.state());
      divergences.addAll(desk.divergences());
      corrections.addAll(desk.corrections());
    }
    return new ReconcileStep(state.with(next), divergences, corrections);
  }

  private static SortedMap<PositionKey, PositionKey> conversions(ReconcileState state, List<KeyReading> readings) {
    SortedMap<PositionKey, Quantity> moves = new TreeMap<>();
    SortedMap<PositionKey, Quantity> owners = new TreeMap<>();
    for (KeyReading each : readings) {
      KeyState before = state.keys().get(each.key());
      Quantity external = before == null ? Quantity.ZERO : before.external();
      moves.put(each.key(), each.net().minus(each.own()).minus(external));
      owners.put(each.key(), each.own());
    }
    return Attribution.conversions(moves, owners);
  }

  /**
   * {@return what trades of others lead to before any positions read shows them: a trade that is larger than what is
   * not ours on its key, and against what we hold, took something of ours}
   *
   * @param state the state before
   * @param foreign signed units that orders which are not ours have traded today, by key
   * @param owners signed units of own fills by key and group
   * @param at when this was learnt
   */
  public static ReconcileStep traded(ReconcileState state, SortedMap<PositionKey, Quantity> foreign,
      SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners, Moment at) {
    SortedMap<PositionKey, KeyState> next = new TreeMap<>(state.keys());
    List<Correction> corrections = new ArrayList<>();
    foreign.forEach((key, traded) -> {
      KeyState before = state.keys().get(key);
      Quantity move = before == null ? Quantity.ZERO : traded.minus(before.accounted());
      boolean told = before == null || before.doubt().filter(Doubt::guarded).isPresent();
      if (told || move.isZero()) {
        return;
      }
      SortedMap<GroupId, Quantity> held = owners.getOrDefault(key, new TreeMap<>());
      Quantity own = Attribution.sum(held);
      Quantity net = own.plus(before.external()).plus(move);
      Attribution.Split split = Attribution.split(net, held);
      boolean against = own.isNegative() != move.isNegative();
      if (against && !split.losses().isEmpty()) {
        Doubt doubt = before.doubt().orElse(new Doubt(move, split.losses(), at, at, false, false));
        next.put(key, before.with(Optional.of(doubt.told())).frozen(true));
        freeze(corrections, before, own, net);
        corrections.add(new Correction.Guard(key, split.losses(), Correction.Cause.TRADE_SEEN));
      }
    });
    return new ReconcileStep(state.with(next), List.of(), corrections);
  }

  /**
   * {@return what the passing of time leads to: a loss that nothing has contradicted for ten seconds is covered
   * against, by its smallest reading, whatever reads fail meanwhile}
   *
   * @param state the state before
   * @param at now
   */
  public static ReconcileStep ticked(ReconcileState state, Moment at) {
    SortedMap<PositionKey, KeyState> next = new TreeMap<>(state.keys());
    List<Correction> corrections = new ArrayList<>();
    state.keys().forEach((key, before) -> before.doubt().filter(doubt -> !doubt.guarded() && doubt.isQuiet(at))
        .filter(doubt -> !doubt.losses().isEmpty()).ifPresent(doubt -> {
          next.put(key, before.with(Optional.of(doubt.told())));
          corrections.add(new Correction.Guard(key, doubt.losses(), Correction.Cause.WAITED));
        }));
    return new ReconcileStep(state.with(next), List.of(), corrections);
  }

  private static void freeze(List<Correction> to, KeyState before, Quantity own, Quantity net) {
    if (!before.frozen()) {
      to.add(new Correction.Frozen(before.key(), own, before.external(), net));
    }
  }
}
