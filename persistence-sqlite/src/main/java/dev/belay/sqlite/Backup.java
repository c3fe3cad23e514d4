package dev.belay.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/**
 * A copy made by SQLite itself, page by page, log included. A copy of the file by any other means would lack the log,
 * and closing it would drop SQLite's locks.
 */
final class Backup {

  private Backup() {}

  static long of(Connection connection, Path store, Path to) throws IOException, SQLException {
    Path target = to.toAbsolutePath().normalize();
    if (target.equals(store)) {
      throw new IOException("a store is no copy of itself");
    }
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try {
      int code = connection.unwrap(SQLiteConnection.class).getDatabase().backup("main", draft.toString(), null);
      if (code != 0) {
        throw new SQLException("SQLite answered " + code, "", code);
      }
      try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      StoreFile.syncFolder(target.getParent());
      return Files.size(target);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
