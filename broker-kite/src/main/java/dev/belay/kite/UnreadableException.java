package dev.belay.kite;

/**
 * An answer that breaks its format. Never leaves the package: it becomes a failed read or an indeterminate
 * write.
 */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says where and what, without the answer's own text, which may hold an account's data. */
  UnreadableException(String what) {
    super(what, null, false, false);
  }
}
