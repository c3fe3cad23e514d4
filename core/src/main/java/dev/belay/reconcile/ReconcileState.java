package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the reconciler remembers of positions between readings: what is booked as not ours, and what is in doubt.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class ReconcileState {

  /** Nothing was read yet. */
  public static final ReconcileState NONE = new ReconcileState(new TreeMap<>(), false);

  private final SortedMap<PositionKey, KeyState> keys;
  private final boolean known;

  private ReconcileState(SortedMap<PositionKey, KeyState> keys, boolean known) {
    this.keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    this.known = known;
  }

  /**
   * What has to be remembered of a key over a restart.
   *
   * @param key which
   * @param external signed units booked as not ours
   * @param accounted signed units of the day's foreign trades that this takes into account
   * @param seen signed units of foreign trades that had been seen when the last of them was booked
   */
  public record Kept(PositionKey key, Quantity external, Quantity accounted, Quantity seen) {

    /** Refuses missing parts. */
    public Kept {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(external, "external");
      Objects.requireNonNull(accounted, "accounted");
      Objects.requireNonNull(seen, "seen");
    }

    private boolean says() {
      return !external.isZero() || !accounted.isZero() || !seen.isZero();
    }
  }

  /**
   * {@return what an earlier process of the same trading day knew: a key that it does not name had nothing of others,
   * and what is there now has come since; {@link #nextDay} makes the state of a later day of it}
   *
   * @param kept what {@link #kept} gave
   */
  public static ReconcileState of(List<Kept> kept) {
    SortedMap<PositionKey, KeyState> keys = new TreeMap<>();
    kept.forEach(each -> keys.put(each.key(),
        KeyState.of(each.key()).kept(each.external(), each.accounted(), each.seen())));
    return new ReconcileState(keys, true);
  }

  /** {@return what a later process has to know, by key; those of which there is nothing are absent} */
  public List<Kept> kept() {
    return keys.values().stream()
        .map(each -> new Kept(each.key(), each.external(), each.accounted(), each.seen())).filter(Kept::says).toList();
  }

  ReconcileState with(SortedMap<PositionKey, KeyState> others) {
    return new ReconcileState(others, known);
  }

  /** Whether a key that is not there is known to have had nothing of others. */
  boolean isKnown() {
    return known;
  }

  SortedMap<PositionKey, KeyState> keys() {
    return keys;
  }

  /** {@return signed units that are booked as not ours, by key; none of them zero} */
  public SortedMap<PositionKey, Quantity> external() {
    SortedMap<PositionKey, Quantity> all = new TreeMap<>();
    keys.forEach((key, state) -> {
      if (!state.external().isZero()) {
        all.put(key, state.external());
      }
    });
    return Collections.unmodifiableSortedMap(all);
  }

  /** {@return keys on which something of ours may be gone: they are read faster, and take no entries} */
  public SortedSet<PositionKey> suspected() {
    SortedSet<PositionKey> all = new TreeSet<>();
    keys.forEach((key, state) -> {
      if (state.doubt().isPresent() || state.frozen()) {
        all.add(key);
      }
    });
    return Collections.unmodifiableSortedSet(all);
  }

  /**
   * {@return what is missing of ours by key and group, signed, and not booked yet: the shorts that it protected have to
   * be covered as long as it stands here}
   */
  public SortedMap<PositionKey, SortedMap<GroupId, Quantity>> guarded() {
    SortedMap<PositionKey, SortedMap<GroupId, Quantity>> all = new TreeMap<>();
    keys.forEach((key, state) -> state.doubt().filter(Doubt::guarded).ifPresent(doubt -> all.put(key, doubt.losses())));
    return Collections.unmodifiableSortedMap(all);
  }

  /**
   * {@return the state at the beginning of a trading day: books are empty, what was not ours stays so until a read says
   * otherwise, doubts are gone}
   */
  public ReconcileState nextDay() {
    SortedMap<PositionKey, KeyState> next = new TreeMap<>();
    keys.forEach((key, state) -> {
      if (!state.external().isZero() || state.frozen()) {
        next.put(key, state.nextDay());
      }
    });
    return new ReconcileState(next, false);
  }

  /**
   * {@return the state after a group of ours has taken over what was nobody's}
   *
   * @param key where
   * @param units signed units that are ours from now on
   * @throws IllegalArgumentException when not so much is nobody's there
   */
  public ReconcileState adopted(PositionKey key, Quantity units) {
    KeyState before = keys.get(key);
    Quantity external = before == null ? Quantity.ZERO : before.external();
    if (units.abs().isMoreThan(external.abs()) || units.isNegative() != external.isNegative()) {
      throw new IllegalArgumentException(key + ": " + units + " of " + external + " that are nobody's");
    }
    SortedMap<PositionKey, KeyState> next = new TreeMap<>(keys);
    next.put(key, before.owned(external.minus(units)));
    return with(next);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReconcileState state && keys.equals(state.keys) && known == state.known;
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  /** {@return what is remembered of each key, as text} */
  @Override
  public String toString() {
    return "ReconcileState" + keys.values();
  }
}
