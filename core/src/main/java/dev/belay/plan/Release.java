package dev.belay.plan;

/**
 * In which steps the legs of an entry go out (DESIGN rule 6.2). Chosen before the first order. Codes never change
 * once released.
 */
public enum Release {
  /** No risk leg before all protection has filled: the default. */
  BARRIER("barrier"),
  /** Each risk leg as soon as the protection that is matched with it has filled. */
  PER_PAIR("per-pair"),
  /**
   * A quarter of the whole packages at a time, rounded up: the next chunk's protection once all of the former chunk
   * has filled.
   */
  PRO_RATA("pro-rata");

  private final String code;

  Release(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the release that a stored code names}
   *
   * @param code the code
   */
  public static Release of(String code) {
    for (Release each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no release has the code '" + code + "'");
  }
}
