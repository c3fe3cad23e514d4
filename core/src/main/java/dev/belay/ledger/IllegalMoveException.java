package dev.belay.ledger;

/** An act of ours on a child order whose status does not allow it: a bug of the caller. */
public final class IllegalMoveException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient OrderStatus from;
  private final transient OrderSignal cause;

  IllegalMoveException(OrderStatus from, OrderSignal cause) {
    super("an order that is " + from + " takes no " + cause);
    this.from = from;
    this.cause = cause;
  }

  /** {@return where the order stood} */
  public OrderStatus from() {
    return from;
  }

  /** {@return what was tried} */
  public OrderSignal signal() {
    return cause;
  }
}
