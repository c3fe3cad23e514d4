package dev.belay.sqlite;

import dev.belay.order.Epoch;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The file of a store before SQLite may touch it: found, judged by its header, or made whole under another name. */
final class StoreFile {

  /** The header of a database, sqlite.org/fileformat.html section 1.3; all numbers are big-endian. */
  private static final int HEADER = 100;
  private static final String MAGIC = "SQLite format 3\0";
  private static final int USER_VERSION_AT = 60;
  private static final int APPLICATION_AT = 68;

  private StoreFile() {}

  /** {@return the path with every link followed, so that one store has one lock} */
  static Path find(SqliteConfig config) throws IOException {
    Path file = config.file();
    if (Files.isDirectory(file)) {
      throw new StoreException(StoreFailure.FOREIGN, file + " is a directory, not a store");
    }
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new StoreException(StoreFailure.MISSING, "the store " + file + " is a link to nothing");
    }
    if (!config.create()) {
      throw new StoreException(StoreFailure.MISSING, "the store " + file + " is not there, and was not to be created");
    }
    return Files.createDirectories(file.getParent()).toRealPath().resolve(file.getFileName());
  }

  /** Refuses, before any byte of it can change, what is no store of ours or was written by a later release. */
  static void judge(Path file, Schema schema) throws IOException {
    requireWritable(file);
    ByteBuffer header;
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      header = ByteBuffer.wrap(in.readNBytes(HEADER));
    }
    if (header.limit() < HEADER
        || !new String(header.array(), 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
      throw new StoreException(StoreFailure.FOREIGN, file + (header.limit() == 0 ? " is empty" : " is no database")
          + ", so it is no store of Belay; it was left untouched");
    }
    if (header.getInt(APPLICATION_AT) != Schema.APPLICATION) {
      throw new StoreException(StoreFailure.FOREIGN, file + " is a database of another program; it was left untouched");
    }
    requireKnown(file, header.getInt(USER_VERSION_AT), schema);
  }

  static void requireKnown(Path file, int version, Schema schema) {
    if (version > schema.version()) {
      throw new StoreException(StoreFailure.NEWER, "the store " + file + " has schema version " + version
          + "; this release knows " + schema.version() + " and older. It was left untouched");
    }
    if (version < 1) {
      throw new StoreException(StoreFailure.CORRUPT, "the store " + file + " has no schema version");
    }
  }

  /** Makes an empty store under another name and renames it, so that no half-made one is ever found. */
  static void create(Path file, SqliteConfig config, Schema schema, Collection<Epoch> former)
      throws IOException, SQLException {
    for (Path left : List.of(logOf(file), file.resolveSibling(file.getFileName() + "-journal"))) {
      if (Files.exists(left)) {
        throw new StoreException(StoreFailure.CORRUPT, left + " is there without its store " + file
            + "; a new store would take it for its own. Put the store back, or move the log away");
      }
    }
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    try (Connection connection = connect(draft, true); Statement statement = connection.createStatement()) {
      Setting.FULL.apply(connection);
      statement.execute("BEGIN IMMEDIATE");
      schema.make(connection);
      name(connection, config);
      for (Epoch each : former) {
        OpenStore.putEpoch(connection, each);
      }
      statement.execute("COMMIT");
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(file.getParent());
  }

  private static void name(Connection connection, SqliteConfig config) throws SQLException {
    String instance = config.instance().code();
    String uuid = UUID.randomUUID().toString().replace("-", "");
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO store (id, instance, uuid, syncs, cut, cut_crc, crc) VALUES (1, ?, ?, 0, 0, 0, ?)")) {
      insert.setString(1, instance);
      insert.setString(2, uuid);
      insert.setLong(3, Sums.store(instance, uuid));
      insert.executeUpdate();
    }
  }

  /** {@return where SQLite keeps the log of a store} */
  static Path logOf(Path store) {
    return store.resolveSibling(store.getFileName() + "-wal");
  }

  /** Copies a store that nobody has open, with its log. */
  static void copy(Path store, Path to) throws IOException {
    Files.copy(store, to, StandardCopyOption.REPLACE_EXISTING);
    if (Files.exists(logOf(store))) {
      Files.copy(logOf(store), logOf(to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Removes a copy, and whatever opening it has left beside it. */
  static void removeCopy(Path copy) throws IOException {
    for (String end : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + end));
    }
  }

  static Connection connect(Path file, boolean create) throws SQLException {
    SQLiteConfig driver = new SQLiteConfig();
    driver.setGetGeneratedKeys(false);
    if (!create) {
      driver.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    return driver.createConnection("jdbc:sqlite:" + file);
  }

  /** A file that nobody may write is meant to stay as it is, even if we run as a user who may write anything. */
  private static void requireWritable(Path file) throws IOException {
    boolean writable = Files.isWritable(file);
    if (writable && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
      writable = allowed.contains(PosixFilePermission.OWNER_WRITE)
          || allowed.contains(PosixFilePermission.GROUP_WRITE) || allowed.contains(PosixFilePermission.OTHERS_WRITE);
    }
    if (!writable) {
      throw new StoreException(StoreFailure.READ_ONLY, "the store " + file + " may not be written");
    }
  }

  /** The new name must survive a power cut too. Windows opens no folders, and needs no such sync. */
  static void syncFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
