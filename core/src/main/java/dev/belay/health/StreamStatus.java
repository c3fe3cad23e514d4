package dev.belay.health;

/** How far the stream of updates can be relied on. */
public enum StreamStatus {
  /** Not connected. */
  DOWN,
  /** Connected; what happened before is not replayed, so the books have to be read first. */
  UNSYNCED,
  /** Connected, and the books were read since. */
  LIVE,
  /** Connected by its own account, and silent about what the books show. */
  SILENT;

  /** {@return whether updates can be missed without anybody noticing: the books are read faster} */
  public boolean isBlind() {
    return this != LIVE;
  }
}
