package dev.belay.broker;

import dev.belay.order.BrokerRejection;

/** The graded answer to a cancel request. It says only whether the request was taken; evidence decides the rest. */
public sealed interface CancelResult {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Requested}. */
    REQUESTED,
    /** {@link Refused}. */
    REFUSED,
    /** {@link Indeterminate}. */
    INDETERMINATE
  }

  /** {@return which kind it is} */
  Kind kind();

  /** The broker has taken the request. */
  record Requested() implements CancelResult {
    @Override
    public Kind kind() {
      return Kind.REQUESTED;
    }
  }

  /**
   * Definitely not done. The order may have ended meanwhile: read it.
   *
   * @param rejection the proof
   */
  record Refused(BrokerRejection rejection) implements CancelResult {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * Done or not, nobody can say.
   *
   * @param cause what went wrong, for a person, without credentials
   */
  record Indeterminate(String cause) implements CancelResult {
    @Override
    public Kind kind() {
      return Kind.INDETERMINATE;
    }
  }
}
