package dev.belay.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The tables of one schema version, and how a store of each earlier version becomes one of the next.
 *
 * @param version the number in the file's {@code user_version}
 * @param statements what makes the tables in an empty file
 * @param upgrades for each earlier version the statements that lead to the next one
 */
record Schema(int version, List<String> statements, SortedMap<Integer, List<String>> upgrades) {

  /** Marks a file as ours, in the header that {@code file(1)} reads too: the letters {@code Bely}. */
  static final int APPLICATION = 0x42656C79;

  /** What this release writes. */
  static final Schema CURRENT = new Schema(1, List.of(
      """
      CREATE TABLE store (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        instance TEXT NOT NULL CHECK (length(instance) = 3)
      ) STRICT""",
      """
      CREATE TABLE epoch (
        number INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE CHECK (length(code) = 3),
        opened_at INTEGER NOT NULL
      ) STRICT""",
      """
      CREATE TABLE grp (
        id INTEGER PRIMARY KEY,
        request_key TEXT NOT NULL UNIQUE,
        lifecycle TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1)),
        interim_exposure INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
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
        body TEXT NOT NULL
      ) STRICT""",
      "CREATE UNIQUE INDEX ord_attempt ON ord (grp, leg, purpose, attempt) WHERE emergency = 0",
      "CREATE INDEX ord_emergency ON ord (grp) WHERE emergency = 1",
      "CREATE INDEX ord_stray ON ord (grp) WHERE stray = 1",
      """
      CREATE TABLE setting (
        name TEXT NOT NULL PRIMARY KEY,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT""",
      """
      CREATE TABLE journal (
        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
        grp INTEGER,
        type TEXT NOT NULL,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
      ) STRICT"""), new TreeMap<>());

  /** Makes the tables; inside the caller's transaction. */
  void make(Connection connection) throws SQLException {
    run(connection, statements);
    mark(connection);
  }

  /**
   * Brings an earlier version forward; inside the caller's transaction, so that a crash leaves the version as it was.
   */
  void upgrade(Connection connection, int from) throws SQLException {
    List<String> steps = new ArrayList<>();
    for (int at = from; at < version; at++) {
      List<String> step = upgrades.get(at);
      if (step == null) {
        throw new SQLException("no way leads from schema version " + at + " to " + (at + 1));
      }
      steps.addAll(step);
    }
    run(connection, steps);
    mark(connection);
  }

  private void mark(Connection connection) throws SQLException {
    run(connection, List.of("PRAGMA application_id=" + APPLICATION, "PRAGMA user_version=" + version));
  }

  private static void run(Connection connection, List<String> texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.execute(text);
      }
    }
  }
}
