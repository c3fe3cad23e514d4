package dev.belay.sqlite;

import dev.belay.order.GroupId;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
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
      connection -> fill(connection, "grp", "id", Reads.GROUP_COLUMNS, row -> of(Reads.bareGroup(row, 1))),
      connection -> fill(connection, "ord", "id", Reads.ORDER_COLUMNS, row -> of(Reads.bareOrder(row, 1))),
      connection -> fill(connection, "setting", "rowid", Reads.SETTING_COLUMNS,
          row -> of(Reads.bareSetting(row, 1))),
      Sums::chain);

  /** Works the sum of a present row out; column 1 is its number. */
  private interface RowSum {
    long of(ResultSet row) throws SQLException;
  }

  private final CRC32C crc = new CRC32C();
  private final byte[] eight = new byte[Long.BYTES];

  private Sums(char kind) {
    crc.update(kind);
  }

  static long store(String instance, String uuid) {
    return new Sums('I').text(instance).text(uuid).value();
  }

  static long epoch(String code, long openedAt) {
    return new Sums('E').text(code).number(openedAt).value();
  }

  static long of(Entry.Group group) {
    return new Sums('G').number(group.id().number()).text(group.key().value()).text(group.lifecycle())
        .number(group.active() ? 1 : 0).number(group.interimExposure()).number(Micros.of(group.at()))
        .text(group.body()).value();
  }

  static long of(Entry.Order order) {
    return new Sums('O').text(order.tag().text()).number(order.owner().group().number())
        .text(order.owner().role().code()).text(order.status()).number(Micros.of(order.at())).text(order.body())
        .value();
  }

  static long of(Entry.Setting setting) {
    return new Sums('S').text(setting.name()).number(Micros.of(setting.at())).text(setting.body()).value();
  }

  /** {@return the sum of a line, given that of the line before; 0 before the first} */
  static long of(Entry.Journal line, long before) {
    return new Sums('J').number(before).number(line.sequence())
        .number(line.group().map(GroupId::number).orElse(-1)).text(line.type()).number(Micros.of(line.at()))
        .text(line.body()).value();
  }

  static void require(long expected, long found, String what) {
    if (expected != found) {
      throw new StoreException(StoreFailure.CORRUPT, what + " is not what was written");
    }
  }

  private Sums number(long value) {
    long rest = value;
    for (int i = 0; i < Long.BYTES; i++) {
      eight[i] = (byte) rest;
      rest >>>= Byte.SIZE;
    }
    crc.update(eight, 0, Long.BYTES);
    return this;
  }

  private Sums text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    crc.update(bytes, 0, bytes.length);
    return this;
  }

  private long value() {
    return crc.getValue();
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
      before[0] = of(Reads.bareLine(row, 0), before[0]);
      return before[0];
    });
  }
}
