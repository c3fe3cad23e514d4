package dev.belay.sqlite;

import java.util.Optional;

/** Why nothing new should be begun: a long queue, or a full disk. Thread-safe. */
final class Pressure {

  private final int most;
  private volatile Optional<String> room = Optional.empty();

  Pressure(int most) {
    this.most = most;
  }

  Optional<String> now(int queued) {
    if (queued >= most / 4) {
      return Optional.of(queued + " calls wait to be written; at " + most + " the store gives up");
    }
    return room;
  }

  /** Takes down how much room there is, and whether the ballast is still held. */
  void room(long bytes, boolean ballast) {
    if (bytes >= Volume.SHORT_BYTES && (ballast || bytes >= Volume.LOW_BYTES)) {
      room = Optional.empty();
    } else {
      room = Optional.of("the disk has " + (bytes >> 20) + " MiB left" + (ballast ? "" : ", and no ballast"));
    }
  }

  void roomUnknown(String why) {
    room = Optional.of("nobody can tell how much room the disk has: " + why);
  }
}
