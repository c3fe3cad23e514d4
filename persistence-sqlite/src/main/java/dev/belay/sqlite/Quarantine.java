package dev.belay.sqlite;

import dev.belay.order.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Moves a damaged store out of the way, every byte of it kept, so that a new one can take its place. SQLite must not
 * have it open, and the caller has the lease.
 *
 * @param moved where the damaged store lies now, its log beside it
 * @param epochs what could still be read of its epochs: by them orders at the broker are known to be ours
 */
record Quarantine(Path moved, SortedSet<Epoch> epochs) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  static Quarantine of(Path store, Instant now) throws IOException {
    SortedSet<Epoch> epochs = salvage(store);
    Path aside = store.resolveSibling(store.getFileName() + ".quarantine-" + STAMP.format(now));
    moveIfThere(StoreFile.logOf(store), StoreFile.logOf(aside));
    Files.move(store, aside, StandardCopyOption.ATOMIC_MOVE);
    Seal.lift(store);
    StoreFile.syncFolder(store.getParent());
    return new Quarantine(aside, epochs);
  }

  /** From a copy, because to open a damaged file may change it. */
  private static SortedSet<Epoch> salvage(Path store) throws IOException {
    Path copy = store.resolveSibling(store.getFileName() + ".salvage");
    try {
      StoreFile.copy(store, copy);
      try (Connection connection = StoreFile.connect(copy, false)) {
        return new TreeSet<>(new Reads(connection).query("SELECT code FROM epoch", List.of(),
            row -> new Epoch(row.getString(1))));
      } catch (SQLException | RuntimeException unreadable) {
        return new TreeSet<>();
      }
    } finally {
      StoreFile.removeCopy(copy);
    }
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
