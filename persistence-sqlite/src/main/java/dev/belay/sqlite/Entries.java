package dev.belay.sqlite;

import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Makes entries of rows and holds each to its sum, which is added up over the very bytes that the file holds. Columns
 * come in the order of the sum. A start reads tens of thousands of rows in a JVM that has compiled nothing yet, so
 * texts are fetched once, as bytes, which the driver does in half the time. Not thread-safe.
 */
final class Entries {

  private static final byte[] EMPTY = {};

  private final Sums sums = new Sums();

  Entry.Group group(ResultSet row) throws SQLException {
    Entry.Group group = bareGroup(row, 0);
    if (row.getLong(8) != sums.value()) {
      throw Sums.changed("group " + group.id());
    }
    return group;
  }

  Entry.Order order(ResultSet row) throws SQLException {
    Entry.Order order = bareOrder(row, 0);
    if (row.getLong(7) != sums.value()) {
      throw Sums.changed("order " + order.tag());
    }
    return order;
  }

  Entry.Setting setting(ResultSet row) throws SQLException {
    Entry.Setting setting = bareSetting(row, 0);
    if (row.getLong(4) != sums.value()) {
      throw Sums.changed("setting '" + setting.name() + "'");
    }
    return setting;
  }

  /** {@return the sum of the entry that was made last} */
  long sum() {
    return sums.value();
  }

  /** The columns behind the first so many, whatever their sum is. */
  Entry.Group bareGroup(ResultSet row, int skip) throws SQLException {
    sums.begin('G');
    return new Entry.Group(new GroupId((int) number(row, skip + 1)), new RequestKey(text(row, skip + 2)),
        text(row, skip + 3), number(row, skip + 4) == 1, number(row, skip + 5),
        Micros.toInstant(number(row, skip + 6)), text(row, skip + 7));
  }

  Entry.Order bareOrder(ResultSet row, int skip) throws SQLException {
    sums.begin('O');
    String tag = text(row, skip + 1);
    return new Entry.Order(OrderTag.parse(tag).orElseThrow(() -> new StoreException(StoreFailure.CORRUPT,
        "the store holds '" + tag + "', which is no tag")), new Owner(new GroupId((int) number(row, skip + 2)),
        Owner.Role.of(text(row, skip + 3))), text(row, skip + 4), Micros.toInstant(number(row, skip + 5)),
        text(row, skip + 6));
  }

  Entry.Setting bareSetting(ResultSet row, int skip) throws SQLException {
    sums.begin('S');
    return new Entry.Setting(text(row, skip + 1), Micros.toInstant(number(row, skip + 2)), text(row, skip + 3));
  }

  /** A line that builds on a sum. */
  Entry.Journal bareLine(ResultSet row, int skip, long before) throws SQLException {
    sums.begin('J').number(before);
    return new Entry.Journal(number(row, skip + 1), group(row, skip + 2), text(row, skip + 3),
        Micros.toInstant(number(row, skip + 4)), text(row, skip + 5));
  }

  private Optional<GroupId> group(ResultSet row, int column) throws SQLException {
    int number = row.getInt(column);
    boolean none = row.wasNull();
    sums.number(none ? -1 : number);
    return none ? Optional.empty() : Optional.of(new GroupId(number));
  }

  private long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    sums.number(value);
    return value;
  }

  private String text(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    byte[] found = bytes == null ? EMPTY : bytes;
    sums.text(found);
    return new String(found, StandardCharsets.UTF_8);
  }
}
