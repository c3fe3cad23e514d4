package dev.belay.killswitch;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Follows every key in the reach of a pulled kill switch from held to flat, swept and shown twice. No key waits for
 * another. The caller blocks entries in its reach before anything else, has the groups exit, cancels the orders of keys
 * that are {@linkplain KillPhase#SWEEPING swept}, and reads positions while a key is {@linkplain KillPhase#VERIFYING
 * verified}. Pure; this class has no state and is thread-safe.
 */
public final class KillSwitch {

  /** The two reads that show a key flat begin so far apart. */
  private static final Duration APART = Duration.ofSeconds(2);

  private KillSwitch() {}

  /**
   * {@return what an event does to a pulled switch}
   *
   * @param state the switch before
   * @param event what it is told
   */
  public static KillState step(KillState state, KillEvent event) {
    return switch (event.kind()) {
      case LOOKED -> looked(state, (KillEvent.Looked) event);
      case READ -> read(state, (KillEvent.Read) event);
    };
  }

  private static KillState looked(KillState state, KillEvent.Looked look) {
    SortedMap<PositionKey, KillKey> keys = new TreeMap<>(state.keys());
    look.own().forEach((key, units) -> begin(keys, key, !units.isZero()));
    look.working().forEach((key, orders) -> begin(keys, key, orders > 0));
    keys.replaceAll((key, each) -> settle(each.seen(look.own().getOrDefault(key, Quantity.ZERO),
        look.working().getOrDefault(key, 0))));
    return new KillState(state.scope(), state.person(), state.since(), keys, state.uncovered());
  }

  private static void begin(SortedMap<PositionKey, KillKey> keys, PositionKey key, boolean ours) {
    if (ours && !keys.containsKey(key)) {
      keys.put(key, new KillKey(key, KillPhase.CLOSING, Quantity.ZERO, 0, Optional.empty()));
    }
  }

  private static KillKey settle(KillKey key) {
    KillKey after = key;
    if (!key.own().isZero()) {
      after = on(after, KillSignal.HOLDS_AGAIN);
    } else {
      after = on(after, KillSignal.FLAT);
      after = key.working() > 0 ? on(after, KillSignal.WORKS_AGAIN) : on(after, KillSignal.NOTHING_WORKS);
    }
    return after;
  }

  private static KillKey on(KillKey key, KillSignal signal) {
    return KillLife.next(key.phase(), signal).map(key::in).orElse(key);
  }

  private static KillState read(KillState state, KillEvent.Read read) {
    SortedMap<PositionKey, KillKey> keys = new TreeMap<>(state.keys());
    keys.replaceAll((key, each) -> each.phase() == KillPhase.VERIFYING
        ? shown(each, read.unexplained().getOrDefault(key, Quantity.ZERO).isZero(), read.begun()) : each);
    SortedMap<PositionKey, Quantity> uncovered = new TreeMap<>(read.external());
    uncovered.values().removeIf(Quantity::isZero);
    return new KillState(state.scope(), state.person(), state.since(), keys, uncovered);
  }

  private static KillKey shown(KillKey key, boolean agrees, Moment begun) {
    if (!agrees) {
      return key.shown(Optional.empty());
    }
    boolean twice = key.shownAt().filter(first -> begun.isPast(first, APART)).isPresent();
    return twice ? on(key, KillSignal.SHOWN_TWICE) : key.shown(key.shownAt().or(() -> Optional.of(begun)));
  }
}
