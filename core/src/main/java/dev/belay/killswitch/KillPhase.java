package dev.belay.killswitch;

/** How far one position key has come. The only moves are the rows of {@link KillLife}. Codes never change. */
public enum KillPhase {
  /** Something of ours is held: it is being closed, shorts first. */
  CLOSING("closing"),
  /** Flat, and an order of ours may still trade: it is cancelled until its end is shown. */
  SWEEPING("sweeping"),
  /** Flat by our fills, and nothing works; the broker must show it twice. */
  VERIFYING("verifying"),
  /** The broker has shown it twice. */
  VERIFIED("verified");

  private final String code;

  KillPhase(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }
}
