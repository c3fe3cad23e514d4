package dev.belay.examples;

import dev.belay.broker.RequestLimits;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.kite.KiteBrokerClient;
import dev.belay.kite.KiteConfig;
import dev.belay.kite.KiteCredentials;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.risk.RiskLimits;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.kite.KiteAccount;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The trading process of {@link Soak}: enters spreads, a few at once, and leaves each as soon as it stands. It is told
 * nothing of an earlier life: its keys and its store say what is left to do.
 */
public final class SoakTrader {

  private static final int AT_ONCE = 5;
  private static final long ORDERS_BETWEEN_SAMPLES = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final KiteAccount ACCOUNT = KiteAccount.sample();
  private static final InstanceId INSTANCE = new InstanceId("SOK");

  private final ExecutionCoordinator belay;
  private final AtomicInteger next = new AtomicInteger();
  private final int groups;
  private long sampled;

  /** Notes the numbers of the events that it hears. */
  private static final class Ear implements ExecutionListener {
    private long first;
    private long last;
    private int gaps;

    @Override
    public synchronized void onEvent(ExecutionEvent event) {
      first = first == 0 ? event.sequence() : first;
      gaps += last != 0 && event.sequence() != last + 1 ? 1 : 0;
      last = event.sequence();
    }

    synchronized String heard() {
      return "heard " + first + " " + last + " " + gaps;
    }
  }

  private SoakTrader(ExecutionCoordinator belay, int groups) {
    this.belay = belay;
    this.groups = groups;
  }

  /**
   * Runs the trading process: {@code --root=URI --stream=URI --store=FILE --groups=N}.
   *
   * @param args the options
   * @throws Exception when it cannot go on
   */
  public static void main(String[] args) throws Exception {
    Arguments given = new Arguments(List.of(args), List.of("root", "stream", "store", "groups"));
    URI root = URI.create(given.text("root").orElseThrow());
    Path store = Path.of(given.text("store").orElseThrow());
    PacedTimeSource time = new PacedTimeSource(clockOf(root));
    KiteBrokerClient client = KiteBrokerClient.of(KiteConfig.builder().root(root)
        .stream(URI.create(given.text("stream").orElseThrow()))
        .limits(new RequestLimits(500, 30_000, 1_000_000, 200, 25)).build(),
        new KiteCredentials(ACCOUNT.apiKey(), ACCOUNT.apiSecret()), time, cause -> { });
    client.session().resume(ACCOUNT.accessToken(), time.wall());
    ExecutorService threads = Executors.newCachedThreadPool();
    Ear ear = new Ear();
    ExecutionCoordinator watched;
    try (SqlitePersistence kept = new SqlitePersistence(
            SqliteConfig.builder(store, INSTANCE).create(true).entropy(time::entropy).build());
        FileEmergencyJournal journal = new FileEmergencyJournal(
            store.resolveSibling(store.getFileName() + ".emergency"), threads);
        ExecutionCoordinator belay = ExecutionCoordinator.builder(client, kept, SampleMarket.catalog())
            .margin(FixedMargin.perLot(Money.rupees(40_000))).emergency(journal).time(time)
            .listener(ear, threads)
            .config(CoordinatorConfig.of(new AccountId(ACCOUNT.userId())).calendar(SampleMarket.calendar())
                .risk(RiskLimits.builder().openGroups(1_000).ordersPerDay(1_000_000).unwindsPerStrategy(100_000)
                    .build()).build()).build()) {
      SoakTrader trader = new SoakTrader(belay, given.whole("groups", 1, 1_000_000).orElseThrow().intValue());
      belay.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      trader.trade(threads);
      watched = belay;
    }
    // Closed: nothing is counted any more, and what was counted is in the store.
    watched.metrics().counters().forEach((name, value) -> System.out.println("metric " + name + " " + value));
    System.out.println(ear.heard());
    System.exit(0);
  }

  /** The server's own clock, so that ours is not off by the time that a process takes to start. */
  private static Instant clockOf(URI root) throws Exception {
    HttpResponse<Void> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(root).build(),
        HttpResponse.BodyHandlers.discarding());
    return ZonedDateTime.parse(answer.headers().firstValue("Date").orElseThrow(),
        DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private void trade(ExecutorService threads) throws Exception {
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      workers.add(threads.submit(() -> {
        for (int number = next.getAndIncrement(); number < groups; number = next.getAndIncrement()) {
          see(number);
        }
        return true;
      }));
    }
    for (Future<?> each : workers) {
      each.get();
    }
  }

  /** Sees one group to its end; a refusal because of the mode is asked again. */
  private void see(int number) throws Exception {
    for (;;) {
      GroupHandle group = belay.execute(spread(number));
      GroupOutcome outcome = group.await(PATIENCE);
      if (outcome instanceof GroupOutcome.Refused) {
        TimeUnit.MILLISECONDS.sleep(500);
        continue;
      }
      if (group.view().lifecycle() == ExecutionLifecycle.COMPLETED) {
        group.exit();
      }
      group.closed().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      System.out.println("group " + number + " " + group.view().lifecycle());
      sample(belay.metrics().get(ExecutionMetrics.ORDERS_INTENDED));
      return;
    }
  }

  /** Samples by orders of this process: groups of an earlier one are seen again, and cost nothing. */
  private synchronized void sample(long orders) {
    if (orders < sampled + ORDERS_BETWEEN_SAMPLES) {
      return;
    }
    sampled = orders;
    System.gc();
    Runtime machine = Runtime.getRuntime();
    System.out.println("sample " + (machine.totalMemory() - machine.freeMemory()) + " "
        + ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static GroupRequest spread(int number) {
    boolean puts = number % 2 == 0;
    LegSpec sold = LegSpec.sell(puts ? SampleMarket.put(24_000) : SampleMarket.call(25_000), 1,
        PriceLadder.at(Price.parse("90")));
    LegSpec bought = LegSpec.buy(puts ? SampleMarket.put(23_800) : SampleMarket.call(25_200), 1,
        PriceLadder.at(Price.parse("40")));
    return GroupRequest.enter(new RequestKey("soak-" + number), new StrategyId("soak"), Product.NRML,
        List.of(sold, bought), new Sizing.Lots(1), GroupPolicy.DEFAULT);
  }
}
