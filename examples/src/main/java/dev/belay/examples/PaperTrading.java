package dev.belay.examples;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.AccountId;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.InstanceId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupRequest;
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.PaperBroker;
import dev.belay.testkit.QuoteRecorder;
import dev.belay.testkit.QuoteReplay;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.market.PathStyle;
import dev.belay.testkit.market.PricePath;
import dev.belay.testkit.market.SimulatedQuotes;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * Trades the five usual structures on paper, one after the other: prices that walk, or recorded ones; fills at bid and
 * ask; margin, protection and exits as in earnest. In virtual time, so an hour of trading takes a second.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=PaperTrading -Dargs="--record=quotes.csv"
 * mvn -q -DskipTests -pl examples -am package -Drun=PaperTrading -Dargs="--replay=quotes.csv"
 *
 * --seed=N       which walk                                  (default: 1)
 * --record=FILE  writes the quotes down
 * --replay=FILE  takes the quotes of a recording instead of a walk
 * </pre>
 *
 * <p>Ends with 0 when every structure stood, was left again and no short was ever uncovered that was not declared so;
 * else with 1; with 2 when the input cannot be used.
 */
public final class PaperTrading {

  private static final Price SPOT = Price.parse("24500");
  private static final Duration HELD = Duration.ofMinutes(5);
  private static final Duration MOST = Duration.ofSeconds(90);
  private static final Duration STEP = Duration.ofMillis(500);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SortedMap<InstrumentId, Quote> newest = new TreeMap<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final PrintStream out;
  private int number;

  private PaperTrading(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the example.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      return new PaperTrading(out).run(new Arguments(args, List.of("seed", "record", "replay")));
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    }
  }

  private int run(Arguments given) {
    MarketData prices = prices(given);
    TreeSet<InstrumentId> all = new TreeSet<>(PaperStructure.everyContract());
    prices.watch(all, quote -> newest.put(quote.instrument(), quote));
    PaperBroker broker = new PaperBroker(time, SampleMarket.rules(), prices);
    broker.watch(List.copyOf(all));
    ExecutionCoordinator belay = ExecutionCoordinator
        .builder(broker, new InMemoryPersistence(new InstanceId("PAP"), time::entropy), SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(150_000))).market(prices).time(time)
        .config(CoordinatorConfig.of(new AccountId("PAPER1")).calendar(SampleMarket.calendar())
            .risk(RiskLimits.builder().nakedUnits(SampleMarket.LOT.times(2)).build()).build()).build();
    open.push(belay);
    try {
      belay.start();
      time.advance(Duration.ofSeconds(2));
      out.println(row("structure", "legs", "stood", "left", "in less out"));
      boolean good = true;
      for (PaperStructure each : PaperStructure.values()) {
        good &= traded(each, belay, broker);
      }
      long hedges = belay.metrics().get(ExecutionMetrics.EMERGENCY_HEDGES);
      out.println("final: " + (good && hedges == 0 ? "as it should be" : "not as it should be")
          + " emergency_hedges_triggered=" + hedges);
      return good && hedges == 0 ? 0 : 1;
    } finally {
      closeAll();
    }
  }

  /** A walk, written down if that was asked for, or a recording. */
  private MarketData prices(Arguments given) {
    Optional<Path> recording = given.existingFile("replay");
    if (recording.isPresent()) {
      try {
        QuoteReplay replay = QuoteReplay.read(Files.newBufferedReader(recording.get()), time);
        replay.start();
        return replay;
      } catch (IOException | IllegalArgumentException e) {
        throw new InputException("--replay=" + recording.get(), e.getMessage());
      }
    }
    SimulatedExchange walked = new SimulatedExchange(time, SampleMarket.rules());
    SimulatedQuotes quotes = new SimulatedQuotes(walked, time);
    given.fileToKeep("record").ifPresent(file -> record(quotes, file));
    new PricePath(walked, time, SampleMarket.catalog(), PathStyle.CALM,
        new Draws(given.whole("seed", 0, Long.MAX_VALUE).orElse(1L), "paper"))
        .follow(SPOT, PaperStructure.everyContract());
    return quotes;
  }

  private void record(MarketData quotes, Path file) {
    try {
      Writer to = Files.newBufferedWriter(file);
      QuoteRecorder recorder = new QuoteRecorder(quotes, to);
      recorder.watch(new TreeSet<>(PaperStructure.everyContract()), quote -> { });
      open.push(recorder);
    } catch (IOException e) {
      throw new InputException("--record=" + file, "cannot be written: " + e.getMessage());
    }
  }

  /** Enters at the market's prices, holds for a while, leaves. */
  private boolean traded(PaperStructure structure, ExecutionCoordinator belay, PaperBroker broker) {
    Contracts contracts = new Contracts("sample market", "", Contracts.CALENDAR.day(time.wall()),
        SampleMarket.catalog());
    GroupRequest request = new QuotedLegs(MarketData.none(), contracts)
        .priced(structure.request("paper-" + ++number), newest);
    Instant begun = time.wall();
    GroupHandle group = belay.execute(request);
    rest(() -> group.view().lifecycle() == ExecutionLifecycle.COMPLETED || group.view().lifecycle().isFinal());
    ExecutionLifecycle stood = group.view().lifecycle();
    time.advance(HELD);
    group.exit();
    rest(() -> group.view().lifecycle().isFinal());
    TrueExposure truth = new TrueExposure(broker.exchange().log(), SampleMarket.rules());
    boolean covered = truth.risked().stream().noneMatch(each -> each.at().isAfter(begun));
    out.println(row(structure.text(), String.valueOf(request.legs().size()), stood.toString(),
        group.view().lifecycle().toString(), premium(group, broker).toString()));
    return stood == ExecutionLifecycle.COMPLETED && group.view().lifecycle() == ExecutionLifecycle.CLOSED
        && truth.open(group.id()).isEmpty() && (covered || structure.isNaked());
  }

  private void rest(BooleanSupplier done) {
    for (Duration waited = Duration.ZERO; !done.getAsBoolean() && waited.compareTo(MOST) < 0;
        waited = waited.plus(STEP)) {
      time.advance(STEP);
    }
  }

  /** What the group's own trades brought in, less what they cost. */
  private static Money premium(GroupHandle group, PaperBroker broker) {
    Money sum = Money.ZERO;
    SortedMap<BrokerOrderId, ExchangeEvent.Taken> orders = new TreeMap<>();
    for (ExchangeEvent each : broker.exchange().log().events()) {
      if (each instanceof ExchangeEvent.Taken taken
          && taken.tag().filter(tag -> tag.group().equals(group.id())).isPresent()) {
        orders.put(taken.id(), taken);
      } else if (each instanceof ExchangeEvent.Filled fill && orders.containsKey(fill.id())) {
        Quantity signed = orders.get(fill.id()).terms().side().signed(fill.quantity());
        sum = sum.minus(fill.price().times(signed));
      }
    }
    return sum;
  }

  private static String row(String structure, String legs, String stood, String left, String premium) {
    return String.format(Locale.ROOT, "%-10s %4s  %-10s %-10s %12s", structure, legs, stood, left, premium);
  }

  private void closeAll() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("did not close", e);
      }
    }
  }
}
