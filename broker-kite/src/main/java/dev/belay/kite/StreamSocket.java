package dev.belay.kite;

/** One open WebSocket. Thread-safe. */
interface StreamSocket {

  /** Sends a text; whether it arrives is not known. */
  void send(String text);

  /** Ends the connection at once, without a farewell: the other side may be gone. */
  void cancel();

  /** Takes what comes, on the socket's own thread, one call at a time. */
  interface Listener {

    /** A binary frame. */
    void onFrame(byte[] frame);

    /** A text frame. */
    void onText(byte[] text);

    /** The connection has ended after it was open; nothing follows. */
    void onEnd(String why);
  }

  /** What came of opening one. */
  sealed interface Opening {

    /** It is open. */
    record Open(StreamSocket socket) implements Opening {}

    /** The broker answered otherwise. */
    record Refused(int code) implements Opening {}

    /** There was no answer. */
    record Failed(String cause) implements Opening {}
  }

  /** Opens sockets, blocking until there is an answer. */
  @FunctionalInterface
  interface Opener {
    Opening open(String query, Listener listener);
  }
}
