package dev.belay.health;

/** How pressing it is to compare ourselves with the broker (DESIGN rule 8.4), from least to most. */
public enum PollNeed {
  /** Nothing works and nothing is in doubt. */
  IDLE,
  /** The stream is blind or quotes are absent, and a stop or an open short exists. */
  BLIND,
  /** Something is in flight, bared or suspected. */
  PRESSING
}
