package dev.belay.examples;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.RequestLimits;
import dev.belay.money.Money;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.persistence.Entry;
import dev.belay.sqlite.StoreTool;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.Latency;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Many groups through the Kite adapter by a trading process of its own, which is killed again and again at moments that
 * are drawn. Afterwards the exchange's truth, the store's journal, the metrics and the alerts must tell the same story,
 * and memory and threads of the trading process must not have grown.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=Soak -Dargs="--groups=1000 --kills=20"
 *
 * --groups=N      how many spreads are entered and left   (default: 1000)
 * --kills=N       how often the trading process is killed (default: 20)
 * --seed=N        when                                    (default: 1)
 * --store=FOLDER  where the store is kept                 (default: a temporary folder)
 * </pre>
 *
 * <p>Ends with 0 when nothing is wrong, else with 1; with 2 when the input cannot be used.
 */
public final class Soak {

  private static final RequestLimits LIMITS = new RequestLimits(1_000, 60_000, 1_000_000, 1_000, 25);
  private static final Money CASH = Money.rupees(1_000_000_000);
  private static final int REFUSED_OF = 41;

  private final PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules().with(LIMITS));
  private final KiteLikeServer server;
  private final Draws draws;
  private final SortedSet<Integer> finished = new TreeSet<>();
  private final Path store;
  private final PrintStream out;

  private Soak(long seed, Path store, PrintStream out) {
    this.store = store;
    this.out = out;
    draws = new Draws(seed, "soak");
    exchange.latency(Latency.TYPICAL);
    exchange.money(CASH, MarginDesk.perShortUnit(Money.rupees(600)));
    exchange.otherwise(Script.accept().after(Duration.ofMillis(20)).thenFill());
    exchange.on(order -> order.isFor(OrderPurpose.ENTRY) && order.number() % REFUSED_OF == 0)
        .does(Script.reject(RejectionReason.MARGIN, "Insufficient funds"));
    server = KiteLikeServer.startUnlimited(new SimulatedBroker(exchange), time, KiteAccount.sample());
  }

  /**
   * Runs the soak.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Arguments given = new Arguments(args, List.of("groups", "kills", "seed", "store"));
      int groups = given.whole("groups", 1, 100_000).orElse(1_000L).intValue();
      int kills = given.whole("kills", 0, 1_000).orElse(20L).intValue();
      Optional<Path> kept = given.fileToKeep("store");
      Path folder = kept.isPresent() ? Files.createDirectories(kept.get()) : Files.createTempDirectory("belay-soak");
      Soak soak = new Soak(given.whole("seed", 0, Long.MAX_VALUE).orElse(1L), folder.resolve("soak.db"), out);
      List<String> wrong = soak.run(groups, kills);
      wrong.forEach(err::println);
      return wrong.isEmpty() ? 0 : 1;
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    } catch (IOException e) {
      err.println("the soak broke off: " + e);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private List<String> run(int groups, int kills) throws IOException, InterruptedException {
    List<SoakLife> lives = new ArrayList<>();
    int stretch = Math.max(1, groups / (2 * Math.max(1, kills)));
    long begun;
    try {
      for (int i = 0; i < kills; i++) { // in the first half, so that the last process runs long enough to be measured
        int deadly = i * stretch + 1 + draws.below("groups until a death", stretch);
        lives.add(life(groups, Optional.of(deadly), draws.between("death", Duration.ZERO, Duration.ofMillis(900))));
        out.println("life " + lives.size() + ": " + lives.get(i).summary());
      }
      List<Entry.Journal> before = Files.exists(store) ? StoreTool.journal(store) : List.of();
      begun = before.isEmpty() ? 0 : before.get(before.size() - 1).sequence();
      lives.add(life(groups, Optional.empty(), Duration.ZERO));
      out.println("life " + lives.size() + ": " + lives.get(kills).summary());
    } finally {
      server.close();
    }
    List<String> wrong = truth();
    wrong.addAll(new SoakCheck(StoreTool.journal(store), exchange.log(), groups).compared(lives, begun));
    time.close();
    out.println(String.format(Locale.ROOT, "soak: groups=%d kills=%d orders=%d violations=%d", finished.size(),
        lives.stream().filter(each -> each.end() == SoakLife.End.KILLED).count(), exchange.log().tags().size(),
        wrong.size()));
    return wrong;
  }

  /** One process, from its start to its end, or to its death some time after so many groups are at theirs. */
  private SoakLife life(int groups, Optional<Integer> deadly, Duration later) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
        "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-cp", System.getProperty("java.class.path"),
        SoakTrader.class.getName(), "--root=" + server.root(), "--stream=" + server.streamRoot(),
        "--store=" + store, "--groups=" + groups)
        .redirectError(ProcessBuilder.Redirect.appendTo(store.resolveSibling("trader.log").toFile())).start();
    SoakLife life = new SoakLife(finished);
    boolean doomed = false;
    try (BufferedReader lines = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        life.heard(line);
        if (!doomed && deadly.filter(most -> finished.size() >= most).isPresent()) {
          doomed = true;
          time.after(later, process::destroyForcibly);
        }
      }
    }
    boolean well = process.waitFor() == 0;
    life.ended(well ? SoakLife.End.BY_ITSELF : doomed ? SoakLife.End.KILLED : SoakLife.End.FAILED);
    return life;
  }

  private List<String> truth() {
    ExchangeLog log = exchange.log();
    List<String> wrong = new ArrayList<>();
    if (!log.repeatedTags().isEmpty()) {
      wrong.add("tags that arrived twice: " + log.repeatedTags());
    }
    List<TrueExposure.Point> risked = new TrueExposure(log, SampleMarket.rules()).risked();
    if (!risked.isEmpty()) {
      wrong.add("a short stood or could have stood uncovered: " + risked.get(0));
    }
    for (BrokerPosition each : exchange.positions()) {
      if (!each.net().isZero()) {
        wrong.add("still open in the end: " + each.net() + " of " + each.instrument());
      }
    }
    return wrong;
  }
}
