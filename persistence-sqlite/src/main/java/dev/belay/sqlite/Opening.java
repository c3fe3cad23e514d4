package dev.belay.sqlite;

import dev.belay.order.Epoch;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** From a path to an open store: lease, library, seal, settings, checks, schema; or one reason why not. */
final class Opening {

  /** Older ones can lose a committed transaction when a log is reset (fixed in 3.51.3; sqlite.org/releaselog). */
  private static final String OLDEST = "3.51.3";

  /**
   * What was found on the way.
   *
   * @param file the store, every link followed
   * @param lease the right to it
   * @param volume where it lies
   * @param start how it was found
   * @param warnings what a person should know
   * @param quarantine a damaged store that was there before
   */
  record Found(Path file, Lease lease, Volume volume, StoreReport.Start start, List<String> warnings,
      Optional<Quarantine> quarantine) {

    /** {@return why something that was kept may be missing} */
    Optional<String> loss() {
      return quarantine.map(each -> "the store was damaged; it lies in " + each.moved()
          + " now, and a new one was begun");
    }
  }

  private final SqliteConfig config;
  private final Schema schema;

  Opening(SqliteConfig config, Schema schema) {
    this.config = config;
    this.schema = schema;
  }

  OpenStore open() throws IOException, SQLException {
    Path file = StoreFile.find(config);
    Lease lease = Lease.of(file);
    try {
      return owned(file, lease);
    } catch (IOException | SQLException | RuntimeException refused) {
      giveBack(lease, refused);
      throw refused;
    }
  }

  private OpenStore owned(Path file, Lease lease) throws IOException, SQLException {
    Volume volume = new Volume(file.getParent());
    List<String> warnings = new ArrayList<>();
    volume.judge(file).ifPresent(warnings::add);
    NativeFolder.load(file);
    if (!Files.exists(file)) {
      StoreFile.create(file, config, schema, new TreeSet<>());
      return connected(new Found(file, lease, volume, StoreReport.Start.NEW, warnings, Optional.empty()));
    }
    try {
      StoreFile.judge(file, schema);
      StoreReport.Start start = startOf(Seal.check(file));
      return connected(new Found(file, lease, volume, start, warnings, Optional.empty()));
    } catch (StoreException | SQLException | IllegalArgumentException refused) {
      boolean damaged = refused instanceof IllegalArgumentException
          || Errors.of(file, refused).failure() == StoreFailure.CORRUPT;
      if (!config.quarantine() || !damaged) {
        throw refused;
      }
      return rebuilt(file, lease, volume, warnings, refused);
    }
  }

  private static StoreReport.Start startOf(Seal.Finding seal) {
    return switch (seal) {
      case WHOLE -> StoreReport.Start.SEALED;
      case NONE -> StoreReport.Start.NOT_CLOSED;
      case BROKEN -> StoreReport.Start.CHANGED;
    };
  }

  /** The damaged file is kept; what it knew is learned again from the broker. */
  private OpenStore rebuilt(Path file, Lease lease, Volume volume, List<String> warnings, Exception why)
      throws IOException, SQLException {
    Quarantine quarantine = Quarantine.of(file, Instant.now());
    SortedSet<Epoch> former = quarantine.epochs();
    StoreFile.create(file, config, schema, former);
    warnings.add(why.getMessage() + "; it was moved to " + quarantine.moved());
    return connected(new Found(file, lease, volume, StoreReport.Start.REBUILT, warnings, Optional.of(quarantine)));
  }

  private OpenStore connected(Found found) throws IOException, SQLException {
    Connection connection = StoreFile.connect(found.file(), false);
    try {
      requireVersion(connection);
      for (Setting setting : Setting.OPENING) {
        setting.apply(connection);
      }
      bringForward(connection, found);
      requireInstance(connection, found.file());
      OpenStore store = new OpenStore(found, connection);
      Seal.lift(found.file());
      Setting.IMPATIENT.apply(connection);
      return store;
    } catch (IOException | SQLException | RuntimeException refused) {
      giveBack(connection, refused);
      throw refused;
    }
  }

  static void giveBack(AutoCloseable held, Exception refused) {
    try {
      held.close();
    } catch (Exception also) {
      refused.addSuppressed(also);
    }
  }

  /** Asks the library, not by SQL: a query would read the file before the locking mode is set. */
  static void requireVersion(Connection connection) throws SQLException {
    String version = connection.getMetaData().getDatabaseProductVersion();
    if (Version.of(version).compareTo(Version.of(OLDEST)) < 0) {
      throw new SQLException("SQLite " + version + " is on the class path; " + OLDEST + " or later is needed");
    }
  }

  /** The header was judged before; a log that was not yet moved into the file may tell a later version. */
  private void bringForward(Connection connection, Found found) throws IOException, SQLException {
    int version = Integer.parseInt(Setting.ask(connection, "user_version"));
    StoreFile.requireKnown(found.file(), version, schema);
    Checks checks = new Checks(connection, found.file());
    if (version == schema.version()) {
      check(checks, found.start());
      return;
    }
    checks.structure(true);
    Seal.lift(found.file());
    Setting.FULL.apply(connection);
    Schema.Step.sql("BEGIN IMMEDIATE").run(connection);
    schema.upgrade(connection, version);
    Schema.Step.sql("COMMIT").run(connection);
    Setting.NORMAL.apply(connection);
    checks.everything();
  }

  private static void check(Checks checks, StoreReport.Start start) throws IOException, SQLException {
    switch (start) {
      case NEW, SEALED, REBUILT -> { }
      case NOT_CLOSED -> checks.afterAKill(Instant.now());
      case CHANGED -> checks.everything();
    }
  }

  private void requireInstance(Connection connection, Path file) throws SQLException {
    String found = new Reads(connection).self().instance();
    if (!found.equals(config.instance().code())) {
      throw new StoreException(StoreFailure.FOREIGN, "the store " + file + " belongs to instance " + found + ", not "
          + config.instance() + "; it was left untouched");
    }
  }
}
