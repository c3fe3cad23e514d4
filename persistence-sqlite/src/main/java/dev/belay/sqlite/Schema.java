package dev.belay.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables of one schema version, and how a store of each earlier version becomes one of the next.
 *
 * @param version the number in the file's {@code user_version}
 * @param statements what makes the tables in an empty file
 * @param upgrades for each earlier version the steps that lead to the next one
 */
record Schema(int version, List<String> statements, SortedMap<Integer, List<Step>> upgrades) {

  /** One step of an upgrade, inside the transaction of all of them. */
  interface Step {
    void run(Connection connection) throws SQLException;

    static Step sql(String text) {
      return connection -> {
        try (Statement statement = connection.createStatement()) {
          statement.execute(text);
        }
      };
    }
  }

  /** Marks a file as ours, in the header that {@code file(1)} reads too: the letters {@code Bely}. */
  static final int APPLICATION = 0x42656C79;

  /** The tables whose rows {@code head} counts. */
  static final List<String> SUMMED = List.of("epoch", "grp", "ord", "setting", "journal");

  private static final List<String> TABLES = List.of(
      """
      CREATE TABLE store (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        instance TEXT NOT NULL CHECK (length(instance) = 3),
        uuid TEXT NOT NULL CHECK (length(uuid) = 32),
        syncs INTEGER NOT NULL,
        cut INTEGER NOT NULL,
        cut_crc INTEGER NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""",
      """
      CREATE TABLE epoch (
        number INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE CHECK (length(code) = 3),
        opened_at INTEGER NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""",
      """
      CREATE TABLE grp (
        id INTEGER PRIMARY KEY,
        request_key TEXT NOT NULL UNIQUE,
        lifecycle TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        interim_exposure INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""",
      "CREATE INDEX grp_active ON grp (active, at)",
      """
      CREATE TABLE ord (
        id INTEGER PRIMARY KEY,
        tag TEXT NOT NULL UNIQUE,
        sequence INTEGER NOT NULL,
        grp INTEGER NOT NULL,
        leg INTEGER NOT NULL,
        purpose TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        emergency INTEGER NOT NULL CHECK (emergency IN (0, 1)),
        stray INTEGER NOT NULL CHECK (stray IN (0, 1)),
        owner_grp INTEGER NOT NULL,
        owner_role TEXT NOT NULL,
        status TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""",
      "CREATE UNIQUE INDEX ord_attempt ON ord (grp, leg, purpose, attempt) WHERE emergency = 0",
      "CREATE INDEX ord_emergency ON ord (grp) WHERE emergency = 1",
      "CREATE INDEX ord_stray ON ord (grp) WHERE stray = 1",
      """
      CREATE TABLE setting (
        name TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""",
      """
      CREATE TABLE journal (
        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
        grp INTEGER,
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL,
        crc INTEGER NOT NULL
      ) STRICT""");

  /** What this release writes. */
  static final Schema CURRENT = new Schema(2, current(), upgradesToCurrent());

  /** Makes the tables; inside the caller's transaction. */
  void make(Connection connection) throws SQLException {
    for (String text : statements) {
      Step.sql(text).run(connection);
    }
    mark(connection);
  }

  /**
   * Brings an earlier version forward; inside the caller's transaction, so that a crash leaves the version as it was.
   */
  void upgrade(Connection connection, int from) throws SQLException {
    List<Step> steps = new ArrayList<>();
    for (int at = from; at < version; at++) {
      List<Step> step = upgrades.get(at);
      if (step == null) {
        throw new SQLException("no way leads from schema version " + at + " to " + (at + 1));
      }
      steps.addAll(step);
    }
    for (Step step : steps) {
      step.run(connection);
    }
    mark(connection);
  }

  private void mark(Connection connection) throws SQLException {
    Step.sql("PRAGMA application_id=" + APPLICATION).run(connection);
    Step.sql("PRAGMA user_version=" + version).run(connection);
  }

  private static List<String> current() {
    List<String> all = new ArrayList<>(TABLES);
    all.addAll(heads());
    return List.copyOf(all);
  }

  /** Version 1 had no sums, no head and no id of the store. */
  private static SortedMap<Integer, List<Step>> upgradesToCurrent() {
    List<Step> toTwo = new ArrayList<>();
    for (String table : SUMMED) {
      toTwo.add(Step.sql("ALTER TABLE " + table + " ADD COLUMN crc INTEGER NOT NULL DEFAULT 0"));
    }
    toTwo.add(Step.sql("ALTER TABLE store ADD COLUMN uuid TEXT NOT NULL DEFAULT ''"));
    for (String column : List.of("syncs", "cut", "cut_crc")) {
      toTwo.add(Step.sql("ALTER TABLE store ADD COLUMN " + column + " INTEGER NOT NULL DEFAULT 0"));
    }
    toTwo.add(Step.sql("ALTER TABLE store ADD COLUMN crc INTEGER NOT NULL DEFAULT 0"));
    toTwo.add(Step.sql("UPDATE store SET uuid = lower(hex(randomblob(16)))"));
    toTwo.addAll(Sums.FILLING);
    heads().forEach(text -> toTwo.add(Step.sql(text)));
    SortedMap<Integer, List<Step>> upgrades = new TreeMap<>();
    upgrades.put(1, List.copyOf(toTwo));
    return upgrades;
  }

  /** What counts and adds up the rows of each table, so that a row that is gone or old is missed. */
  private static List<String> heads() {
    List<String> all = new ArrayList<>();
    all.add("""
        CREATE TABLE head (
          name TEXT NOT NULL PRIMARY KEY,
          count INTEGER NOT NULL,
          total INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID""");
    for (String table : SUMMED) {
      all.add("INSERT INTO head SELECT '" + table + "', count(*), coalesce(sum(crc), 0) FROM " + table);
      all.add(trigger(table, "INSERT", "count = count + 1, total = total + new.crc"));
      all.add(trigger(table, "UPDATE", "total = total - old.crc + new.crc"));
      all.add(trigger(table, "DELETE", "count = count - 1, total = total - old.crc"));
    }
    return all;
  }

  private static String trigger(String table, String event, String change) {
    return "CREATE TRIGGER " + table + "_" + event.toLowerCase(Locale.ROOT) + " AFTER " + event + " ON "
        + table + " BEGIN\n  UPDATE head SET " + change + " WHERE name = '" + table + "';\nEND";
  }
}
