package dev.belay.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One setting of the connection, with the answer that proves it. The driver runs only the first statement of a text,
 * and some settings fail in silence, so each is sent alone and read back.
 *
 * @param name the pragma
 * @param value what it is set to
 * @param answer what it must answer when asked
 */
record Setting(String name, String value, String answer) {

  /** Waits for a lock while opening only: later nobody else may hold one, and waiting would hide it. */
  static final Setting PATIENT = new Setting("busy_timeout", "2000", "2000");
  static final Setting IMPATIENT = new Setting("busy_timeout", "0", "0");

  static final Setting FULL = new Setting("synchronous", "FULL", "2");
  static final Setting NORMAL = new Setting("synchronous", "NORMAL", "1");

  /** In this order: exclusive locking before WAL means that no shared memory file is ever used. */
  static final List<Setting> OPENING = List.of(
      PATIENT,
      new Setting("locking_mode", "EXCLUSIVE", "exclusive"),
      new Setting("journal_mode", "WAL", "wal"),
      NORMAL,
      new Setting("wal_autocheckpoint", "4000", "4000"),
      new Setting("journal_size_limit", "-1", "-1"),
      new Setting("foreign_keys", "ON", "1"),
      new Setting("cell_size_check", "ON", "1"),
      new Setting("trusted_schema", "OFF", "0"),
      new Setting("temp_store", "MEMORY", "2"),
      new Setting("mmap_size", "0", "0"),
      new Setting("fullfsync", "ON", "1"),
      new Setting("checkpoint_fullfsync", "ON", "1"));

  void apply(Connection connection) throws SQLException {
    set(connection);
    String found = ask(connection, name);
    if (!found.equals(answer)) {
      throw new SQLException("PRAGMA " + name + "=" + value + " was answered by '" + found + "', not '" + answer + "'");
    }
  }

  /** Sets without asking, for the one that changes between transactions. */
  void set(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA " + name + "=" + value);
    }
  }

  /** {@return what a pragma answers, empty when it answers nothing} */
  static String ask(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute("PRAGMA " + name)) {
        return "";
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }
}
