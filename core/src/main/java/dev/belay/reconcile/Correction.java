package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a reconciliation decides. Bookkeeping changes what we believe; a {@link Guard} asks for covers before that; a
 * freeze forbids entries. Numbers run per key, so that the same history gives the same ids.
 */
public sealed interface Correction {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link External}. */
    EXTERNAL,
    /** {@link Reduction}. */
    REDUCTION,
    /** {@link Conversion}. */
    CONVERSION,
    /** {@link Guard}. */
    GUARD,
    /** {@link Frozen}. */
    FROZEN,
    /** {@link Thawed}. */
    THAWED,
    /** {@link GaveUp}. */
    GAVE_UP
  }

  /** Why a loss is believed. */
  enum Cause {
    /** Two agreeing reads. */
    SETTLED,
    /** A trade that is not ours explains it. */
    TRADE_SEEN,
    /** Two agreeing reads at the beginning of a trading day. */
    NEW_DAY,
    /** Nothing has contradicted it for long enough. */
    WAITED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return where} */
  PositionKey key();

  /**
   * What is not ours on a key has changed. Nothing of ours is touched.
   *
   * @param key where
   * @param number the running number of the key's corrections
   * @param from signed units before
   * @param to signed units now
   */
  record External(PositionKey key, long number, Quantity from, Quantity to) implements Correction {
    @Override
    public Kind kind() {
      return Kind.EXTERNAL;
    }
  }

  /**
   * Somebody else has closed a part of what a group holds, or all of it on this key.
   *
   * @param key where
   * @param number the running number of the key's corrections
   * @param group who loses
   * @param change signed change towards zero
   * @param closes whether nothing of the group is left on the key
   * @param cause why it is believed
   */
  record Reduction(PositionKey key, long number, GroupId group, Quantity change, boolean closes, Cause cause)
      implements Correction {
    @Override
    public Kind kind() {
      return Kind.REDUCTION;
    }
  }

  /**
   * A part of what a group holds is carried under another product now: owner and stop follow it.
   *
   * @param key where it was
   * @param number the running number of the key's corrections
   * @param to where it is
   * @param group whose it is
   * @param units signed units that moved
   */
  record Conversion(PositionKey key, long number, PositionKey to, GroupId group, Quantity units)
      implements Correction {
    @Override
    public Kind kind() {
      return Kind.CONVERSION;
    }
  }

  /**
   * Shorts that these units protected have to be covered now, ahead of the bookkeeping.
   *
   * @param key where something is missing
   * @param losses signed change of each owner, by the smallest reading
   * @param cause why it is believed
   */
  record Guard(PositionKey key, SortedMap<GroupId, Quantity> losses, Cause cause) implements Correction {

    /** Copies the map. */
    public Guard {
      Objects.requireNonNull(key, "key");
      losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
      Objects.requireNonNull(cause, "cause");
    }

    @Override
    public Kind kind() {
      return Kind.GUARD;
    }
  }

  /**
   * The key takes no entries until it agrees again; somebody is told.
   *
   * @param key where
   * @param own signed units of own fills
   * @param external signed units booked as not ours
   * @param net the broker's signed net
   */
  record Frozen(PositionKey key, Quantity own, Quantity external, Quantity net) implements Correction {
    @Override
    public Kind kind() {
      return Kind.FROZEN;
    }
  }

  /**
   * The key agrees again.
   *
   * @param key where
   */
  record Thawed(PositionKey key) implements Correction {
    @Override
    public Kind kind() {
      return Kind.THAWED;
    }
  }

  /**
   * The key's repairs do not hold: none is tried any more until it agrees or a person has looked.
   *
   * @param key where
   * @param repairs how many were tried
   */
  record GaveUp(PositionKey key, int repairs) implements Correction {
    @Override
    public Kind kind() {
      return Kind.GAVE_UP;
    }
  }
}
