package dev.belay.hedge;

/** Where the emergency hedge of one short stands. The only moves are the rows of {@link HedgeLife}. */
public enum HedgePhase {
  /** Nothing is bared and no cover works. */
  IDLE("idle"),
  /**
   * Something is bared, and a decision was taken a short time ago or is due now; what comes waits its turn.
   */
  WINDOW_OPEN("window-open"),
  /** The covers, filled or working, meet the need; the next need opens a window. */
  WATCHING("watching"),
  /** The last rung was refused: the same order may go again a little later. */
  WAITING("waiting"),
  /** Refused again and again, or for a reason that no price cures: probed from time to time. */
  HELD("held");

  private final String code;

  HedgePhase(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }
}
