package dev.belay.sqlite;

import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.LongSupplier;

/** A store that this process owns: lease, connection and statements, and the frame of a transaction. */
final class OpenStore {

  private static final int EPOCHS = 36 * 36 * 36;

  private final Opening.Found found;
  private final Connection connection;
  private final Reads reads;
  private Tables tables;
  private PreparedStatement begin;
  private PreparedStatement commit;
  private PreparedStatement mark;
  private Optional<Witness> witness = Optional.empty();
  private boolean full;

  OpenStore(Opening.Found found, Connection connection) throws SQLException {
    this.found = found;
    this.connection = connection;
    reads = new Reads(connection);
    prepare();
  }

  private void prepare() throws SQLException {
    tables = new Tables(connection, reads);
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    commit = connection.prepareStatement("COMMIT");
    mark = connection.prepareStatement("UPDATE store SET syncs = syncs + 1");
  }

  static OpenStore open(SqliteConfig config, Schema schema) throws IOException, SQLException {
    return new Opening(config, schema).open();
  }

  Reads reads() {
    return reads;
  }

  Opening.Found found() {
    return found;
  }

  Connection connection() {
    return connection;
  }

  /** {@return what a pragma answers now} */
  String setting(String name) throws SQLException {
    return Setting.ask(connection, name);
  }

  Tables tables() {
    return tables;
  }

  /** Draws an epoch that this store never had, and keeps it: the first durable write proves that writing works. */
  StoreIdentity identify(LongSupplier entropy) throws IOException, SQLException {
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
    putEpoch(connection, epoch);
    commit();
    witness = Optional.of(Witness.of(found.file()));
    return new StoreIdentity(new InstanceId(reads.self().instance()), epoch, former, reads.lastSequence(),
        reads.lastGroup(), reads.lastJournal(), found.loss());
  }

  static void putEpoch(Connection connection, Epoch epoch) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "INSERT INTO epoch (code, opened_at, crc) VALUES (?, ?, ?)")) {
      long now = Micros.notBefore(Instant.now());
      insert.setString(1, epoch.code());
      insert.setLong(2, now);
      insert.setLong(3, Sums.epoch(epoch.code(), now));
      insert.executeUpdate();
    }
  }

  /** What the host may want to know about this opening. */
  StoreReport report() throws IOException, SQLException {
    Probe probe = Probe.of(this);
    List<String> warnings = new ArrayList<>(found.warnings());
    probe.warning().ifPresent(warnings::add);
    return new StoreReport(reads.self().uuid(), Integer.parseInt(setting("user_version")), found.start(),
        probe.median(), probe.worst(), warnings, found.quarantine().map(Quarantine::moved));
  }

  /** Refuses to go on when another program has put other files in the place of ours. */
  void requireOwnFiles() throws IOException {
    if (witness.isPresent()) {
      witness.get().require();
    }
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

  /** Brings everything that was committed to the disk: the sync of a durable commit covers all before it. */
  void sync() throws SQLException {
    begin(true);
    mark.executeUpdate();
    commit();
  }

  void rollback() throws SQLException {
    Schema.Step.sql("ROLLBACK").run(connection);
  }

  /**
   * Ends what a full disk interrupted; SQLite has undone it already if nothing is open any more. The driver has closed
   * the statement that failed, so all are prepared anew.
   */
  void abandon() throws SQLException {
    try {
      rollback();
    } catch (SQLException undone) {
      if (!String.valueOf(undone.getMessage()).contains("no transaction")) {
        throw undone;
      }
    }
    prepare();
  }

  /** {@return how many pages of the log are not yet in the file} */
  long logged() throws SQLException {
    return reads.query("PRAGMA wal_checkpoint(NOOP)", List.of(), row -> row.getLong(2) - row.getLong(3)).get(0);
  }

  /** Moves the log into the file; the log is overwritten from its beginning afterwards. */
  void checkpoint() throws SQLException {
    Setting.ask(connection, "wal_checkpoint(PASSIVE)");
  }

  void close(boolean healthy) throws IOException, SQLException {
    Lease lease = found.lease();
    try (lease) {
      try (connection) {
        begin.close();
        commit.close();
        mark.close();
        tables.close();
        if (healthy) {
          Setting.ask(connection, "wal_checkpoint(TRUNCATE)");
        }
      }
      if (healthy) {
        Seal.put(found.file());
      }
    }
  }
}
