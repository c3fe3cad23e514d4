package dev.belay.stop;

/** A signal in a phase that has no row for it: a fault in this library. */
public final class IllegalStopMoveException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient StopPhase from;
  private final transient StopSignal on;

  IllegalStopMoveException(StopPhase from, StopSignal on) {
    super("a stop that is " + from + " has no move on " + on);
    this.from = from;
    this.on = on;
  }

  /** {@return the phase} */
  public StopPhase from() {
    return from;
  }

  /** {@return the signal} */
  public StopSignal on() {
    return on;
  }
}
