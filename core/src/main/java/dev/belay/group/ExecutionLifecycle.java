package dev.belay.group;

/** Where a group stands. The only legal moves are the rows of {@link GroupLife}. Codes never change once released. */
public enum ExecutionLifecycle {
  /** Asked for, not yet judged. */
  CREATED("created", false),
  /** Refused before its first order. */
  REJECTED("rejected", true),
  /** Sized, checked and planned; nothing sent yet. */
  ACCEPTED("accepted", false),
  /** Ended with nothing filled and nothing working. */
  LAPSED("lapsed", true),
  /** Orders are out, nothing has filled. */
  EXECUTING("executing", false),
  /** Something has filled, the group is not complete. */
  PARTIALLY_EXPOSED("partially-exposed", false),
  /** The target is filled; the position lives here, over restarts and days. */
  COMPLETED("completed", false),
  /** The position is being closed because somebody asked. */
  EXITING("exiting", false),
  /** Closed as asked: flat, nothing working. */
  CLOSED("closed", true),
  /** Returning to flat by reverse trades. The name says nothing about emergency hedges. */
  HEDGING("hedging", false),
  /** Returned to flat. */
  HEDGED("hedged", true),
  /** Waiting for a person, a session or a block to end; watched all the while. */
  HELD("held", false),
  /** Everything was closed by somebody else. */
  CLOSED_EXTERNALLY("closed-externally", true),
  /** Every leg has expired. */
  EXPIRED("expired", true);

  private final String code;
  private final boolean ended;

  ExecutionLifecycle(String code, boolean ended) {
    this.code = code;
    this.ended = ended;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether the state is final; a late fill still re-opens it} */
  public boolean isFinal() {
    return ended;
  }

  /** {@return whether the state is not final} */
  public boolean isActive() {
    return !ended;
  }

  /**
   * {@return the state that a stored code names}
   *
   * @param code the code
   */
  public static ExecutionLifecycle of(String code) {
    for (ExecutionLifecycle each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no lifecycle has the code '" + code + "'");
  }
}
