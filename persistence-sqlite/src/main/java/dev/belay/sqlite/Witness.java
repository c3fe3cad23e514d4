package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Sees that the store's names still lead to the files that SQLite has open. If another program removed or replaced the
 * log, SQLite goes on committing into a file that nobody will find again, and every check says that all is well
 * (RELIABILITY 0, item 3).
 *
 * <p>A look at the log itself would slow the commit that follows: since Linux 6.13 a file whose times were asked for
 * gets a new time with its next write, which the sync must then write too, 120 µs on the disk where this was found. So
 * the folder is looked at, 3 µs: names come, go and change hands only by a change of the folder, which has a time. Only
 * when that is new, or too young to tell two changes apart, the files themselves are looked at.
 */
final class Witness {

  /** A file or folder, and what the file system calls it; the key is null where it has none. */
  private record Known(Path path, Object key) {}

  /** Above the coarsest clock of a file system that a store may lie on: two seconds on FAT. */
  private static final long YOUNG_MILLIS = 3_000;

  private final LongSupplier wallMillis;
  private final List<Known> files = new ArrayList<>();
  private final Path folder;
  private Object folderKey;
  private FileTime changed = FileTime.fromMillis(0);

  private Witness(Path folder, LongSupplier wallMillis) {
    this.folder = folder;
    this.wallMillis = wallMillis;
  }

  /** Takes down what is there now: the store and its log, which exists since the first commit. */
  static Witness of(Path store) throws IOException {
    return of(store, System::currentTimeMillis);
  }

  static Witness of(Path store, LongSupplier wallMillis) throws IOException {
    Witness witness = new Witness(store.getParent(), wallMillis);
    for (Path each : List.of(store, StoreFile.logOf(store))) {
      witness.files.add(new Known(each, attributesOf(each).fileKey()));
    }
    witness.folderKey = attributesOf(witness.folder).fileKey();
    return witness;
  }

  /** Refuses to go on when a name leads elsewhere. */
  void require() throws IOException {
    BasicFileAttributes now = attributesOf(folder);
    boolean same = now.lastModifiedTime().equals(changed) && Objects.equals(now.fileKey(), folderKey);
    if (!same) {
      requireFiles();
      boolean young = Math.abs(wallMillis.getAsLong() - now.lastModifiedTime().toMillis()) < YOUNG_MILLIS;
      changed = young ? FileTime.fromMillis(0) : now.lastModifiedTime();
      folderKey = now.fileKey();
    }
  }

  private void requireFiles() throws IOException {
    for (Known each : files) {
      boolean same;
      try {
        same = Objects.equals(each.key(), attributesOf(each.path()).fileKey());
      } catch (NoSuchFileException gone) {
        same = false;
      }
      if (!same) {
        throw new StoreException(StoreFailure.IO, each.path() + " was removed or replaced by another program while the "
            + "store was open. Keep what is there, restart, and let the broker's books decide");
      }
    }
  }

  private static BasicFileAttributes attributesOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class);
  }
}
