package dev.belay.examples;

/** Input that cannot be used; the message names the place and the rule that it breaks. Nothing has been sent. */
final class InputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InputException(String place, String rule) {
    super(place + ": " + rule);
  }

  /** For a message that names its place already. */
  InputException(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}
