package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * The one user of the connection. Whoever calls holds the store's monitor.
 *
 * <p>What is queued is written as one transaction. If an entry in it breaks a rule, all is rolled back and each call
 * has a transaction of its own, so that only the guilty one is refused. Any other error ends the store's life in this
 * process: what a failed commit wrote may still be there at the next start.
 */
final class Writer {

  /** Something that is done with the open store. */
  interface Work<T> {
    T with(OpenStore store) throws IOException, SQLException;
  }

  /** What is written in one transaction. */
  private interface Content {
    void into(Tables tables) throws SQLException;
  }

  /** Relaxed commits are on the disk after 250 ms; what is left is for the sync itself. */
  private static final long WINDOW_NANOS = 200_000_000;

  /** So long without a call, and the log may be moved without being in an order's way. */
  private static final long QUIET_NANOS = 20_000_000;

  /** The log is moved when idle from here on, and anyway at four times as many (wal_autocheckpoint). */
  private static final long PAGES = 1_000;

  private static final long ROOM_NANOS = 1_000_000_000;

  private final SqliteConfig config;
  private final Schema schema;
  private final Ballast ballast;
  private final Pressure pressure;
  private final LongSupplier nanos;
  private OptionalLong unsyncedSince = OptionalLong.empty();
  private long lastWork;
  private long lastRoom;
  private boolean written;
  private Optional<OpenStore> store = Optional.empty();
  private Optional<StoreReport> report = Optional.empty();
  private volatile Optional<Copies> copies = Optional.empty();
  private Optional<StoreException> failure = Optional.empty();

  Writer(SqliteConfig config, Schema schema, Pressure pressure, LongSupplier nanos) {
    this.config = config;
    this.schema = schema;
    this.pressure = pressure;
    this.nanos = nanos;
    this.ballast = new Ballast(config.file(), config.ballast());
  }

  StoreIdentity open() {
    try {
      store = Optional.of(OpenStore.open(config, schema));
    } catch (IOException | SQLException | RuntimeException refused) {
      throw dies(refused, "");
    }
    StoreIdentity identity = read(open -> open.identify(config.entropy()));
    report = Optional.of(read(OpenStore::report));
    lastWork = nanos.getAsLong();
    watchRoom(lastWork);
    if (config.copies().isPresent()) {
      SqliteConfig.Copying how = config.copies().get();
      copies = Optional.of(read(open -> new Copies(open.found().file(), how, Instant::now, lastWork)));
    }
    return identity;
  }

  /** {@return what became of the last copy that was made unasked} */
  Optional<StoreCopy> lastCopy() {
    return copies.flatMap(Copies::last);
  }

  StoreReport report() {
    alive();
    return report.orElseThrow();
  }

  /** {@return what is done with the open store between two transactions} */
  <T> T with(Work<T> work) {
    return read(work);
  }

  /** A copy that fails is no failure of the store. */
  long backup(Path to) {
    OpenStore open = alive();
    try {
      return Backup.of(open.connection(), open.found().file(), to);
    } catch (IOException | SQLException failed) {
      throw new StoreException(StoreFailure.IO, "no copy was made to " + to + ": " + failed.getMessage(), failed);
    }
  }

  long removeBefore(Instant before) {
    return read(open -> {
      open.requireOwnFiles();
      open.begin(true);
      long removed = new Retention(open.connection()).removeBefore(Micros.notBefore(before));
      open.commit();
      return removed;
    });
  }

  /**
   * Does what is due when nobody asks for anything.
   *
   * @return for how many nanoseconds nothing will be
   */
  long upkeep() {
    if (store.isEmpty() || failure.isPresent()) {
      return OwnThread.NOTHING_DUE;
    }
    long now = nanos.getAsLong();
    long next = OwnThread.NOTHING_DUE;
    if (isSyncDue(now)) {
      read(Writer::synced);
      unsyncedSince = OptionalLong.empty();
    } else if (unsyncedSince.isPresent()) {
      next = unsyncedSince.getAsLong() + WINDOW_NANOS - now;
    }
    if (written && now - lastWork >= QUIET_NANOS) {
      written = false;
      read(Writer::moved);
      watchRoom(now);
    } else if (written) {
      next = Math.min(next, lastWork + QUIET_NANOS - now);
    }
    return Math.max(Math.min(next, copied(now)), 1);
  }

  /** {@return for how many nanoseconds no copy will be due} */
  private long copied(long now) {
    if (copies.isEmpty()) {
      return OwnThread.NOTHING_DUE;
    }
    Copies due = copies.get();
    long quietIn = Math.max(lastWork + QUIET_NANOS - now, 0);
    if (due.left(now) <= 0 && (quietIn == 0 || due.isUrgent(now))) {
      due.make(alive(), now);
    }
    return Math.max(due.left(now), quietIn);
  }

  private static boolean synced(OpenStore open) throws SQLException {
    open.sync();
    return true;
  }

  private static boolean moved(OpenStore open) throws SQLException {
    boolean due = open.logged() > PAGES;
    if (due) {
      open.checkpoint();
    }
    return due;
  }

  private boolean isSyncDue(long now) {
    return unsyncedSince.isPresent() && now - unsyncedSince.getAsLong() >= WINDOW_NANOS;
  }

  /** Says whether the disk has room, and makes the ballast again when it has. */
  private void watchRoom(long now) {
    lastRoom = now;
    OpenStore open = store.orElseThrow();
    try {
      ballast.keep(open.found().volume());
      pressure.room(open.found().volume().roomBytes(), config.ballast() == 0 || ballast.isThere());
    } catch (IOException unknown) {
      pressure.roomUnknown(unknown.getMessage());
    }
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
    Tables.Last last = open.tables().last();
    try {
      open.requireOwnFiles();
      return tried(open, durable, content, last);
    } catch (IOException | SQLException | RuntimeException failed) {
      if (!hasMadeRoom(failed)) {
        throw dies(failed, "; what was being written may be there or not");
      }
    }
    try {
      open.abandon();
      return tried(open, durable, content, last);
    } catch (IOException | SQLException | RuntimeException failed) {
      throw dies(failed, "; what was being written may be there or not");
    }
  }

  private Optional<StoreException> tried(OpenStore open, boolean durable, Content content, Tables.Last last)
      throws IOException, SQLException {
    long now = nanos.getAsLong();
    boolean full = durable || isSyncDue(now);
    open.begin(full);
    Optional<StoreException> refusal = refusalOf(open, content);
    if (refusal.isPresent()) {
      open.rollback();
      open.tables().rolledBack(last);
    } else {
      open.commit();
      committed(full, now);
    }
    return refusal;
  }

  private void committed(boolean full, long began) {
    written = true;
    lastWork = began;
    if (full) {
      unsyncedSince = OptionalLong.empty();
    } else if (unsyncedSince.isEmpty()) {
      unsyncedSince = OptionalLong.of(began);
    }
    if (began - lastRoom > ROOM_NANOS) {
      watchRoom(began);
    }
  }

  /** A full disk is no end while there is ballast: SQLite has undone the whole transaction, and it is made again. */
  private boolean hasMadeRoom(Exception failed) {
    try {
      boolean room = Errors.of(config.file(), failed).failure() == StoreFailure.FULL && ballast.giveUp();
      if (room) {
        pressure.room(0, false);
      }
      return room;
    } catch (IOException stays) {
      failed.addSuppressed(stays);
      return false;
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
