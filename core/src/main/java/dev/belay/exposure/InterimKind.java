package dev.belay.exposure;

/** What an exposure window times. Codes never change once released. */
public enum InterimKind {
  /** Filled short options beyond filled protection and declaration. */
  BARED("bared"),
  /** Part of the group has filled and the group is not complete. */
  INCOMPLETE("incomplete");

  private final String code;

  InterimKind(String code) {
    this.code = code;
  }

  /** {@return the stable code, part of metric names} */
  public String code() {
    return code;
  }
}
