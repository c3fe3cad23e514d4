package dev.belay.sqlite;

import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.persistence.Entry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/** The statements that write, prepared once. Works inside the caller's transaction; not thread-safe. */
final class Tables implements AutoCloseable {

  /** The request key is no part of the update: it never changes, and its index is not written again for nothing. */
  private static final String PUT_GROUP = """
      INSERT INTO grp (id, request_key, lifecycle, active, interim_exposure, at, body, crc)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET lifecycle = excluded.lifecycle, active = excluded.active,
        interim_exposure = excluded.interim_exposure, at = excluded.at, body = excluded.body,
        crc = excluded.crc
      WHERE request_key = excluded.request_key""";

  static final String PUT_ORDER = """
      INSERT INTO ord (tag, sequence, grp, leg, purpose, attempt, emergency, owner_grp, owner_role, status, at, body,
        crc, stray) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
        NOT EXISTS (SELECT 1 FROM grp WHERE id = ?3))
      ON CONFLICT (tag) DO UPDATE SET owner_grp = excluded.owner_grp, owner_role = excluded.owner_role,
        status = excluded.status, at = excluded.at, body = excluded.body, crc = excluded.crc""";

  private static final String PUT_SETTING = """
      INSERT INTO setting (name, at, body, crc) VALUES (?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET at = excluded.at, body = excluded.body, crc = excluded.crc""";

  private static final String PUT_JOURNAL =
      "INSERT INTO journal (sequence, grp, type, at, body, crc) VALUES (?, ?, ?, ?, ?, ?)";

  private final Rows groups;
  private final Rows orders;
  private final Rows settings;
  private final Rows journal;
  private final Reads reads;
  private Last last;

  /** The end of the journal: the number of the last line, and its sum, on which the next one builds. */
  record Last(long number, long sum) {}

  Tables(Connection connection, Reads reads) throws SQLException {
    groups = new Rows(connection.prepareStatement(PUT_GROUP));
    orders = new Rows(connection.prepareStatement(PUT_ORDER));
    settings = new Rows(connection.prepareStatement(PUT_SETTING));
    journal = new Rows(connection.prepareStatement(PUT_JOURNAL));
    this.reads = reads;
    last = new Last(reads.lastJournal(), reads.sumBefore(Long.MAX_VALUE));
  }

  /** {@return the last journal line; the caller gives it back when it rolls back} */
  Last last() {
    return last;
  }

  /** Forgets everything since the transaction began. */
  void rolledBack(Last before) throws SQLException {
    last = before;
    groups.forget();
    orders.forget();
    settings.forget();
    journal.forget();
  }

  /** Binds the entries of a call; they are written by {@link #flush()}, in their order within each table. */
  void put(List<Entry> batch) throws SQLException {
    for (Entry entry : batch) {
      put(entry);
    }
  }

  /** Writes each entry at once, so that a repeated journal line can be compared with what is there. */
  void putOneByOne(List<Entry> batch) throws SQLException {
    for (Entry entry : batch) {
      if (entry.kind() == Entry.Kind.JOURNAL && ((Entry.Journal) entry).sequence() <= last.number()) {
        requireSame((Entry.Journal) entry);
      } else {
        put(entry);
        flush();
      }
    }
  }

  void flush() throws SQLException {
    if (!groups.flush()) {
      throw Errors.refused("a group keeps its request key");
    }
    orders.flush();
    settings.flush();
    journal.flush();
  }

  @Override
  public void close() throws SQLException {
    groups.close();
    orders.close();
    settings.close();
    journal.close();
  }

  private void put(Entry entry) throws SQLException {
    switch (entry.kind()) {
      case GROUP -> bind(groups.next(), (Entry.Group) entry);
      case ORDER -> bind(orders.next(), (Entry.Order) entry);
      case SETTING -> bind(settings.next(), (Entry.Setting) entry);
      case JOURNAL -> putJournal((Entry.Journal) entry);
    }
  }

  private void putJournal(Entry.Journal line) throws SQLException {
    if (line.sequence() != last.number() + 1) {
      throw Errors.refused("journal number " + line.sequence() + " does not follow " + last.number());
    }
    long sum = Sums.of(line, last.sum());
    PreparedStatement row = journal.next();
    bind(row, line);
    row.setLong(6, sum);
    last = new Last(line.sequence(), sum);
  }

  private void requireSame(Entry.Journal line) throws SQLException {
    List<Entry.Journal> stored = reads.journal(line.sequence(), 1);
    if (!stored.equals(List.of(line))) {
      throw Errors.refused("journal number " + line.sequence() + " was written before, with other content");
    }
  }

  private static void bind(PreparedStatement row, Entry.Group group) throws SQLException {
    row.setInt(1, group.id().number());
    row.setString(2, group.key().value());
    row.setString(3, group.lifecycle());
    row.setInt(4, group.active() ? 1 : 0);
    row.setLong(5, group.interimExposure());
    row.setLong(6, Micros.of(group.at()));
    row.setString(7, group.body());
    row.setLong(8, Sums.of(group));
  }

  private static void bind(PreparedStatement row, Entry.Order order) throws SQLException {
    OrderTag tag = order.tag();
    row.setString(1, tag.text());
    row.setLong(2, tag.sequence());
    row.setInt(3, tag.group().number());
    row.setInt(4, tag.leg().index());
    row.setString(5, String.valueOf(tag.purpose().letter()));
    row.setInt(6, tag.attempt());
    row.setInt(7, tag.emergency() ? 1 : 0);
    row.setInt(8, order.owner().group().number());
    row.setString(9, order.owner().role().code());
    row.setString(10, order.status());
    row.setLong(11, Micros.of(order.at()));
    row.setString(12, order.body());
    row.setLong(13, Sums.of(order));
  }

  private static void bind(PreparedStatement row, Entry.Setting setting) throws SQLException {
    row.setString(1, setting.name());
    row.setLong(2, Micros.of(setting.at()));
    row.setString(3, setting.body());
    row.setLong(4, Sums.of(setting));
  }

  private static void bind(PreparedStatement row, Entry.Journal line) throws SQLException {
    Optional<GroupId> group = line.group();
    row.setLong(1, line.sequence());
    if (group.isPresent()) {
      row.setInt(2, group.get().number());
    } else {
      row.setNull(2, Types.INTEGER);
    }
    row.setString(3, line.type());
    row.setLong(4, Micros.of(line.at()));
    row.setString(5, line.body());
  }
}
