package dev.belay.killswitch;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the kill switch is told. */
public sealed interface KillEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Looked}. */
    LOOKED,
    /** {@link Read}. */
    READ
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * What is ours in its reach now; told again and again.
   *
   * @param own signed units of ours by key
   * @param working orders of ours that may still trade by key
   * @param at when
   */
  record Looked(SortedMap<PositionKey, Quantity> own, SortedMap<PositionKey, Integer> working, Moment at)
      implements KillEvent {

    /** Copies the maps. */
    public Looked {
      own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
      working = Collections.unmodifiableSortedMap(new TreeMap<>(working));
    }

    @Override
    public Kind kind() {
      return Kind.LOOKED;
    }
  }

  /**
   * A read of positions that may be relied on.
   *
   * @param unexplained signed units by key that the broker shows and that neither others nor we are known to hold; a
   *     key that is absent agrees
   * @param external signed units by key in its reach that are not ours
   * @param begun when the read began
   */
  record Read(SortedMap<PositionKey, Quantity> unexplained, SortedMap<PositionKey, Quantity> external, Moment begun)
      implements KillEvent {

    /** Copies the maps. */
    public Read {
      unexplained = Collections.unmodifiableSortedMap(new TreeMap<>(unexplained));
      external = Collections.unmodifiableSortedMap(new TreeMap<>(external));
    }

    @Override
    public Kind kind() {
      return Kind.READ;
    }
  }
}
