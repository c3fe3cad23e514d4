package dev.belay.testkit.sim;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of one seed. Immutable but for the array, which is the caller's. */
public final class SeedResult {

  private final long seed;
  private final long hash;
  private final long effects;
  private final long events;
  private final long nanos;
  private final int lives;
  private final Optional<Failure> failure;
  private final long[] fired;
  private final List<Firing> firings;
  private final int landed;
  private final EnumSet<Sometimes> seen;
  private final Plan plan;
  private final List<String> trace;
  private final List<String> table;

  SeedResult(long seed, long hash, long effects, long events, long nanos, int lives, Optional<Failure>
      failure, long[] fired, List<Firing> firings, int landed, EnumSet<Sometimes> seen, Plan plan,
      List<String> trace, List<String> table) {
    this.seed = seed;
    this.hash = hash;
    this.effects = effects;
    this.events = events;
    this.nanos = nanos;
    this.lives = lives;
    this.failure = failure;
    this.fired = fired;
    this.firings = firings;
    this.landed = landed;
    this.seen = seen;
    this.plan = plan;
    this.trace = trace;
    this.table = table;
  }

  /** {@return the seed} */
  public long seed() {
    return seed;
  }

  /** {@return the hash of everything that happened: equal for equal seeds, everywhere} */
  public long hash() {
    return hash;
  }

  /** What came of it: equal where a fault changed nothing but what was read. */
  long effects() {
    return effects;
  }

  /** {@return how many events were traced} */
  public long events() {
    return events;
  }

  /** {@return virtual nanoseconds from start to end} */
  public long nanos() {
    return nanos;
  }

  /** {@return how many times the process lived} */
  public int lives() {
    return lives;
  }

  /** {@return the first invariant that was broken, if one was} */
  public Optional<Failure> failure() {
    return failure;
  }

  /**
   * {@return how often a fault struck}
   *
   * @param fault which
   */
  public long fired(Fault fault) {
    return fired[fault.ordinal()];
  }

  /** {@return every strike by its key, in order of the keys} */
  public List<Firing> firings() {
    return firings;
  }

  /** {@return how many of the blows of the options have struck} */
  public int landed() {
    return landed;
  }

  /** {@return the faults that struck at least once} */
  public Set<Fault> struck() {
    EnumSet<Fault> struck = EnumSet.noneOf(Fault.class);
    for (Fault each : Fault.values()) {
      if (fired[each.ordinal()] > 0) {
        struck.add(each);
      }
    }
    return struck;
  }

  /** {@return the rare states that were reached} */
  public Set<Sometimes> seen() {
    return EnumSet.copyOf(seen);
  }

  /** {@return everything that happened, in words, where it was traced} */
  public List<String> trace() {
    return trace;
  }

  /** {@return the report of a failure: invariant, plan, truth against belief, the end of the trace} */
  public List<String> report() {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + seed + ": " + failure.map(Failure::toString).orElse("no failure"));
    plan.told().forEach(each -> lines.add("  plan   " + each));
    table.forEach(each -> lines.add("  truth  " + each));
    trace.subList(Math.max(0, trace.size() - 60), trace.size()).forEach(each -> lines.add("  trace  " + each));
    return lines;
  }
}
