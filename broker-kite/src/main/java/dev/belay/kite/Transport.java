package dev.belay.kite;

/** Sends one request and waits for its answer; sends it once, whatever happens. */
interface Transport extends AutoCloseable {

  /**
   * Sends a request.
   *
   * @param call what to send
   * @param authorization the session's header, blank for none
   */
  Answer send(Call call, String authorization);

  @Override
  void close();
}
