package dev.belay.plan;

/** What a request wants. */
public enum RequestKind {
  /** Opens a position as a new group. */
  ENTER("enter"),
  /** Closes a group's whole position. */
  EXIT("exit");

  private final String code;

  RequestKind(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }
}
