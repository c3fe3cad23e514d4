package dev.belay.hedge;

/** A signal in a phase that has no row for it: a fault in this library. */
public final class IllegalHedgeMoveException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final transient HedgePhase from;
  private final transient HedgeSignal on;

  IllegalHedgeMoveException(HedgePhase from, HedgeSignal on) {
    super("a hedge that is " + from + " has no move on " + on);
    this.from = from;
    this.on = on;
  }

  /** {@return the phase} */
  public HedgePhase from() {
    return from;
  }

  /** {@return the signal} */
  public HedgeSignal on() {
    return on;
  }
}
