package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One thread, plain JDBC, a store's file made before by the store itself. */
public final class RawStore implements AutoCloseable {

  /**
   * The columns of an order, ready to bind: what a loop without a domain would hold.
   *
   * @param order where it comes from
   * @param tag the tag's text
   * @param purpose the purpose's letter
   * @param at microseconds
   * @param crc the row's sum, so that the rows have the same bytes
   */
  public record Row(Entry.Order order, String tag, String purpose, long at, long crc) {

    /** {@return the row of an entry} */
    public static Row of(Entry.Order order) {
      return new Row(order, order.tag().text(), String.valueOf(order.tag().purpose().letter()), Micros.of(order.at()),
          Sums.of(order));
    }
  }

  private final Connection connection;
  private final PreparedStatement begin;
  private final PreparedStatement put;
  private final PreparedStatement commit;

  private RawStore(Connection connection) throws SQLException {
    this.connection = connection;
    begin = connection.prepareStatement("BEGIN IMMEDIATE");
    put = connection.prepareStatement(Tables.PUT_ORDER);
    commit = connection.prepareStatement("COMMIT");
  }

  /** Opens with the store's settings, and every commit waits for the disk. */
  public static RawStore open(Path file) throws SQLException {
    Connection connection = StoreFile.connect(file, false);
    for (Setting setting : Setting.OPENING) {
      setting.apply(connection);
    }
    Setting.FULL.apply(connection);
    return new RawStore(connection);
  }

  /** Commits rows as one transaction: alone when it is one, else as a batch. */
  public void commit(List<Row> rows) throws SQLException {
    begin.execute();
    for (Row row : rows) {
      bind(row);
      if (rows.size() > 1) {
        put.addBatch();
      }
    }
    if (rows.size() > 1) {
      put.executeBatch();
    } else {
      put.executeUpdate();
    }
    commit.execute();
  }

  /** {@return how many characters and numbers the rows held that {@code loadActive} reads; nothing is kept} */
  public long load(long since) throws SQLException {
    return readAll(Reads.GROUPS, since, 8) + readAll(Reads.ORDERS, since, 7);
  }

  @Override
  public void close() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    connection.close();
  }

  private long readAll(String sql, long since, int columns) throws SQLException {
    long seen = 0;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, since);
      try (ResultSet rows = statement.executeQuery()) {
        boolean[] texts = new boolean[columns + 1];
        for (int i = 1; i <= columns; i++) {
          texts[i] = rows.getMetaData().getColumnTypeName(i).equals("TEXT");
        }
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            seen += texts[i] ? rows.getString(i).length() : rows.getLong(i) & 1;
          }
        }
      }
    }
    return seen;
  }

  private void bind(Row row) throws SQLException {
    Entry.Order order = row.order();
    put.setString(1, row.tag());
    put.setLong(2, order.tag().sequence());
    put.setInt(3, order.tag().group().number());
    put.setInt(4, order.tag().leg().index());
    put.setString(5, row.purpose());
    put.setInt(6, order.tag().attempt());
    put.setInt(7, 0);
    put.setInt(8, order.owner().group().number());
    put.setString(9, order.owner().role().code());
    put.setString(10, order.status());
    put.setLong(11, row.at());
    put.setString(12, order.body());
    put.setLong(13, row.crc());
  }
}
