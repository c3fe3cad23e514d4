package dev.belay.testkit;

import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import dev.belay.order.BrokerOrderId;
import java.time.Duration;

/** What goes wrong with a read. All are immutable values. */
public sealed interface ReadFault {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Fails}. */
    FAILS,
    /** {@link Stale}. */
    STALE,
    /** {@link Empty}. */
    EMPTY,
    /** {@link Truncated}. */
    TRUNCATED,
    /** {@link Hides}. */
    HIDES,
    /** {@link Omits}. */
    OMITS,
    /** {@link Torn}. */
    TORN,
    /** {@link Slow}. */
    SLOW,
    /** {@link Silent}. */
    SILENT
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * The read fails and says so.
   *
   * @param cause how
   */
  record Fails(ReadFailure cause) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.FAILS;
    }
  }

  /**
   * The answer looks fresh but shows how things stood a while ago.
   *
   * @param by how long ago
   */
  record Stale(Duration by) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.STALE;
    }
  }

  /** A complete-looking answer with no rows: the empty lie. A read that is no list fails as unreadable. */
  record Empty() implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.EMPTY;
    }
  }

  /**
   * A complete-looking answer with only the first rows. A read that is no list fails as unreadable.
   *
   * @param keep how many rows are left
   */
  record Truncated(int keep) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.TRUNCATED;
    }
  }

  /**
   * A complete-looking answer without the rows of one instrument. A read that is no list is not affected.
   *
   * @param instrument whose rows are missing
   */
  record Hides(InstrumentId instrument) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.HIDES;
    }
  }

  /**
   * A complete-looking answer without the rows of one order. A read that shows no orders is not affected.
   *
   * @param order whose rows are missing
   */
  record Omits(BrokerOrderId order) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.OMITS;
    }
  }

  /**
   * An answer that was put together while things changed: the first half of its rows shows how they stood a while ago,
   * the other half how they stand. A read that is no list is not affected.
   *
   * @param by how long ago
   */
  record Torn(Duration by) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.TORN;
    }
  }

  /**
   * A true answer that comes late and shows how things stood when it was asked.
   *
   * @param by how much later
   */
  record Slow(Duration by) implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.SLOW;
    }
  }

  /** No answer ever. */
  record Silent() implements ReadFault {
    @Override
    public Kind kind() {
      return Kind.SILENT;
    }
  }

  /**
   * {@return a read that fails and says so}
   *
   * @param cause how
   */
  static ReadFault fails(ReadFailure cause) {
    return new Fails(cause);
  }

  /**
   * {@return an answer that shows how things stood a while ago}
   *
   * @param by how long ago
   */
  static ReadFault stale(Duration by) {
    return new Stale(by);
  }

  /** {@return the empty lie} */
  static ReadFault empty() {
    return new Empty();
  }

  /**
   * {@return an answer with only the first rows}
   *
   * @param keep how many
   */
  static ReadFault truncated(int keep) {
    return new Truncated(keep);
  }

  /**
   * {@return an answer without the rows of one instrument}
   *
   * @param instrument whose
   */
  static ReadFault hides(InstrumentId instrument) {
    return new Hides(instrument);
  }

  /**
   * {@return an answer without the rows of one order}
   *
   * @param order whose
   */
  static ReadFault omits(BrokerOrderId order) {
    return new Omits(order);
  }

  /**
   * {@return an answer of which one half is old}
   *
   * @param by how old
   */
  static ReadFault torn(Duration by) {
    return new Torn(by);
  }

  /**
   * {@return an answer that comes late}
   *
   * @param by how much later
   */
  static ReadFault slow(Duration by) {
    return new Slow(by);
  }

  /** {@return no answer ever} */
  static ReadFault silent() {
    return new Silent();
  }
}
