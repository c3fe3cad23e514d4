package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one user of the connection. Whoever calls holds the store's monitor.
 *
 * <p>What is queued is written as one transaction. If an entry in it breaks a rule, all is rolled back and each call
 * has a transaction of its own, so that only the guilty one is refused. Any other error ends the store's life in this
 * process: what a failed commit wrote may still be there at the next start.
 */
final class Writer {

  /** Something that is done with the open store. */
  private interface Work<T> {
    T with(OpenStore store) throws IOException, SQLException;
  }

  /** What is written in one transaction. */
  private interface Content {
    void into(Tables tables) throws SQLException;
  }

  private final SqliteConfig config;
  private final Schema schema;
  private Optional<OpenStore> store = Optional.empty();
  private Optional<StoreException> failure = Optional.empty();

  Writer(SqliteConfig config, Schema schema) {
    this.config = config;
    this.schema = schema;
  }

  StoreIdentity open() {
    try {
      store = Optional.of(OpenStore.open(config, schema));
    } catch (IOException | SQLException | RuntimeException refused) {
      throw dies(refused, "");
    }
    return read(open -> open.identify(config.entropy()));
  }

  List<Entry> loadActive(Instant finalSince) {
    return read(open -> open.reads().loadActive(finalSince));
  }

  List<Entry.Journal> journal(long from, int limit) {
    return read(open -> open.reads().journal(from, limit));
  }

  /** {@return what a pragma of the connection answers} */
  String setting(String name) {
    return read(open -> open.setting(name));
  }

  /** Writes calls in their order and notes in each what became of it. */
  void write(List<Append> calls) {
    boolean durable = calls.stream().anyMatch(Writer::isDurable);
    try {
      Optional<StoreException> refusal = commit(durable, tables -> {
        for (Append call : calls) {
          tables.put(call.batch());
        }
        tables.flush();
      });
      if (refusal.isPresent()) {
        calls.forEach(this::writeAlone);
      }
    } catch (StoreException dead) {
      calls.forEach(call -> call.failed(dead));
    }
  }

  private void writeAlone(Append call) {
    try {
      commit(isDurable(call), tables -> tables.putOneByOne(call.batch())).ifPresent(call::failed);
    } catch (StoreException dead) {
      call.failed(dead);
    }
  }

  /** Moves the log into the file, so that one file is all there is, and gives everything back. */
  void close() {
    boolean healthy = failure.isEmpty();
    StoreException closed = new StoreException(StoreFailure.CLOSED, "the store " + config.file() + " is closed");
    Optional<OpenStore> open = store;
    store = Optional.empty();
    failure = Optional.of(closed);
    if (open.isPresent()) {
      try {
        open.get().close(healthy);
      } catch (IOException | SQLException failed) {
        closed.addSuppressed(failed);
      }
    }
  }

  private static boolean isDurable(Append call) {
    return call.lane() == Lane.DURABLE;
  }

  /** {@return why the content was refused and nothing of it kept, or empty after its commit} */
  private Optional<StoreException> commit(boolean durable, Content content) {
    OpenStore open = alive();
    long lastJournal = open.tables().lastJournal();
    try {
      open.begin(durable);
      Optional<StoreException> refusal = refusalOf(open, content);
      if (refusal.isPresent()) {
        open.rollback();
        open.tables().rolledBack(lastJournal);
      } else {
        open.commit();
      }
      return refusal;
    } catch (SQLException | RuntimeException failed) {
      throw dies(failed, "; what was being written may be there or not");
    }
  }

  private Optional<StoreException> refusalOf(OpenStore open, Content content) throws SQLException {
    try {
      content.into(open.tables());
      return Optional.empty();
    } catch (SQLException broken) {
      if (Errors.isConstraint(broken)) {
        return Optional.of(Errors.of(config.file(), broken));
      }
      throw broken;
    } catch (StoreException refused) {
      if (refused.failure() == StoreFailure.REFUSED) {
        return Optional.of(refused);
      }
      throw refused;
    }
  }

  private <T> T read(Work<T> work) {
    OpenStore open = alive();
    try {
      return work.with(open);
    } catch (IllegalArgumentException unreadable) {
      throw dies(new StoreException(StoreFailure.CORRUPT, "the store " + config.file() + ": "
          + unreadable.getMessage(), unreadable), "");
    } catch (IOException | SQLException | RuntimeException failed) {
      throw dies(failed, "");
    }
  }

  private OpenStore alive() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return store.orElseThrow(() -> new StoreException(StoreFailure.CLOSED, "the store " + config.file()
        + " was not opened"));
  }

  private StoreException dies(Exception cause, String consequence) {
    StoreException why = Errors.of(config.file(), cause);
    StoreException told = new StoreException(why.failure(), why.getMessage() + consequence, cause);
    failure = Optional.of(told);
    return told;
  }
}
