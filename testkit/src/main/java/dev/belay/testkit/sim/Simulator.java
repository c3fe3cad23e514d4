package dev.belay.testkit.sim;

import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Runs many seeds and says what became of them: progress while it works, a report for each seed that fails, a summary,
 * and one last line of figures.
 *
 * <p>The arguments: {@code --seeds=FROM-TO} or {@code --seed=N}, {@code --trace}, {@code --faults=a,b} for exactly
 * these, {@code --without=a,b}, {@code --structure=NAME}, {@code --store=NAME}, {@code --unjudged=A,B} for
 * invariants that are not judged, {@code --hash} for the hash of each seed, {@code --reports=N} for at most so
 * many reports of failures, {@code --test=FOLDER} for a test of each of these, {@code --threads=N} for so many
 * threads where the caller lends them. A run with failures answers 1.
 */
public final class Simulator {

  private static final Duration PROGRESS = Duration.ofSeconds(5);

  private final SimArguments arguments;
  private final TimeSource time;
  private final Consumer<String> out;
  private final Tally tally = new Tally();
  private final Mattering mattering;
  private long said;

  /**
   * Prepares a run.
   *
   * @param arguments what is wanted
   * @param time tells how long it takes; nothing inside the simulation asks it
   * @param out takes the lines
   */
  public Simulator(SimArguments arguments, TimeSource time, Consumer<String> out) {
    this.arguments = arguments;
    this.time = time;
    this.out = out;
    this.mattering = new Mattering(arguments.options());
  }

  /** {@return 0 when every seed passed, else 1} */
  public int run() {
    return run(Runnable::run, 0);
  }

  /**
   * Runs on several threads at once. What is said of the seeds, and its order, is the same as on one.
   *
   * @param helpers lends the threads; it must run all that it is given at the same time
   * @param count how many threads beside the calling one
   * @return 0 when every seed passed, else 1
   */
  public int run(Executor helpers, int count) {
    long begun = time.monotonicNanos();
    said = begun;
    new SeedLine(new Simulation(arguments.options()), arguments.first(), arguments.last(),
        result -> told(result, begun)).run(helpers, count);
    tally.summary(mattering).forEach(out);
    out.accept(tally.lastLine(time.monotonicNanos() - begun));
    return tally.failures() == 0 ? 0 : 1;
  }

  private void told(SeedResult result, long begun) {
    tally.add(result);
    if (arguments.first() < arguments.last()) {
      mattering.look(result);
    }
    if (arguments.isTraced()) {
      result.trace().forEach(out);
    }
    if (arguments.isHashed()) {
      out.accept(String.format(Locale.ROOT, "seed %d hash %016x", result.seed(), result.hash()));
    }
    if (result.failure().isPresent() && tally.failures() <= arguments.reports()) {
      report(result);
    }
    long now = time.monotonicNanos();
    if (now - said >= PROGRESS.toNanos()) {
      said = now;
      out.accept(tally.progress(result.seed(), arguments.last(), now - begun));
    }
  }

  private void report(SeedResult failed) {
    SeedResult again = new Simulation(arguments.options()).run(failed.seed());
    if (again.failure().isEmpty()) {
      failed.report().forEach(out);
      out.accept("  again  it does not fail again: something outside of its seed has a say in it");
      return;
    }
    Shrinker.Shrunk shrunk = Shrinker.shrink(arguments.options(), again);
    shrunk.report().forEach(out);
    arguments.tests().ifPresent(folder -> out.accept("  test   " + RegressionTest.of(shrunk).write(folder)));
  }

  /** Sums over seeds. */
  static final class Tally {

    private final long[] fired = new long[Fault.values().length];
    private final long[] seeds = new long[Fault.values().length];
    private final long[] states = new long[Sometimes.values().length];
    private final Map<Invariant, Integer> broken = new EnumMap<>(Invariant.class);
    private final List<Long> failed = new ArrayList<>();
    private long count;
    private long events;
    private long nanos;

    void add(SeedResult result) {
      count++;
      events += result.events();
      nanos += result.nanos();
      for (Fault each : Fault.values()) {
        fired[each.ordinal()] += result.fired(each);
        seeds[each.ordinal()] += result.fired(each) > 0 ? 1 : 0;
      }
      result.seen().forEach(each -> states[each.ordinal()]++);
      result.failure().ifPresent(failure -> {
        broken.merge(failure.invariant(), 1, Integer::sum);
        failed.add(result.seed());
      });
    }

    int failures() {
      return failed.size();
    }

    String progress(long seed, long last, long nanosTaken) {
      return String.format(Locale.ROOT, "seed %d of %d, %d failures, %d seeds per minute", seed, last,
          failed.size(), perMinute(nanosTaken));
    }

    private long perMinute(long nanosTaken) {
      return (long) (count * 60e9 / Math.max(1, nanosTaken));
    }

    List<String> summary(Mattering mattering) {
      List<String> lines = new ArrayList<>();
      for (Fault each : Fault.values()) {
        lines.add(String.format(Locale.ROOT, "fault %-22s %-8s fired %8d in %7d seeds, %s", each.code(),
            each.isClaimed() ? "claimed" : "issue " + each.owner(), fired[each.ordinal()], seeds[each.ordinal()],
            mattering.told(each)));
      }
      for (Sometimes each : Sometimes.values()) {
        lines.add(String.format(Locale.ROOT, "sometimes %-24s in %7d seeds", each.name().toLowerCase(Locale.ROOT),
            states[each.ordinal()]));
      }
      broken.forEach((invariant, times) -> lines.add("broken " + invariant + " in " + times + " seeds"));
      if (!failed.isEmpty()) {
        lines.add("failed " + failed.subList(0, Math.min(40, failed.size())));
      }
      return lines;
    }

    String lastLine(long nanosTaken) {
      long claimed = Arrays.stream(Fault.values()).filter(Fault::isClaimed).count();
      long missed = Arrays.stream(states).filter(each -> each == 0).count();
      return "simulate: seeds=" + count + " failures=" + failed.size() + " claimedFaults=" + claimed
          + " plannedFaults=" + (Fault.values().length - claimed) + " claimedInvariants=" + Invariant.values().length
          + " events=" + events + " virtualHours=" + nanos / 3_600_000_000_000L + " faultsFired="
          + Arrays.stream(fired).sum() + " sometimesMissed=" + missed + " seedsPerMinute=" + perMinute(nanosTaken);
    }
  }
}
