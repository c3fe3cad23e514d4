package dev.belay.sqlite;

import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.SortedSet;
import java.util.function.LongSupplier;

/** A store that this process owns: lease, connection and statements, and the frame of a transaction. */
final class OpenStore {

  /** Older ones can lose a committed transaction when a log is reset (fixed in 3.51.3; sqlite.org/releaselog). */
  private static final String OLDEST = "3.51.3";

  private static final int EPOCHS = 36 * 36 * 36;

  private final Lease lease;
  private final Connection connection;
  private final Reads reads;
  private final Tables tables;
  private final PreparedStatement begin;
  private final PreparedStatement commit;
  private boolean full;

  private OpenStore(Lease lease, Connection connection) throws SQLException {
    this.lease = lease;
    this.connection = connection;
    reads = new Reads(connection);
    tables = new Tables(connection, reads);
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
  }

  static OpenStore open(SqliteConfig config, Schema schema) throws IOException, SQLException {
    Path file = StoreFile.find(config);
    Lease lease = Lease.of(file);
    try {
      if (Files.exists(file)) {
        StoreFile.judge(file, schema);
      } else {
        StoreFile.create(file, config.instance(), schema);
      }
      return connected(file, lease, config.instance(), schema);
    } catch (IOException | SQLException | RuntimeException refused) {
      giveBack(lease, refused);
      throw refused;
    }
  }

  private static OpenStore connected(Path file, Lease lease, InstanceId instance, Schema schema) throws SQLException {
    Connection connection = StoreFile.connect(file, false);
    try {
      requireVersion(connection);
      for (Setting setting : Setting.OPENING) {
        setting.apply(connection);
      }
      requireWhole(connection, file);
      bringForward(connection, file, schema);
      OpenStore store = new OpenStore(lease, connection);
      store.requireInstance(file, instance);
      Setting.IMPATIENT.apply(connection);
      return store;
    } catch (SQLException | RuntimeException refused) {
      giveBack(connection, refused);
      throw refused;
    }
  }

  private static void giveBack(AutoCloseable held, Exception refused) {
    try {
      held.close();
    } catch (Exception also) {
      refused.addSuppressed(also);
    }
  }

  Reads reads() {
    return reads;
  }

  /** {@return what a pragma answers now} */
  String setting(String name) throws SQLException {
    return Setting.ask(connection, name);
  }

  Tables tables() {
    return tables;
  }

  /** Draws an epoch that this store never had, and keeps it: the first durable write proves that writing works. */
  StoreIdentity identify(LongSupplier entropy) throws SQLException {
    SortedSet<Epoch> former = reads.epochs();
    if (former.size() >= EPOCHS) {
      throw new StoreException(StoreFailure.IO, "every epoch was used; begin a new store");
    }
    long bits = entropy.getAsLong();
    while (former.contains(Epoch.drawn(bits))) {
      bits++;
    }
    Epoch epoch = Epoch.drawn(bits);
    begin(true);
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO epoch (code, opened_at) VALUES (?, ?)")) {
      Instant now = Instant.now();
      insert.setString(1, epoch.code());
      insert.setLong(2, Micros.notBefore(now));
      insert.executeUpdate();
    }
    commit();
    return new StoreIdentity(new InstanceId(reads.instance()), epoch, former, reads.lastSequence(), reads.lastGroup(),
        reads.lastJournal());
  }

  /** Begins a transaction whose commit waits for the disk or not; the level may change between transactions only. */
  void begin(boolean durable) throws SQLException {
    if (durable != full) {
      (durable ? Setting.FULL : Setting.NORMAL).set(connection);
      full = durable;
    }
    begin.execute();
  }

  void commit() throws SQLException {
    commit.execute();
  }

  void rollback() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    }
  }

  void close(boolean healthy) throws IOException, SQLException {
    try (lease; connection) {
      begin.close();
      commit.close();
      tables.close();
      if (healthy) {
        Setting.ask(connection, "wal_checkpoint(TRUNCATE)");
      }
    }
  }

  /** Asks the library, not by SQL: a query would read the file before the locking mode is set. */
  private static void requireVersion(Connection connection) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    if (Version.of(version).compareTo(Version.of(OLDEST)) < 0) {
      throw new SQLException("SQLite " + version + " is on the class path; " + OLDEST + " or later is needed");
    }
  }

  private static void requireWhole(Connection connection, Path file) throws SQLException {
    String found = Setting.ask(connection, "quick_check(1)");
    if (!found.equals("ok")) {
      throw new StoreException(StoreFailure.CORRUPT, "the store " + file + " contradicts itself: " + found
          + ". It was left untouched");
    }
  }

  /** The header was judged before; a log that was not yet moved into the file may tell a later version. */
  private static void bringForward(Connection connection, Path file, Schema schema) throws SQLException {
    int version = Integer.parseInt(Setting.ask(connection, "user_version"));
    StoreFile.requireKnown(file, version, schema);
    if (version < schema.version()) {
      Setting.FULL.apply(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute("BEGIN IMMEDIATE");
        schema.upgrade(connection, version);
        statement.execute("COMMIT");
      }
      Setting.NORMAL.apply(connection);
      requireWhole(connection, file);
    }
  }

  private void requireInstance(Path file, InstanceId instance) throws SQLException {
    String found = reads.instance();
    if (!found.equals(instance.code())) {
      throw new StoreException(StoreFailure.FOREIGN, "the store " + file + " belongs to instance " + found + ", not "
          + instance + "; it was left untouched");
    }
  }
}
