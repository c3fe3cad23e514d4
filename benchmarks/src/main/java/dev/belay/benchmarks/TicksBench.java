package dev.belay.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import dev.belay.broker.StreamListener;
import dev.belay.kite.KiteBrokerClient;
import dev.belay.kite.KiteConfig;
import dev.belay.kite.KiteCredentials;
import dev.belay.kite.KiteTick.Mode;
import dev.belay.kite.TickBench;
import dev.belay.order.OrderReport;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.time.SystemTimeSource;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Ticks: reading a frame beside the official client, and a minute of 3,000 contracts with ten ticks a second each over
 * a WebSocket from a server in its own process, with messages about orders among them, none of which may be lost.
 */
final class TicksBench {

  private static final int CONTRACTS = 3_000;
  private static final int SECONDS = 60;

  private TicksBench() {}

  static void run(List<String> args, Report report) throws Exception {
    SortedMap<String, Double> figures = Jmh.runWithAllocation(TickBench.class, report);
    report.figure("frame_times_faster", figures.get("frameOfficial") / figures.get("frameAdapter"));
    report.figure("frame_as_objects_times_faster",
        figures.get("frameOfficial") / figures.get("frameAdapterAsObjects"));
    report.figure("quotes_times_faster", figures.get("frameOfficial") / figures.get("quotesAdapter"));
    sustained(report);
  }

  private static void sustained(Report report) throws Exception {
    KiteAccount account = KiteAccount.sample();
    AtomicLong ticks = new AtomicLong();
    Orders orders = new Orders();
    try (KiteServerProcess server = KiteServerProcess.startTicking(CONTRACTS);
        SystemTimeSource time = new SystemTimeSource("bench-loop")) {
      KiteBrokerClient client = KiteBrokerClient.of(
          KiteConfig.builder().root(server.root())
              .stream(URI.create("ws" + server.root().toString().substring(4) + "/")).build(),
          new KiteCredentials(account.apiKey(), account.apiSecret()), time, cause -> {});
      client.session().resume(account.accessToken(), time.wall());
      client.ticker().listen(newest -> ticks.addAndGet(newest.size()));
      client.openStream(orders);
      client.ticker().subscribe(LongStream.rangeClosed(1, CONTRACTS).map(each -> each * 256 + 2).boxed().toList(),
          Mode.FULL);
      if (!orders.begun.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no message about an order came");
      }
      long before = ticks.get();
      long cpu = cpu();
      long begun = System.nanoTime();
      TimeUnit.SECONDS.sleep(SECONDS);
      double seconds = (System.nanoTime() - begun) / 1e9;
      report.figure("sustained_seconds", seconds);
      report.figure("sustained_ticks_per_second", (ticks.get() - before) / seconds);
      report.figure("sustained_core_share", (cpu() - cpu) / 1e9 / seconds);
      report.figure("sustained_order_messages", orders.count.get());
      report.figure("sustained_order_messages_lost", orders.lost.get());
      report.figure("sustained_unreadable", client.ticker().unreadable());
      client.close();
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  /** Messages carry growing numbers as their order's id, so a gap is a loss. */
  private static final class Orders implements StreamListener {
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public void onOrder(OrderReport report) {
      long number = Long.parseLong(report.id().value());
      long before = last.getAndSet(number);
      if (before > 0) {
        lost.addAndGet(number - before - 1);
        count.incrementAndGet();
      }
      begun.countDown();
    }

    @Override
    public void onConnected(long connection) {}

    @Override
    public void onDisconnected(String reason) {
      lost.addAndGet(1_000_000);
    }
  }
}
