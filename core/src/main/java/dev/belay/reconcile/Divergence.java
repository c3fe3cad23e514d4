package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderTag;
import dev.belay.order.PositionKey;
import dev.belay.order.ReportedStatus;
import java.util.Objects;
import java.util.Optional;

/**
 * One difference between what we believe and what the broker shows (DESIGN rule 8.4). Its id follows from what it says,
 * so that the same difference found again, or in another run, has the same id.
 */
public sealed interface Divergence {

  /** The kinds, for switches and metrics. Codes never change once released. */
  enum Kind {
    /** {@link MissedFill}. */
    MISSED_FILL("missed-fill"),
    /** {@link MissedTerminal}. */
    MISSED_TERMINAL("missed-terminal"),
    /** {@link UnknownOrder}. */
    UNKNOWN_ORDER("unknown-order"),
    /** {@link MissingOrder}. */
    MISSING_ORDER("missing-order"),
    /** {@link ForeignOrder}. */
    FOREIGN_ORDER("foreign-order"),
    /** {@link PositionMismatch}. */
    POSITION_MISMATCH("position-mismatch");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** {@return the stable code shown in metrics and the journal} */
    public String code() {
      return code;
    }
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return what it is about, as text} */
  String subject();

  /** {@return an id that follows from kind and content alone} */
  default String id() {
    return kind().code() + " " + subject();
  }

  /**
   * The broker shows more of an order filled than we had booked.
   *
   * @param tag the order
   * @param booked units we had booked
   * @param shown units the broker shows
   */
  record MissedFill(OrderTag tag, Quantity booked, Quantity shown) implements Divergence {
    @Override
    public Kind kind() {
      return Kind.MISSED_FILL;
    }

    @Override
    public String subject() {
      return tag + " " + booked + " -> " + shown;
    }
  }

  /**
   * The broker shows an order's end that we had not learnt.
   *
   * @param tag the order
   * @param shown its status at the broker
   */
  record MissedTerminal(OrderTag tag, ReportedStatus shown) implements Divergence {
    @Override
    public Kind kind() {
      return Kind.MISSED_TERMINAL;
    }

    @Override
    public String subject() {
      return tag + " " + shown.code();
    }
  }

  /**
   * An order carries a tag of our instance, and we do not know it.
   *
   * @param tag its tag
   * @param order the broker's id
   */
  record UnknownOrder(OrderTag tag, BrokerOrderId order) implements Divergence {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN_ORDER;
    }

    @Override
    public String subject() {
      return tag + " " + order;
    }
  }

  /**
   * The broker had an order of ours and a book that is believed does not show it.
   *
   * @param tag the order
   * @param order the broker's id
   * @param ended how it had ended as far as we know; empty when we took it for working
   */
  record MissingOrder(OrderTag tag, BrokerOrderId order, Optional<OrderEnd> ended) implements Divergence {

    /** Refuses missing parts. */
    public MissingOrder {
      Objects.requireNonNull(ended, "ended");
    }

    @Override
    public Kind kind() {
      return Kind.MISSING_ORDER;
    }

    @Override
    public String subject() {
      return tag + " " + order;
    }
  }

  /**
   * An order that is not ours: never touched, only counted.
   *
   * @param order the broker's id
   * @param key where it trades
   * @param traded signed units that it has traded
   */
  record ForeignOrder(BrokerOrderId order, PositionKey key, Quantity traded) implements Divergence {
    @Override
    public Kind kind() {
      return Kind.FOREIGN_ORDER;
    }

    @Override
    public String subject() {
      return order + " " + key + " " + traded;
    }
  }

  /**
   * The broker's net is not what own fills and known external quantity add up to.
   *
   * @param key where
   * @param own signed units of own fills
   * @param external signed units booked as not ours
   * @param net the broker's signed net
   */
  record PositionMismatch(PositionKey key, Quantity own, Quantity external, Quantity net) implements Divergence {
    @Override
    public Kind kind() {
      return Kind.POSITION_MISMATCH;
    }

    @Override
    public String subject() {
      return key + " " + own + " + " + external + " -> " + net;
    }
  }
}
