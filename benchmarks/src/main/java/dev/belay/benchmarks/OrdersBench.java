package dev.belay.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.belay.kite.UpdateParse;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is done with an order update after it has been read, and what lies between a decision and the
 * broker's call.
 *
 * <p>{@code merge_ns} and {@code merge_bytes} are the ledger's work for one update of an order that goes
 * from transit to open, half filled and complete; {@code echo_ns} for one that tells nothing new; the
 * ratios are to the adapter's reading of the same bytes in the same run. {@code decision_*} is the gateway
 * from submit to the broker's call, with the in-memory store and one hop over the loop.
 */
final class OrdersBench {

  private static final int ORDERS = 2_000;
  private static final int ROUNDS = 15;
  private static final int WARM_UP = 10;
  private static final int DECISIONS = 20_000;
  private static final String[] STATUSES = {"OPEN PENDING", "OPEN", "OPEN", "COMPLETE"};
  private static final long[] FILLED = {0, 0, 65, 130};

  private final UpdateParse adapter = new UpdateParse();
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<OrderReport> reports = new ArrayList<>();
  private final List<OrderIntent> intents = new ArrayList<>();

  private OrdersBench() {
    for (int order = 0; order < ORDERS; order++) {
      OrderIntent intent = BenchOrders.intent(order);
      intents.add(intent);
      for (int update = 0; update < STATUSES.length; update++) {
        byte[] body = UpdateParse.bytes("26080300" + (10_000 + order), intent.tag().text(), STATUSES[update],
            FILLED[update]);
        bodies.add(body);
        reports.add(adapter.read(body));
      }
    }
  }

  static void run(List<String> args, Report report) throws Exception {
    Hiccup hiccup = Hiccup.start();
    OrdersBench bench = new OrdersBench();
    double[] parse = new double[ROUNDS];
    double[] merge = new double[ROUNDS];
    double[] echo = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      double parsed = bench.parse();
      OrderLedger ledger = bench.ledger();
      double merged = bench.merge(ledger);
      double echoed = bench.merge(ledger);
      if (round >= 0) {
        parse[round] = parsed;
        merge[round] = merged;
        echo[round] = echoed;
      }
    }
    report.figure("parse_ns", median(parse));
    report.figure("merge_ns", median(merge));
    report.figure("merge_to_parse_ratio", median(merge) / median(parse));
    long mergeBytes = bench.bytes();
    long parseBytes = bench.parseBytes();
    report.figure("parse_bytes", parseBytes);
    report.figure("merge_bytes", mergeBytes);
    report.figure("merge_bytes_to_parse_ratio", mergeBytes / (double) parseBytes);
    report.figure("echo_ns", median(echo));
    report.figure("echo_to_parse_ratio", median(echo) / median(parse));
    long[] nanos = new DecisionLoop().measure(DECISIONS);
    report.figure("decision_p50_us", nanos[nanos.length / 2] / 1_000.0);
    report.figure("decision_p99_us", nanos[(int) (nanos.length * 0.99)] / 1_000.0);
    report.figure("decision_p50_to_parse_ratio", nanos[nanos.length / 2] / median(parse));
    report.figure("decision_p99_to_parse_ratio", nanos[(int) (nanos.length * 0.99)] / median(parse));
    report.stalls(hiccup.stop());
  }

  private double parse() {
    long start = System.nanoTime();
    long filled = 0;
    for (byte[] each : bodies) {
      filled += adapter.read(each).filled().units();
    }
    double nanos = (System.nanoTime() - start) / (double) bodies.size();
    require(filled == ORDERS * 195L);
    return nanos;
  }

  private OrderLedger ledger() {
    OrderLedger ledger = new OrderLedger(BenchOrders.ACCOUNT);
    for (OrderIntent each : intents) {
      ledger.intend(each);
      ledger.apply(new Evidence.Sent(each.tag()));
    }
    return ledger;
  }

  private double merge(OrderLedger ledger) {
    long start = System.nanoTime();
    for (OrderReport each : reports) {
      ledger.apply(new Evidence.Reported(each, Evidence.Source.STREAM));
    }
    double nanos = (System.nanoTime() - start) / (double) reports.size();
    require(ledger.all().stream().allMatch(each -> each.status() == OrderStatus.FILLED));
    return nanos;
  }

  private long bytes() {
    OrderLedger ledger = ledger();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (OrderReport each : reports) {
      ledger.apply(new Evidence.Reported(each, Evidence.Source.STREAM));
    }
    return (threads.getCurrentThreadAllocatedBytes() - before) / reports.size();
  }

  private long parseBytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    parse();
    return (threads.getCurrentThreadAllocatedBytes() - before) / bodies.size();
  }

  /** A figure for work that was not done would be worth nothing. */
  private static void require(boolean done) {
    if (!done) {
      throw new IllegalStateException("the updates were not merged as they should be");
    }
  }

  private static double median(double[] rounds) {
    double[] sorted = rounds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
