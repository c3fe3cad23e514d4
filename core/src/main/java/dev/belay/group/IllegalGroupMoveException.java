package dev.belay.group;

/** A move that the table of group lives does not have: a bug, or a state that somebody else wrote. */
public final class IllegalGroupMoveException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient ExecutionLifecycle from;
  private final transient GroupSignal cause;

  IllegalGroupMoveException(ExecutionLifecycle from, GroupSignal cause) {
    super("no move from " + from + " on " + cause);
    this.from = from;
    this.cause = cause;
  }

  /** {@return the state in which it happened} */
  public ExecutionLifecycle from() {
    return from;
  }

  /** {@return what happened} */
  public GroupSignal signal() {
    return cause;
  }
}
