package dev.belay.testkit.sim;

import dev.belay.hedge.HedgeLimits;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.Release;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.Latency;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a seed means: the structure, its size, how fast the world is, and how often each fault strikes. Every draw is
 * named, so that a fault that is taken away leaves all others where they were.
 */
final class Plan {

  /** Where the session ends during the run: how long it has left at the start. */
  static final Duration TO_THE_CLOSE = Duration.ofSeconds(230);

  /** How many in a hundred of the faults are on in a seed: most seeds are calm, some are storms. */
  private static final int[] DENSITIES = {4, 8, 15, 30, 50};

  /** How many in a hundred of the lasting faults that are on stay on: they are worth fewer seeds than the others. */
  private static final int LASTING = 20;

  private final long seed;
  private final SimOptions options;
  private final StopPlan stops = new StopPlan(this);
  private final int[] rates = new int[Fault.values().length];
  private final SortedSet<Firing> exactly = new TreeSet<>();

  Plan(long seed, SimOptions options) {
    this.seed = seed;
    this.options = options;
    int density = DENSITIES[below("density", DENSITIES.length)];
    for (Fault each : Fault.values()) {
      boolean on = options.only().map(set -> set.contains(each))
          .orElseGet(() -> each.isClaimed() && below("on " + each.name(), 100) < density
              && (!each.isLasting() || below("lasts " + each.name(), 100) < LASTING));
      if (on && !options.without().contains(each)) {
        rates[each.ordinal()] = each.least() + below("rate " + each.name(), each.most() - each.least() + 1);
      }
    }
    options.focus().firings().ifPresent(this::exactly);
  }

  /** These strikes alone, whatever was drawn; a moment's fault strikes where the seed has it. */
  private void exactly(List<Firing> firings) {
    Arrays.fill(rates, 0);
    firings.forEach(each -> rates[each.fault().ordinal()] = 1000);
    exactly.addAll(firings);
  }

  long seed() {
    return seed;
  }

  Structure structure() {
    return options.structure().orElseGet(() -> Structure.drawn(this::below));
  }

  /** Mostly a few lots; sometimes so many that the freeze quantity makes slices of them. */
  int lots() {
    if (options.focus().lots().isPresent()) {
      return options.focus().lots().getAsInt();
    }
    return below("large", 100) < 4 ? 28 + below("lots", 30) : 1 + below("lots", 3);
  }

  /** In some seeds the money is not enough, and then nothing at all may be sent. */
  boolean isPoor() {
    return below("poor", 100) < 3;
  }

  /** What the host wants where an entry fails, and in which steps it enters: drawn for each request. */
  GroupPolicy policy(String key) {
    GroupPolicy policy = GroupPolicy.DEFAULT;
    if (below("policy", 100) < 60) {
      policy = policy.with(FailurePolicy.values()[below("on failure " + key, FailurePolicy.values().length)])
          .withPhaseTime(Duration.ofSeconds(2 + below("phase " + key, 10)));
      policy = switch (Release.values()[below("release " + key, Release.values().length)]) {
        case BARRIER -> policy;
        case PER_PAIR -> policy.releasePerPair();
        case PRO_RATA -> policy.releaseProRata();
      };
    }
    policy = policy.with(stops.of(key));
    return structure().isNaked() ? policy.declaredNaked() : policy;
  }

  /** Where the host is stopped out. */
  StopPlan stops() {
    return stops;
  }

  boolean hasSecondGroup() {
    return options.focus().second().orElseGet(() -> below("second", 100) < 25);
  }

  /** In half of the seeds a short that cannot be bought back may be covered by another option. */
  HedgeLimits hedges() {
    return below("protects", 100) < 50 ? HedgeLimits.defaults().protecting() : HedgeLimits.defaults();
  }

  boolean exits() {
    return options.focus().exits().orElseGet(() -> isOn(Fault.MARKET_CLOSES) || below("exits", 100) < 50);
  }

  /** Most seeds trade by the rules of 2026, some by those of 2025, whose request limits are narrower. */
  ExchangeRules rules() {
    return below("rules", 100) < 25 ? ExchangeRules.india2025(SampleMarket.catalog(), SampleMarket.calendar())
        : SampleMarket.rules();
  }

  /** When the run begins, by the wall clock: mid-session, or just before the close. */
  Instant start() {
    return isOn(Fault.MARKET_CLOSES) ? SampleMarket.CLOSE.minus(TO_THE_CLOSE) : SampleMarket.OPEN;
  }

  /** How long everything may take once the faults have stopped. */
  Duration bound() {
    if (isOn(Fault.TOKEN_DEAD)) {
      return Duration.ofSeconds(60);
    }
    return Duration.ofSeconds(isOn(Fault.MARKET_CLOSES) ? 400 : 180);
  }

  long exitAfter() {
    if (isOn(Fault.MARKET_CLOSES)) {
      return between("exit-after", Duration.ofSeconds(215), Duration.ofSeconds(235));
    }
    return between("exit-after", Duration.ZERO, Duration.ofSeconds(10));
  }

  long secondAfter() {
    return between("second-after", Duration.ZERO, Duration.ofSeconds(15));
  }

  /** When the faults stop. */
  long healAt() {
    long drawn = between("heal", Duration.ofSeconds(15), Duration.ofSeconds(45));
    return options.focus().healMillis().stream().map(millis -> millis * 1_000_000L).findFirst().orElse(drawn);
  }

  /** What is kept of the delay of a fault. */
  long shortened(long delay) {
    return delay * options.focus().delayPercent() / 100;
  }

  List<Blow> blows() {
    return options.focus().blows();
  }

  boolean isJudged(Invariant invariant) {
    return !options.unjudged().contains(invariant);
  }

  Latency latency() {
    return new Latency(millis("request", 1, 60), millis("answer", 1, 60), millis("validation", 0, 20),
        millis("stream", 1, 80));
  }

  boolean isOn(Fault fault) {
    return rates[fault.ordinal()] > 0;
  }

  /** Whether a fault strikes the n-th event of a label; the world asks only while faults are allowed. */
  boolean strikes(Fault fault, String label, long n) {
    int rate = rates[fault.ordinal()];
    if (!exactly.isEmpty()) {
      return exactly.contains(new Firing(fault, label, n));
    }
    return rate > 0 && Long.remainderUnsigned(Draws.draw(seed, fault.name(), label, n), 1000) < rate;
  }

  EnumSet<Fault> on() {
    EnumSet<Fault> on = EnumSet.noneOf(Fault.class);
    for (Fault each : Fault.values()) {
      if (isOn(each)) {
        on.add(each);
      }
    }
    return on;
  }

  int below(String label, int bound) {
    return (int) Long.remainderUnsigned(Draws.draw(seed, "plan", label, 0), bound);
  }

  /** Nanoseconds between two durations, in whole microseconds. */
  long between(String label, Duration least, Duration most) {
    long span = (most.toNanos() - least.toNanos()) / 1000 + 1;
    return least.toNanos() + Long.remainderUnsigned(Draws.draw(seed, "plan", label, 0), span) * 1000;
  }

  private Duration millis(String label, int least, int most) {
    return Duration.ofNanos(between(label, Duration.ofMillis(least), Duration.ofMillis(most)));
  }

  /** The plan in words, for reports. */
  List<String> told() {
    List<String> lines = new ArrayList<>();
    lines.add("structure " + structure().code() + ", " + lots() + " lots" + (isPoor() ? ", without money" : "")
        + (hasSecondGroup() ? ", a second group" : "") + (exits() ? ", exit when complete" : ""));
    lines.add("policy " + policy("first") + (hasSecondGroup() ? ", of the second " + policy("second") : ""));
    lines.add("rules " + rules().name());
    lines.add("faults until " + healAt() / 1_000_000 + " ms; latency " + latency());
    for (Fault fault : on()) {
      int rate = rates[fault.ordinal()];
      lines.add(fault.code() + (rate < 1000 ? " " + rate + " in 1000" : "") + ": " + fault.story());
    }
    return lines;
  }
}
