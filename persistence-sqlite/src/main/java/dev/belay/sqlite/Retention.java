package dev.belay.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Removes what ended long ago; inside the caller's transaction. The triggers keep the heads. */
final class Retention {

  private static final String ENDED = """
      SELECT id FROM grp WHERE active = 0 AND at < ? AND id < (SELECT max(id) FROM grp)
        AND id <> coalesce((SELECT grp FROM ord WHERE emergency = 0 ORDER BY sequence DESC LIMIT 1), -1)""";

  private static final String CUT = """
      UPDATE store SET cut_crc = coalesce((SELECT crc FROM journal WHERE sequence = ?1), cut_crc),
        cut = max(cut, ?1)""";

  private final Connection connection;

  Retention(Connection connection) {
    this.connection = connection;
  }

  long removeBefore(long micros) throws SQLException {
    Reads reads = new Reads(connection);
    List<Integer> ended = reads.query(ENDED, List.of(micros), row -> row.getInt(1));
    for (int group : ended) {
      run("DELETE FROM ord WHERE grp = ? AND emergency = 0", group);
      run("DELETE FROM ord WHERE grp = ? AND emergency = 1", group);
      run("DELETE FROM grp WHERE id = ?", group);
    }
    long kept = reads.query("SELECT coalesce(min(sequence), 0) FROM journal WHERE at >= ?", List.of(micros),
        row -> row.getLong(1)).get(0);
    long cut = kept == 0 ? reads.lastJournal() : kept - 1;
    run(CUT, cut);
    return ended.size() + run("DELETE FROM journal WHERE sequence <= ?", cut);
  }

  private long run(String sql, long value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, value);
      return statement.executeUpdate();
    }
  }
}
