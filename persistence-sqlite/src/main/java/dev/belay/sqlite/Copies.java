package dev.belay.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Copies that are made from time to time, and of which the newest are kept. The time of the last one is in its name, so
 * that a process that is started every hour still makes one a day. Used by the writer alone, but for {@link #last()}.
 */
final class Copies {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** So soon is a copy tried again that could not be made. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final Path store;
  private final SqliteConfig.Copying how;
  private final Supplier<Instant> wall;
  private long due;
  private volatile Optional<StoreCopy> last = Optional.empty();

  /**
   * For a store; the first copy is due when the last one of an earlier process is old enough.
   *
   * @param now the monotonic clock
   */
  Copies(Path store, SqliteConfig.Copying how, Supplier<Instant> wall, long now) throws IOException {
    this.store = store;
    this.how = how;
    this.wall = wall;
    Files.createDirectories(how.folder());
    List<Path> there = there();
    long age = there.isEmpty() ? Long.MAX_VALUE : secondsSince(there.get(there.size() - 1));
    due = now + (age >= how.every().toSeconds() ? 0 : how.every().minusSeconds(Math.max(age, 0)).toNanos());
  }

  Optional<StoreCopy> last() {
    return last;
  }

  /** {@return in how many nanoseconds a copy is due; below zero for how long it has been} */
  long left(long now) {
    return due - now;
  }

  /** Whether a copy has waited so long for a quiet moment that it is made anyway. */
  boolean isUrgent(long now) {
    return left(now) < -how.every().toNanos() / 2;
  }

  /** Makes one and removes those that are too many. One that fails is no failure of the store. */
  void make(OpenStore open, long now) {
    Instant at = wall.get();
    Path to = how.folder().resolve(prefix() + TIME.format(at));
    try {
      long bytes = Backup.of(open.connection(), store, to);
      List<Path> there = there();
      for (Path old : there.subList(0, Math.max(0, there.size() - how.keep()))) {
        Files.delete(old);
      }
      last = Optional.of(new StoreCopy(at, to, bytes, Optional.empty()));
      due = now + how.every().toNanos();
    } catch (IOException | SQLException failed) {
      last = Optional.of(new StoreCopy(at, to, 0, Optional.of(String.valueOf(failed.getMessage()))));
      due = now + Math.min(how.every().toNanos(), AGAIN.toNanos());
    }
  }

  /** {@return the copies of this store, the oldest first} */
  private List<Path> there() throws IOException {
    try (Stream<Path> all = Files.list(how.folder())) {
      return all.filter(each -> timeOf(each).isPresent()).sorted().toList();
    }
  }

  private long secondsSince(Path copy) {
    return ChronoUnit.SECONDS.between(timeOf(copy).orElseThrow(), wall.get());
  }

  private Optional<Instant> timeOf(Path copy) {
    String name = copy.getFileName().toString();
    return name.matches("\\Q" + prefix() + "\\E[0-9]{8}T[0-9]{6}Z")
        ? Optional.of(TIME.parse(name.substring(prefix().length()), Instant::from)) : Optional.empty();
  }

  private String prefix() {
    return store.getFileName() + ".";
  }
}
