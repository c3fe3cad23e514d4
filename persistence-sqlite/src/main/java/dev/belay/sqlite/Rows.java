package dev.belay.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The rows that one statement writes in one transaction: one row goes alone, several as a batch, which costs a third.
 *
 * <p>The last row bound is not yet in the batch, so a lone row never enters it.
 */
final class Rows implements AutoCloseable {

  private final PreparedStatement statement;
  private int bound;

  Rows(PreparedStatement statement) {
    this.statement = statement;
  }

  /** {@return the statement to bind one more row to} */
  PreparedStatement next() throws SQLException {
    if (bound > 0) {
      statement.addBatch();
    }
    bound++;
    return statement;
  }

  /** {@return whether every row was written: an upsert whose condition does not hold writes none} */
  boolean flush() throws SQLException {
    int rows = bound;
    bound = 0;
    if (rows <= 1) {
      return rows == 0 || statement.executeUpdate() == 1;
    }
    statement.addBatch();
    return Arrays.stream(statement.executeBatch()).allMatch(count -> count == 1);
  }

  void forget() throws SQLException {
    bound = 0;
    statement.clearBatch();
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
