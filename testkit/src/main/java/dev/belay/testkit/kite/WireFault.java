package dev.belay.testkit.kite;

/**
 * One way in which a request goes wrong between a client and the broker. Each has been met by users of the
 * real one.
 * <em>Taken</em> means that the broker acts on the request although the client cannot see it.
 */
public enum WireFault {
  /** The request is taken, and no answer ever comes: the order exists, the client's call times out. */
  NO_ANSWER(true),
  /** The request is swallowed on the way, and no answer ever comes. */
  NO_ANSWER_NOT_TAKEN(false),
  /**
   * The request is taken; the connection is closed instead of an answer. Clients that send again trade twice.
   */
  DROP(true),
  /** The connection is closed after the request was read; nothing was done. */
  DROP_NOT_TAKEN(false),
  /** The request is taken; the answer breaks off in the middle of its body. */
  CUT_SHORT(true),
  /** 429, "Too many requests": the eleventh of a second. Nothing was done. */
  TOO_MANY_REQUESTS(false),
  /** The day's or minute's limit, which stops exits too. Nothing was done. */
  REQUEST_LIMIT(false),
  /** The request is taken; the gateway gives up and sends its HTML page with 504. */
  HTML_504(true),
  /** The gateway's HTML page with 502; nothing was done. */
  HTML_502_NOT_TAKEN(false),
  /** The request is taken; a 503 invites the client to send it again at once. */
  UNAVAILABLE_RETRY_AFTER_ZERO(true),
  /** The request is taken; a 408 invites the client to send it again. */
  REQUEST_TIMEOUT_408(true),
  /** The request is taken; a 307 points the client to the same address. */
  REDIRECT(true),
  /** The request is taken; a 401 asks for other credentials. */
  UNAUTHORIZED(true),
  /** The request is taken; the broker's own back end is late, and says so with 400. */
  TIMED_OUT_400(true),
  /** The request is taken; 200 comes without the id of the order. */
  OK_WITHOUT_ID(true),
  /** The request is taken; the answer is no JSON. */
  MALFORMED_JSON(true),
  /** The request is taken; the answer has no body at all. */
  NO_BODY(true),
  /** All is well, but the answer is zipped. */
  GZIPPED(true),
  /** All is well, but the answer does not say what it is. */
  NO_CONTENT_TYPE(true),
  /** 403: the token has ended, or somebody logged in elsewhere. Nothing was done. */
  TOKEN_REFUSED(false),
  /** 403: orders may not come from this address. Nothing was done. */
  ADDRESS_REFUSED(false),
  /** Reads only: the book or the positions as they stood five seconds ago. */
  STALE(true),
  /** Reads only: a complete-looking answer with no rows. */
  EMPTY(true);

  private final boolean taken;

  WireFault(boolean taken) {
    this.taken = taken;
  }

  /** {@return whether the broker acts on the request} */
  public boolean isTaken() {
    return taken;
  }
}
