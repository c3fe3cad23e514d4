package dev.belay.sqlite;

import dev.belay.order.GroupId;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The checksum of a row, over everything in it that is not derived: a CRC32C of the columns in their order, each text
 * behind its length. A line of the journal takes the sum of the line before it too, so that the lines are a chain.
 */
final class Sums {

  /** What an upgrade from version 1 does with the rows that are there. */
  static final List<Schema.Step> FILLING = List.of(
      connection -> fill(connection, "store", "id", "instance, uuid", row -> store(row.getString(2), row.getString(3))),
      connection -> fill(connection, "epoch", "number", "code, opened_at",
          row -> epoch(row.getString(2), row.getLong(3))),
      connection -> fill(connection, "grp", "id", Reads.GROUP_COLUMNS, row -> of(new Entries().bareGroup(row, 1))),
      connection -> fill(connection, "ord", "id", Reads.ORDER_COLUMNS, row -> of(new Entries().bareOrder(row, 1))),
      connection -> fill(connection, "setting", "rowid", Reads.SETTING_COLUMNS,
          row -> of(new Entries().bareSetting(row, 1))),
      Sums::chain);

  /** Works the sum of a present row out; column 1 is its number. */
  private interface RowSum {
    long of(ResultSet row) throws SQLException;
  }

  private final CRC32C crc = new CRC32C();
  /** Everything is put behind each other first: a checksum of one run of bytes is cheap, of many short ones not. */
  private ByteBuffer bytes = ByteBuffer.allocate(1_024).order(ByteOrder.LITTLE_ENDIAN);

  static long store(String instance, String uuid) {
    return new Sums().begin('I').text(instance).text(uuid).value();
  }

  static long epoch(String code, long openedAt) {
    return new Sums().begin('E').text(code).number(openedAt).value();
  }

  static long of(Entry.Group group) {
    return new Sums().begin('G').number(group.id().number()).text(group.key().value()).text(group.lifecycle())
        .number(group.active() ? 1 : 0).number(group.interimExposure()).number(Micros.of(group.at()))
        .text(group.body()).value();
  }

  static long of(Entry.Order order) {
    return new Sums().begin('O').text(order.tag().text()).number(order.owner().group().number())
        .text(order.owner().role().code()).text(order.status()).number(Micros.of(order.at())).text(order.body())
        .value();
  }

  static long of(Entry.Setting setting) {
    return new Sums().begin('S').text(setting.name()).number(Micros.of(setting.at())).text(setting.body()).value();
  }

  /** {@return the sum of a line, given that of the line before; 0 before the first} */
  static long of(Entry.Journal line, long before) {
    return new Sums().begin('J').number(before).number(line.sequence())
        .number(line.group().map(GroupId::number).orElse(-1)).text(line.type()).number(Micros.of(line.at()))
        .text(line.body()).value();
  }

  static void require(long expected, long found, String what) {
    if (expected != found) {
      throw changed(what);
    }
  }

  static StoreException changed(String what) {
    return new StoreException(StoreFailure.CORRUPT, what + " is not what was written");
  }

  /** Begins the sum of a row of a kind; the object may be used for one row after the other. */
  Sums begin(char kind) {
    bytes.clear();
    bytes.put((byte) kind);
    return this;
  }

  Sums number(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  Sums text(String value) {
    return text(value.getBytes(StandardCharsets.UTF_8));
  }

  Sums text(byte[] value) {
    room(Long.BYTES + value.length).putLong(value.length).put(value);
    return this;
  }

  long value() {
    crc.reset();
    crc.update(bytes.array(), 0, bytes.position());
    return crc.getValue();
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
      bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
    }
    return bytes;
  }

  private static void fill(Connection connection, String table, String key, String columns, RowSum sum)
      throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("SELECT " + key + ", " + columns + " FROM " + table);
        PreparedStatement update = connection.prepareStatement(
            "UPDATE " + table + " SET crc = ? WHERE " + key + " = ?")) {
      while (rows.next()) {
        update.setLong(1, sum.of(rows));
        update.setLong(2, rows.getLong(1));
        update.executeUpdate();
      }
    }
  }

  private static void chain(Connection connection) throws SQLException {
    long[] before = {0};
    fill(connection, "journal", "sequence", Reads.LINE_COLUMNS.substring("sequence, ".length()), row -> {
      before[0] = of(new Entries().bareLine(row, 0, 0), before[0]);
      return before[0];
    });
  }
}
