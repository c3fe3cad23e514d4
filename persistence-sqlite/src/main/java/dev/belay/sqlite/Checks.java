package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether a store is what was written to it. Three depths, because a start is waited for: after a sealed end nothing
 * more is asked than the seal; after a kill the structure, the count and sum of every table, and each row that a start
 * may use; otherwise everything.
 */
final class Checks {

  /** More than lies between two trading days; core loads what ended since the previous one. */
  private static final Duration RECENT = Duration.ofDays(10);

  private static final int RECENT_LINES = 10_000;

  /** So much is read whole in about a quarter of a second. */
  private static final long SMALL_BYTES = 32L << 20;

  private final Connection connection;
  private final Path file;
  private final Reads reads;
  private final Entries entries = new Entries();

  Checks(Connection connection, Path file) {
    this.connection = connection;
    this.file = file;
    this.reads = new Reads(connection);
  }

  /** Pages and their links; knows nothing of what is in them. Works for every version of the schema. */
  void structure(boolean withIndexes) throws SQLException {
    String found = Setting.ask(connection, withIndexes ? "integrity_check(1)" : "quick_check(1)");
    if (!found.equals("ok")) {
      throw corrupt("contradicts itself: " + found);
    }
  }

  /** What a start after a kill needs to know: of a store of usual size everything, of a large one what may be used. */
  void afterAKill(Instant now) throws IOException, SQLException {
    if (Files.size(file) <= SMALL_BYTES) {
      everything();
    } else {
      recent(now);
    }
  }

  private void recent(Instant now) throws SQLException {
    structure(false);
    heads();
    reads.self();
    reads.epochs();
    reads.loadActive(now.minus(RECENT));
    long from = Math.max(1, reads.lastJournal() - RECENT_LINES);
    reads.journal(from, RECENT_LINES + 1);
  }

  /** Everything: every row against its sum, its derived columns and its indexes, every line against the one before. */
  long everything() throws SQLException {
    structure(true);
    heads();
    reads.self();
    reads.epochs();
    return rows("SELECT " + Reads.GROUP_COLUMNS + ", crc FROM grp", entries::group)
        + rows("SELECT " + Reads.ORDER_COLUMNS + ", crc, sequence, grp, leg, purpose, attempt, emergency FROM ord",
            this::order)
        + rows("SELECT " + Reads.SETTING_COLUMNS + ", crc FROM setting", entries::setting)
        + rows("SELECT " + Reads.LINE_COLUMNS + ", crc FROM journal ORDER BY sequence",
            new Reads.Chain(reads.number("SELECT cut_crc FROM store"))::next)
        + journalBeginsAtItsCut() + straysAreMarked();
  }

  /** Every row is there, and none is an older one: each table against the count and sum that triggers keep. */
  private void heads() throws SQLException {
    for (String table : Schema.SUMMED) {
      long same = reads.number("SELECT count(*) FROM head WHERE name = '" + table + "' AND (count, total) = "
          + "(SELECT count(*), coalesce(sum(crc), 0) FROM " + table + ")");
      if (same != 1) {
        throw corrupt("lost or changed rows of the table " + table);
      }
    }
  }

  private Entry.Order order(ResultSet row) throws SQLException {
    Entry.Order order = entries.order(row);
    boolean derived = row.getLong(8) == order.tag().sequence() && row.getInt(9) == order.tag().group().number()
        && row.getInt(10) == order.tag().leg().index()
        && row.getString(11).equals(String.valueOf(order.tag().purpose().letter()))
        && row.getInt(12) == order.tag().attempt() && row.getInt(13) == (order.tag().emergency() ? 1 : 0);
    if (!derived) {
      throw corrupt("files order " + order.tag() + " under another name");
    }
    return order;
  }

  private long journalBeginsAtItsCut() throws SQLException {
    long lines = reads.number("SELECT count(*) FROM journal");
    long span = reads.lastJournal() - reads.number("SELECT cut FROM store");
    if (lines != span) {
      throw corrupt("has " + lines + " journal lines where " + span + " were written");
    }
    return 0;
  }

  private long straysAreMarked() throws SQLException {
    long unmarked = reads.number(
        "SELECT count(*) FROM ord WHERE stray = 0 AND NOT EXISTS (SELECT 1 FROM grp WHERE grp.id = ord.grp)");
    if (unmarked > 0) {
      throw corrupt("hides " + unmarked + " orders of groups that it does not know");
    }
    return 0;
  }

  private <T> long rows(String sql, Reads.RowReader<T> reader) throws SQLException {
    return reads.each(sql, reader, row -> { });
  }

  private StoreException corrupt(String how) {
    return new StoreException(StoreFailure.CORRUPT, "the store " + file + " " + how);
  }
}
