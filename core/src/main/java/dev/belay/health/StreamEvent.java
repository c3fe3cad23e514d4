package dev.belay.health;

import dev.belay.order.BrokerOrderId;
import dev.belay.time.Moment;
import java.util.SortedSet;

/** What happens to the stream of updates, or is learnt about it. */
public sealed interface StreamEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Connected}. */
    CONNECTED,
    /** {@link Disconnected}. */
    DISCONNECTED,
    /** {@link Heard}. */
    HEARD,
    /** {@link ReadFirst}. */
    READ_FIRST,
    /** {@link Resynced}. */
    RESYNCED,
    /** {@link Ticked}. */
    TICKED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return when} */
  Moment at();

  /**
   * A connection is up.
   *
   * @param epoch its number; one that is not higher than the last is an old socket, and is not believed
   * @param at when
   */
  record Connected(long epoch, Moment at) implements StreamEvent {
    @Override
    public Kind kind() {
      return Kind.CONNECTED;
    }
  }

  /**
   * The connection is down, and says so.
   *
   * @param at when
   */
  record Disconnected(Moment at) implements StreamEvent {
    @Override
    public Kind kind() {
      return Kind.DISCONNECTED;
    }
  }

  /**
   * An update came.
   *
   * @param order about which order
   * @param at when
   */
  record Heard(BrokerOrderId order, Moment at) implements StreamEvent {
    @Override
    public Kind kind() {
      return Kind.HEARD;
    }
  }

  /**
   * A book showed changes that the stream had not told, so far.
   *
   * @param orders which orders changed
   * @param at when
   */
  record ReadFirst(SortedSet<BrokerOrderId> orders, Moment at) implements StreamEvent {
    @Override
    public Kind kind() {
      return Kind.READ_FIRST;
    }
  }

  /**
   * Order book, trades and positions were read, and usable.
   *
   * @param begun when the first of these reads began
   * @param at when the last answer came
   */
  record Resynced(Moment begun, Moment at) implements StreamEvent {
    @Override
    public Kind kind() {
      return Kind.RESYNCED;
    }
  }

  /**
   * Time has passed.
   *
   * @param at now
   */
  record Ticked(Moment at) implements StreamEvent {
    @Override
    public Kind kind() {
      return Kind.TICKED;
    }
  }
}
