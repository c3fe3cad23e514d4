package dev.belay.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.belay.broker.Funds;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.WorstCaseMarginSimulator;
import dev.belay.margin.WorstCaseReport;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.pricing.BlackScholes;
import dev.belay.scenario.ScenarioMargin;
import dev.belay.scenario.UnderlyingTerms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The worst case of a whole plan, quotes to verdict: 27 shocks, every reachable portfolio. Beside it, in the same
 * run, the same check corner by corner, and one Black-Scholes price. Then the exchange's risk parameter file.
 */
final class MarginBench {

  /** Fewer leave a part of the check uncompiled, and the first group measured pays for it. */
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 301;
  private static final Funds FUNDS = new Funds(Money.rupees(10_000_000), Money.rupees(10_000_000), Money.ZERO);
  private static final WorstCaseMarginSimulator CHECK = new WorstCaseMarginSimulator(MarginLimits.DEFAULT);
  private static double sink;

  private MarginBench() {}

  static void run(List<String> args, Report report) throws IOException {
    double price = nanosOfOnePrice();
    report.figure("black_price_ns", price);
    for (int legs : new int[] {4, 8}) {
      MarginQuestion question = MarginPlans.question(legs);
      Supplier<WorstCaseReport> closed = () -> CHECK.check(question, model(question), FUNDS);
      Supplier<WorstCaseReport> corners = () -> {
        MarginModel model = model(question);
        return CHECK.check(question, (held, shock) -> model.estimate(held, shock), FUNDS);
      };
      requireSame(closed.get(), corners.get());
      double fast = medianNanos(closed, WARM_UP, ROUNDS);
      double slow = medianNanos(corners, WARM_UP / 10, ROUNDS / 10);
      report.figure("worst_case_" + legs + "_legs_us", fast / 1_000);
      report.figure("brute_force_" + legs + "_legs_us", slow / 1_000);
      report.figure("brute_force_" + legs + "_legs_ratio", slow / fast);
      report.figure("worst_case_" + legs + "_legs_in_black_prices", fast / price);
      report.figure("worst_case_" + legs + "_legs_cpu_us", cpuNanos(closed) / 1_000.0);
      report.figure("worst_case_" + legs + "_legs_bytes", bytes(closed));
    }
    SpanFileBench.run(report);
  }

  private static MarginModel model(MarginQuestion question) {
    TreeMap<Underlying, UnderlyingTerms> terms = new TreeMap<>();
    terms.put(MarginPlans.INDEX, UnderlyingTerms.index(MarginPlans.SPOT));
    return ScenarioMargin.india(terms, TradingCalendar.india(new TreeSet<>())).model(question);
  }

  /** A figure for a check that answers something else would be worth nothing. */
  private static void requireSame(WorstCaseReport closed, WorstCaseReport corners) {
    Money one = closed.worst().orElseThrow().increment();
    Money other = corners.worst().orElseThrow().increment();
    if (one.minus(other).abs().isMoreThan(Money.parse("0.01"))) {
      throw new IllegalStateException("closed form " + one + ", corner by corner " + other);
    }
  }

  private static double nanosOfOnePrice() {
    int prices = 200_000;
    double[] rounds = new double[15];
    for (int round = 0; round < rounds.length; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < prices; i++) {
        sink += BlackScholes.value(true, 24_000 + i % 7, 24_500, 7 / 365.0, 0.07, 0, 0.12);
      }
      rounds[round] = (System.nanoTime() - start) / (double) prices;
    }
    return median(rounds);
  }

  private static double medianNanos(Supplier<WorstCaseReport> check, int warmUp, int count) {
    double[] rounds = new double[count];
    for (int round = -warmUp; round < count; round++) {
      long start = System.nanoTime();
      sink += check.get().path().size();
      long taken = System.nanoTime() - start;
      if (round >= 0) {
        rounds[round] = taken;
      }
    }
    return median(rounds);
  }

  private static double median(double[] rounds) {
    Arrays.sort(rounds);
    return rounds[rounds.length / 2];
  }

  /** What one check takes of the processor, whatever else the machine does meanwhile. */
  private static long cpuNanos(Supplier<WorstCaseReport> check) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < ROUNDS; i++) {
      sink += check.get().path().size();
    }
    return (threads.getCurrentThreadCpuTime() - before) / ROUNDS;
  }

  private static long bytes(Supplier<WorstCaseReport> check) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    int times = 20;
    for (int i = 0; i < times; i++) {
      sink += check.get().path().size();
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / times;
  }
}
