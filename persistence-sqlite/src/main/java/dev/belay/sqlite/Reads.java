package dev.belay.sqlite;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is read: three set queries at start, the journal, and who the store is. Not thread-safe. */
final class Reads {

  static final String GROUPS = """
      SELECT id, request_key, lifecycle, active, interim_exposure, at, body FROM grp WHERE active = 1
      UNION ALL
      SELECT id, request_key, lifecycle, active, interim_exposure, at, body FROM grp WHERE active = 0 AND at >= ?""";

  static final String ORDERS = """
      WITH wanted (grp) AS (
        SELECT id FROM grp WHERE active = 1
        UNION ALL
        SELECT id FROM grp WHERE active = 0 AND at >= ?
        UNION ALL
        SELECT DISTINCT grp FROM ord AS lost WHERE stray = 1 AND NOT EXISTS (SELECT 1 FROM grp WHERE id = lost.grp))
      SELECT tag, owner_grp, owner_role, status, at, body
        FROM wanted CROSS JOIN ord ON ord.grp = wanted.grp AND emergency = 0
      UNION ALL
      SELECT tag, owner_grp, owner_role, status, at, body
        FROM wanted CROSS JOIN ord ON ord.grp = wanted.grp AND emergency = 1""";

  /** Loaded rows are put in order here: SQLite would sort the bodies with them. */
  private static final Comparator<Entry.Order> BY_SEQUENCE =
      Comparator.<Entry.Order>comparingLong(order -> order.tag().sequence()).thenComparing(Entry.Order::tag);

  private final Connection connection;

  Reads(Connection connection) {
    this.connection = connection;
  }

  List<Entry> loadActive(Instant finalSince) throws SQLException {
    long since = Micros.notBefore(finalSince);
    List<Entry.Group> groups = query(GROUPS, List.of(since), Reads::group);
    groups.sort(Comparator.comparing(Entry.Group::id));
    List<Entry.Order> orders = query(ORDERS, List.of(since), Reads::order);
    orders.sort(BY_SEQUENCE);
    List<Entry.Setting> settings = query("SELECT name, at, body FROM setting", List.of(), row ->
        new Entry.Setting(row.getString(1), Micros.toInstant(row.getLong(2)), row.getString(3)));
    settings.sort(Comparator.comparing(Entry.Setting::name));
    List<Entry> all = new ArrayList<>(groups.size() + orders.size() + settings.size());
    all.addAll(groups);
    all.addAll(orders);
    all.addAll(settings);
    return List.copyOf(all);
  }

  List<Entry.Journal> journal(long from, int limit) throws SQLException {
    return List.copyOf(query("SELECT sequence, grp, type, at, body FROM journal WHERE sequence >= ? ORDER BY sequence"
        + " LIMIT ?", List.of(from, (long) Math.max(limit, 0)), Reads::line));
  }

  String instance() throws SQLException {
    return query("SELECT instance FROM store", List.of(), row -> row.getString(1)).stream().findFirst()
        .orElseThrow(() -> new StoreException(StoreFailure.CORRUPT, "the store does not say whose it is"));
  }

  SortedSet<Epoch> epochs() throws SQLException {
    return new TreeSet<>(query("SELECT code FROM epoch", List.of(), row -> new Epoch(row.getString(1))));
  }

  int lastGroup() throws SQLException {
    return (int) number("SELECT coalesce(max(id), -1) FROM grp");
  }

  long lastJournal() throws SQLException {
    return number("SELECT coalesce(max(sequence), 0) FROM journal");
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

  private long number(String sql) throws SQLException {
    return query(sql, List.of(), row -> row.getLong(1)).get(0);
  }

  /** Makes a value of the present row. */
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, List<?> values, RowReader<T> reader) throws SQLException {
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

  private static Entry.Group group(ResultSet row) throws SQLException {
    return new Entry.Group(new GroupId(row.getInt(1)), new RequestKey(row.getString(2)), row.getString(3),
        row.getInt(4) == 1, row.getLong(5), Micros.toInstant(row.getLong(6)), row.getString(7));
  }

  private static Entry.Order order(ResultSet row) throws SQLException {
    String tag = row.getString(1);
    return new Entry.Order(OrderTag.parse(tag).orElseThrow(() -> new StoreException(StoreFailure.CORRUPT,
        "the store holds '" + tag + "', which is no tag")), new Owner(new GroupId(row.getInt(2)),
        Owner.Role.of(row.getString(3))), row.getString(4), Micros.toInstant(row.getLong(5)), row.getString(6));
  }

  private static Entry.Journal line(ResultSet row) throws SQLException {
    int group = row.getInt(2);
    Optional<GroupId> of = row.wasNull() ? Optional.empty() : Optional.of(new GroupId(group));
    return new Entry.Journal(row.getLong(1), of, row.getString(3), Micros.toInstant(row.getLong(4)), row.getString(5));
  }
}
