package dev.belay.examples;

import dev.belay.broker.BrokerClient;
import dev.belay.coordinator.CoordinatorBuilder;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.kite.KiteMarketData;
import dev.belay.kite.PreflightReport;
import dev.belay.money.Money;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PaperBroker;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An iron condor at the broker: preflight, prices from the stream, worst-case margin from these prices, hedge first.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=KiteIronCondor -Dargs="--server --exit"
 *
 * --server            a broker on this machine, without credentials; with --paper, its prices alone
 * --paper             the broker's prices, fills on paper: no order leaves this process
 * --live              REAL ORDERS at the real broker; needs --store
 * --exit              leaves the group again once it stands
 * --instruments=FILE  today's instruments file, CSV, with the rows of the indices   (with --server: bundled)
 * --freeze=FILE       freeze quantities, CSV                     (default: bundled with broker-kite)
 * --group=FILE        the legs, JSON; prices come from quotes    (default: bundled iron-condor.json)
 * --lots=N            lots instead of the file's
 * --store=FILE        a SQLite store                             (default, but not with --live: in memory)
 * </pre>
 *
 * <p>Without {@code --server} it takes {@code KITE_API_KEY}, {@code KITE_API_SECRET} and the day's {@code
 * KITE_ACCESS_TOKEN} from the environment. Ends with 0 when the group stands, or is closed with {@code --exit}; with 1
 * when it ended otherwise; with 2, and nothing sent, when it was not told enough.
 */
public final class KiteIronCondor {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final InstanceId INSTANCE = new InstanceId("KIC");
  private static final Money PAPER_CASH = Money.rupees(10_000_000);
  private static final Money PAPER_MARGIN_OF_A_UNIT = Money.rupees(1_500);

  private final Arguments given;
  private final PrintStream out;
  private final PrintStream err;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private String last = "";

  private KiteIronCondor(Arguments given, PrintStream out, PrintStream err) {
    this.given = given;
    this.out = out;
    this.err = err;
  }

  /**
   * Runs the example.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.getenv(), System.out, System.err));
  }

  static int run(List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Arguments given = new Arguments(args, KiteAccess.OPTIONS, List.of("server", "paper", "live", "exit"));
      requireOneWay(given);
      try (KiteAccess access = new KiteAccess(given, environment, err)) {
        return new KiteIronCondor(given, out, err).run(access);
      }
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    } catch (ExecutionException | TimeoutException failed) {
      err.println("the run did not end: " + failed.getMessage());
      return 1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /** Real orders only when they are asked for by name, with a store that outlives this process. */
  private static void requireOneWay(Arguments given) {
    if (given.has("live") && (given.has("server") || given.has("paper"))) {
      throw new InputException("--live", "is for the real broker alone, without --server and --paper");
    }
    if (!given.has("live") && !given.has("server") && !given.has("paper")) {
      throw new InputException("--live", "is missing: say --server (a broker on this machine), --paper (real prices,"
          + " fills on paper) or --live (real orders)");
    }
    if (given.has("live") && given.text("store").isEmpty()) {
      throw new InputException("--store", "is needed for real orders: without it a crash forgets the group");
    }
  }

  private int run(KiteAccess access) throws InterruptedException, ExecutionException, TimeoutException {
    GroupFile group = GroupFile.read(given.existingFile("group"));
    Contracts contracts = new Contracts("instruments", "freeze quantities", access.day(),
        access.instruments().catalog());
    GroupRequest asked = group.request(contracts, given.whole("lots", 1, Options.MOST_LOTS), Optional.empty());
    access.played().ifPresent(each -> each.play(asked.legs().stream().map(LegSpec::instrument).toList()));
    PreflightReport report = access.preflight();
    report.findings().forEach(each -> out.println(each.item() + " " + each.grade() + ": " + each.text()));
    if (!report.isGood() && !given.has("paper")) {
      err.println("the preflight found what must be mended first; nothing was sent");
      return 1;
    }
    boolean good;
    try {
      KiteMarketData market = opened(access.client().marketData(access.instruments()));
      GroupRequest priced = new QuotedLegs(market, contracts).priced(asked, PATIENCE);
      good = execute(access, market, priced, new Timeline(new EventLines(Timeline.names(priced)),
          access.time().wall(), out));
    } finally {
      closeAll();
    }
    out.println();
    out.println(last);
    return good ? 0 : 1;
  }

  private boolean execute(KiteAccess access, KiteMarketData market, GroupRequest request, Timeline timeline)
      throws InterruptedException, ExecutionException, TimeoutException {
    ExecutorService threads = Executors.newCachedThreadPool();
    open.push(() -> stop(threads));
    ExecutionCoordinator belay = opened(coordinator(access, market, threads).listener(timeline, threads).build());
    belay.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    GroupHandle condor = belay.execute(request);
    GroupOutcome outcome = condor.await(PATIENCE);
    if (outcome instanceof GroupOutcome.Refused refused) {
      refused.violations().forEach(each -> err.println(each.message() + " (" + each.code() + ")"));
    }
    boolean good = condor.view().lifecycle() == ExecutionLifecycle.COMPLETED;
    if (good && given.has("exit")) {
      condor.exit();
      condor.closed().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      good = condor.view().lifecycle() == ExecutionLifecycle.CLOSED && timeline.awaitEnd(PATIENCE);
    }
    last = "final: " + condor.view().lifecycle() + " flat=" + condor.view().isFlat() + " bared="
        + condor.view().bared() + " emergency_hedges_triggered="
        + belay.metrics().get(ExecutionMetrics.EMERGENCY_HEDGES);
    return good;
  }

  /** What a host puts together once; margin is the default, the exchange's scenarios over these quotes. */
  private CoordinatorBuilder coordinator(KiteAccess access, KiteMarketData market, ExecutorService threads) {
    Optional<Path> file = given.fileToKeep("store");
    Persistence store = opened(file.<Persistence>map(path -> new SqlitePersistence(
        SqliteConfig.builder(path, INSTANCE).create(true).entropy(access.time()::entropy)
            .callbacks(task -> access.time().after(Duration.ZERO, task)).build()))
        .orElseGet(() -> new InMemoryPersistence(INSTANCE, access.time()::entropy)));
    CoordinatorBuilder builder = ExecutionCoordinator
        .builder(broker(access, market), store, access.instruments().catalog())
        .config(CoordinatorConfig.of(new AccountId("KITE01")).calendar(Contracts.CALENDAR).build())
        .market(market).time(access.time());
    Optional<EmergencyJournal> journal = file.flatMap(path -> Storage.of(file, Optional.empty()).emergency())
        .map(folder -> opened(new FileEmergencyJournal(folder, threads)));
    return journal.map(builder::emergency).orElse(builder);
  }

  private BrokerClient broker(KiteAccess access, KiteMarketData market) {
    if (!given.has("paper")) {
      return access.client();
    }
    PaperBroker paper = opened(new PaperBroker(access.time(),
        ExchangeRules.india(access.instruments().catalog(), Contracts.CALENDAR), market));
    paper.exchange().money(PAPER_CASH, MarginDesk.perShortUnit(PAPER_MARGIN_OF_A_UNIT));
    return paper;
  }

  /** What was told has been heard afterwards. */
  private static void stop(ExecutorService threads) throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the timeline did not end");
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.push(part);
    return part;
  }

  /** The last opened first: the coordinator before what it stands on. */
  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        err.println("did not close: " + e.getMessage());
      }
    }
  }
}
