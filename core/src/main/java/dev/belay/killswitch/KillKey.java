package dev.belay.killswitch;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * One position key under the kill switch.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param key the key
 * @param phase how far it has come
 * @param own signed units of ours
 * @param working orders of ours that may still trade
 * @param shownAt when the first of two reads began that show nothing of ours
 */
public record KillKey(PositionKey key, KillPhase phase, Quantity own, int working, Optional<Moment> shownAt) {

  /** Refuses missing parts. */
  public KillKey {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(own, "own");
    Objects.requireNonNull(shownAt, "shownAt");
  }

  KillKey in(KillPhase other) {
    return new KillKey(key, other, own, working, Optional.empty());
  }

  KillKey seen(Quantity units, int orders) {
    return new KillKey(key, phase, units, orders, shownAt);
  }

  KillKey shown(Optional<Moment> at) {
    return new KillKey(key, phase, own, working, at);
  }
}
