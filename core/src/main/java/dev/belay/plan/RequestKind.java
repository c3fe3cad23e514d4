package dev.belay.plan;

/** What a request wants. */
public enum RequestKind {
  /** Opens a position as a new group. */
  ENTER("enter"),
  /** Closes a group's whole position. */
  EXIT("exit"),
  /** Closes a complete group's whole position and, once it is flat, opens another one as a new group. */
  ROLL("roll");

  private final String code;

  RequestKind(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }
}
