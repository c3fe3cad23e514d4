package dev.belay.kite;

/** What came of one HTTP request. */
sealed interface Answer {

  /**
   * The server answered, whatever it said.
   *
   * @param code the HTTP status code
   * @param body the whole body, unzipped
   * @param date the server's clock as it wrote it, blank where it did not; only reads look at it
   */
  record Received(int code, byte[] body, String date) implements Answer {}

  /**
   * Proved: nothing of the request left this machine.
   *
   * @param cause why
   */
  record NotSent(String cause) implements Answer {}

  /**
   * Something may have arrived at the server, and there is no whole answer.
   *
   * @param cause why
   */
  record Lost(String cause) implements Answer {}
}
