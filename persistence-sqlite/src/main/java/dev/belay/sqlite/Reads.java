package dev.belay.sqlite;

import dev.belay.order.Epoch;
import dev.belay.order.OrderTag;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is read: three set queries at start, the journal, and who the store is. Not thread-safe. */
final class Reads {

  static final String GROUP_COLUMNS = "id, request_key, lifecycle, active, interim_exposure, at, body";
  static final String ORDER_COLUMNS = "tag, owner_grp, owner_role, status, at, body";
  static final String SETTING_COLUMNS = "name, at, body";
  static final String LINE_COLUMNS = "sequence, grp, type, at, body";

  static final String GROUPS = """
      SELECT COLUMNS, crc FROM grp WHERE active = 1
      UNION ALL
      SELECT COLUMNS, crc FROM grp WHERE active = 0 AND at >= ?""".replace("COLUMNS", GROUP_COLUMNS);

  static final String ORDERS = """
      WITH wanted (grp) AS (
        SELECT id FROM grp WHERE active = 1
        UNION ALL
        SELECT id FROM grp WHERE active = 0 AND at >= ?
        UNION ALL
        SELECT DISTINCT grp FROM ord AS lost WHERE stray = 1 AND NOT EXISTS (SELECT 1 FROM grp WHERE id = lost.grp))
      SELECT COLUMNS, crc FROM wanted CROSS JOIN ord ON ord.grp = wanted.grp AND emergency = 0
      UNION ALL
      SELECT COLUMNS, crc FROM wanted CROSS JOIN ord ON ord.grp = wanted.grp AND emergency = 1"""
      .replace("COLUMNS", ORDER_COLUMNS);

  /** Loaded rows are put in order here: SQLite would sort the bodies with them. */
  private static final Comparator<Entry.Order> BY_SEQUENCE =
      Comparator.<Entry.Order>comparingLong(order -> order.tag().sequence()).thenComparing(Entry.Order::tag);

  private final Connection connection;
  private final Entries entries = new Entries();

  Reads(Connection connection) {
    this.connection = connection;
  }

  List<Entry> loadActive(Instant finalSince) throws SQLException {
    long since = Micros.notBefore(finalSince);
    List<Entry.Group> groups = query(GROUPS, List.of(since), entries::group);
    groups.sort(Comparator.comparing(Entry.Group::id));
    List<Entry.Order> orders = query(ORDERS, List.of(since), entries::order);
    orders.sort(BY_SEQUENCE);
    List<Entry.Setting> settings = query("SELECT " + SETTING_COLUMNS + ", crc FROM setting", List.of(),
        entries::setting);
    settings.sort(Comparator.comparing(Entry.Setting::name));
    List<Entry> all = new ArrayList<>(groups.size() + orders.size() + settings.size());
    all.addAll(groups);
    all.addAll(orders);
    all.addAll(settings);
    return List.copyOf(all);
  }

  List<Entry.Journal> journal(long from, int limit) throws SQLException {
    Chain chain = new Chain(sumBefore(Math.max(from, 1)));
    return List.copyOf(query("SELECT " + LINE_COLUMNS + ", crc FROM journal WHERE sequence >= ?"
        + " ORDER BY sequence LIMIT ?", List.of(from, (long) Math.max(limit, 0)), chain::next));
  }

  /** Takes lines in their order and holds each to the one before. */
  static final class Chain {

    private final Entries entries = new Entries();
    private long before;

    Chain(long before) {
      this.before = before;
    }

    Entry.Journal next(ResultSet row) throws SQLException {
      Entry.Journal line = entries.bareLine(row, 0, before);
      before = entries.sum();
      if (row.getLong(6) != before) {
        throw Sums.changed("journal line " + line.sequence());
      }
      return line;
    }
  }

  /** The sum that a line builds on: of the line before, or of the last one that was removed because it was old. */
  long sumBefore(long sequence) throws SQLException {
    return query("SELECT crc FROM journal WHERE sequence < ? ORDER BY sequence DESC LIMIT 1", List.of(sequence),
        row -> row.getLong(1)).stream().findFirst().orElse(number("SELECT cut_crc FROM store"));
  }

  /** Who the store is: its instance, and the id that was drawn when it was made. */
  record Self(String instance, String uuid) {}

  Self self() throws SQLException {
    return query("SELECT instance, uuid, crc FROM store", List.of(), row -> {
      Self self = new Self(row.getString(1), row.getString(2));
      Sums.require(row.getLong(3), Sums.store(self.instance(), self.uuid()), "the store's name");
      return self;
    }).stream().findFirst()
        .orElseThrow(() -> new StoreException(StoreFailure.CORRUPT, "the store does not say whose it is"));
  }

  SortedSet<Epoch> epochs() throws SQLException {
    return new TreeSet<>(query("SELECT code, opened_at, crc FROM epoch", List.of(), row -> {
      Sums.require(row.getLong(3), Sums.epoch(row.getString(1), row.getLong(2)), "epoch " + row.getString(1));
      return new Epoch(row.getString(1));
    }));
  }

  int lastGroup() throws SQLException {
    return (int) number("SELECT coalesce(max(id), -1) FROM grp");
  }

  long lastJournal() throws SQLException {
    return number("SELECT max(cut, (SELECT coalesce(max(sequence), 0) FROM journal)) FROM store");
  }

  /**
   * The highest sequence of a plain tag. Tags sort by instance, epoch and sequence, and emergency tags after the plain
   * ones of their epoch, so two steps in the index for each epoch find it, however many orders there are.
   */
  long lastSequence() throws SQLException {
    long last = -1;
    Optional<String> prefix = tag("SELECT min(tag) FROM ord", List.of()).map(Reads::prefixOf);
    while (prefix.isPresent()) {
      String now = prefix.get();
      Optional<OrderTag> highest = tag("SELECT max(tag) FROM ord WHERE tag >= ? AND tag < ?", List.of(now, now + "Z"))
          .flatMap(OrderTag::parse);
      if (highest.isPresent()) {
        last = Math.max(last, highest.get().sequence());
      }
      prefix = tag("SELECT min(tag) FROM ord WHERE tag > ?", List.of(now + "~")).map(Reads::prefixOf);
    }
    return last;
  }

  private static String prefixOf(String tag) {
    return tag.substring(0, 6);
  }

  private Optional<String> tag(String sql, List<Object> values) throws SQLException {
    return query(sql, values, row -> Optional.ofNullable(row.getString(1))).get(0);
  }

  long number(String sql) throws SQLException {
    return query(sql, List.of(), row -> row.getLong(1)).get(0);
  }

  /** Makes a value of the present row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Reads rows one at a time and keeps none, so that memory does not grow with the store; tells how many it read. */
  <T> long each(String sql, RowReader<T> reader, Consumer<? super T> told) throws SQLException {
    long seen = 0;
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        told.accept(reader.read(rows));
        seen++;
      }
    }
    return seen;
  }

  <T> List<T> query(String sql, List<?> values, RowReader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }
}
