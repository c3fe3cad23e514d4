package dev.belay.broker;

import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;

/** The graded answer to a place request. It says only whether the request was taken, never that anything traded. */
public sealed interface PlaceResult {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Accepted}. */
    ACCEPTED,
    /** {@link Refused}. */
    REFUSED,
    /** {@link Indeterminate}. */
    INDETERMINATE
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * The broker has taken the order.
   *
   * @param id the broker's id
   */
  record Accepted(BrokerOrderId id) implements PlaceResult {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /**
   * Definitely not placed.
   *
   * @param rejection the proof
   */
  record Refused(BrokerRejection rejection) implements PlaceResult {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * Placed or not, nobody can say.
   *
   * @param cause what went wrong, for a person, without credentials
   */
  record Indeterminate(String cause) implements PlaceResult {
    @Override
    public Kind kind() {
      return Kind.INDETERMINATE;
    }
  }
}
