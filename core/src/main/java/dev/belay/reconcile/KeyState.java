package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * What is remembered of one key between readings.
 *
 * @param key which
 * @param external signed units booked as not ours
 * @param accounted signed units of foreign trades that the bookings have taken into account
 * @param seen signed units of foreign trades that had been seen when the last of them was made
 * @param doubt a loss of ours that is not booked yet
 * @param frozen whether the key takes no entries
 * @param repairs corrections without an explanation since the key last agreed for a minute
 * @param repairedAt when the last correction was booked
 * @param number how many corrections there were
 * @param newDay whether no reading of this trading day has agreed yet
 */
record KeyState(PositionKey key, Quantity external, Quantity accounted, Quantity seen, Optional<Doubt> doubt,
    boolean frozen, int repairs, Optional<Moment> repairedAt, long number, boolean newDay) {

  KeyState {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(external, "external");
    Objects.requireNonNull(accounted, "accounted");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(doubt, "doubt");
    Objects.requireNonNull(repairedAt, "repairedAt");
  }

  static KeyState of(PositionKey key) {
    return new KeyState(key, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, Optional.empty(), false, 0,
        Optional.empty(), 0, true);
  }

  /** What an earlier process knew. */
  KeyState kept(Quantity thenExternal, Quantity thenAccounted, Quantity thenSeen) {
    return new KeyState(key, thenExternal, thenAccounted, thenSeen, doubt, frozen, repairs, repairedAt, number, newDay);
  }

  KeyState with(Optional<Doubt> other) {
    return new KeyState(key, external, accounted, seen, other, frozen, repairs, repairedAt, number, newDay);
  }

  KeyState frozen(boolean now) {
    return new KeyState(key, external, accounted, seen, doubt, now, repairs, repairedAt, number, newDay);
  }

  /** What was not ours before anybody looked, whatever trades of others made it so. */
  KeyState found(Quantity nowExternal, Quantity foreign) {
    return new KeyState(key, nowExternal, foreign, foreign, doubt, frozen, repairs, repairedAt, number + 1,
        newDay);
  }

  /** A part of what was nobody's is ours now; no trade made it so. */
  KeyState owned(Quantity nowExternal) {
    return new KeyState(key, nowExternal, accounted, seen, doubt, frozen, repairs, repairedAt, number + 1, newDay);
  }

  KeyState counted() {
    return new KeyState(key, external, accounted, seen, doubt, frozen, repairs, repairedAt, number + 1, newDay);
  }

  KeyState gaveUp() {
    return new KeyState(key, external, accounted, seen, doubt, true, repairs + 1, repairedAt, number, newDay);
  }

  /** A correction is booked; whatever trade explains it has been taken into account. */
  KeyState booked(Quantity nowExternal, Quantity move, Quantity foreign, boolean explained, Moment at) {
    return new KeyState(key, nowExternal, accounted.plus(move), foreign, Optional.empty(), frozen,
        explained ? repairs : repairs + 1, Optional.of(at), number + 1, newDay);
  }

  /** The reading agrees; a minute after the last repair it counts as having held, and what was given up is not. */
  KeyState agreed(Moment at) {
    boolean held = repairedAt.filter(last -> !at.isPast(last, Doubt.WAITED)).isEmpty();
    boolean givenUp = !held && repairs > KeyDesk.MOST_REPAIRS;
    return new KeyState(key, external, accounted, seen, Optional.empty(), givenUp, held ? 0 : repairs, repairedAt,
        number, false);
  }

  /** The next trading day: its books begin with nothing. */
  KeyState nextDay() {
    return new KeyState(key, external, Quantity.ZERO, Quantity.ZERO, Optional.empty(), frozen, repairs,
        repairedAt, number, true);
  }
}
