package dev.belay.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a durable commit takes here, measured at the start.
 *
 * @param median of the commits made
 * @param worst of them
 */
record Probe(Duration median, Duration worst) {

  private static final int COMMITS = 20;
  private static final long MOST_NANOS = 25_000_000;

  /** A four-leg wave needs one; above this every order waits noticeably (RELIABILITY 2.2). */
  private static final Duration SLOW = Duration.ofMillis(20);

  static Probe of(OpenStore store) throws SQLException {
    List<Long> nanos = new ArrayList<>();
    long begun = System.nanoTime();
    while (nanos.isEmpty() || nanos.size() < COMMITS && System.nanoTime() - begun < MOST_NANOS) {
      long before = System.nanoTime();
      store.sync();
      nanos.add(System.nanoTime() - before);
    }
    nanos.sort(Long::compare);
    return new Probe(Duration.ofNanos(nanos.get(nanos.size() / 2)), Duration.ofNanos(nanos.get(nanos.size() - 1)));
  }

  Optional<String> warning() {
    return median.compareTo(SLOW) <= 0 ? Optional.empty()
        : Optional.of("a durable commit takes " + median.toMillis() + " ms on this disk, at the worst "
            + worst.toMillis() + " ms; every order waits for one");
  }
}
