package dev.belay.sqlite;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Room that is kept for the day when the disk is full: a file that is really written, and given up so that what is open
 * can be brought to its end. It is made again once there is room.
 */
final class Ballast {

  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final long bytes;

  /** For a store; 0 bytes mean none. */
  Ballast(Path store, long bytes) {
    this.file = store.resolveSibling("." + store.getFileName() + ".ballast");
    this.bytes = bytes;
  }

  /** Makes it unless it is there or the disk has little room. */
  void keep(Volume volume) throws IOException {
    if (bytes == 0 || isThere() || volume.roomBytes() < Volume.LOW_BYTES + bytes) {
      return;
    }
    byte[] chunk = new byte[CHUNK];
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      for (long left = bytes; left > 0; left -= CHUNK) {
        out.write(chunk, 0, (int) Math.min(CHUNK, left));
      }
    } catch (IOException full) {
      Files.deleteIfExists(file);
      throw full;
    }
  }

  boolean isThere() throws IOException {
    return bytes > 0 && Files.exists(file) && Files.size(file) >= bytes;
  }

  /** {@return whether there was any to give up} */
  boolean giveUp() throws IOException {
    return Files.deleteIfExists(file);
  }
}
