package dev.belay.testkit.sim;

import dev.belay.order.OrderTag;
import dev.belay.testkit.Draws;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What happened, as one number that must be the same for the same seed everywhere, and in words where somebody reads
 * them. The number is made of times and stable codes, never of texts.
 */
final class Trace {

  /** What is traced. */
  enum Kind {
    SENT, CANCEL, MODIFY, ANSWERED, TOLD, READ, EXCHANGE, COMMIT, DEATH, BIRTH, FAULT, EVENT, HOST, PRICED
  }

  /** What came of it all: what Belay asked for, what became of it, and what the host was told. */
  private static final EnumSet<Kind> EFFECTS =
      EnumSet.of(Kind.SENT, Kind.CANCEL, Kind.MODIFY, Kind.EXCHANGE, Kind.EVENT);

  private static final long PRIME = 0x100000001b3L;

  private final WorldClock clock;
  private final boolean telling;
  private final List<String> lines = new ArrayList<>();
  private long hash = 0xcbf29ce484222325L;
  private long effects;
  private long events;

  Trace(WorldClock clock, boolean telling) {
    this.clock = clock;
    this.telling = telling;
  }

  void note(Kind kind, long one, long two, Supplier<String> words) {
    mix(clock.monotonicNanos());
    mix(kind.ordinal());
    mix(one);
    mix(two);
    if (EFFECTS.contains(kind)) {
      effects += Draws.tie(clock.monotonicNanos() * 31 + kind.ordinal(), one);
    }
    events++;
    if (telling) {
      lines.add(String.format(Locale.ROOT, "%10.3f ms  %-8s %s", clock.monotonicNanos() / 1e6,
          kind.name().toLowerCase(Locale.ROOT), words.get()));
    }
  }

  /** A tag as a number. */
  static long number(OrderTag tag) {
    return ((tag.sequence() * 37 + tag.group().number()) * 37 + tag.leg().index()) * 37 + tag.purpose().ordinal();
  }

  private void mix(long value) {
    hash = (hash ^ value) * PRIME;
    hash ^= hash >>> 29;
  }

  long hash() {
    return hash;
  }

  /** What came of it, as a number in which the order of things at one moment does not count. */
  long effects() {
    return effects;
  }

  long events() {
    return events;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
