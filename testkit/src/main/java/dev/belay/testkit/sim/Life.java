package dev.belay.testkit.sim;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.margin.FixedMargin;
import dev.belay.market.MarketData;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.util.Optional;

/** One life of the Belay process: a real coordinator on the process's time, before its port and its disk. */
final class Life {

  private static final AccountId ACCOUNT = new AccountId("SIM001");
  private static final CoordinatorConfig CONFIG = CoordinatorConfig.of(ACCOUNT).calendar(SampleMarket.calendar())
      .risk(RiskLimits.builder().nakedUnits(Quantity.of(10_000)).unwindsPerStrategy(1000).build()).build();

  /** Rule 8.3 gives a start 20 s; its store opens and is read before. */
  private static final Duration LATEST = Duration.ofSeconds(21);
  private static final Duration SETTLED = Duration.ofSeconds(1);
  private static final FixedMargin MARGIN = FixedMargin.perLot(Money.rupees(10_000));

  private final World world;
  private final ProcessTime process;
  private final DiskStore store;
  private final Port port;
  private final ExecutionCoordinator coordinator;
  private final long bornAt;
  private Optional<SimulatedQuotes> quotes = Optional.empty();
  private boolean started;
  private boolean closed;
  private boolean judged;

  Life(World world, int number) {
    this.world = world;
    this.bornAt = world.clock().monotonicNanos();
    this.process = new ProcessTime(world.clock(), world.plan().seed(), number, this::point);
    this.store = new DiskStore(world, process, world.disk());
    this.port = new Port(world, process, world.broker());
    Told told = new Told(world, process);
    if (world.plan().stops().hasQuotes()) {
      quotes = Optional.of(new SimulatedQuotes(world.exchange(), process));
    }
    this.coordinator = ExecutionCoordinator.builder(port, store, SampleMarket.catalog()).margin(MARGIN).config(CONFIG)
        .market(quotes.<MarketData>map(each -> each).orElse(MarketData.none()))
        .hedges(world.plan().hedges())
        .emergency(new DiskJournal(world, process, world.disk())).time(process).listener(told, Runnable::run).build();
  }

  private void point() {
    world.point(process);
    boolean isTime = world.clock().monotonicNanos() - bornAt >= LATEST.toNanos() && process.isAwakeFor(SETTLED);
    if (isTime && !judged) {
      judged = true;
      judgeStart();
    }
  }

  void begin() {
    coordinator.start().whenComplete((mode, failure) -> {
      if (failure != null) {
        world.violate(Invariant.L6_STARTED, "the coordinator does not start: " + failure);
      } else {
        started = true;
        judge(mode);
      }
    });
  }

  /** A process that stood still decides when it goes on. */
  void judgeStart() {
    if (!process.isDead() && !closed && !hasMode()) {
      world.violate(Invariant.R83_STARTED_IN_TIME, "life " + process.life() + " is RECOVERING after "
          + LATEST.toSeconds() + " s");
    }
  }

  /** What is READY must have read first. */
  void judge(Mode mode) {
    if (mode == Mode.READY && !port.hasReadAll()) {
      world.violate(Invariant.R83_READ_FIRST, "life " + process.life() + " is READY and has not read everything");
    }
  }

  /** The process ends here; nothing of it runs any more. */
  void end(int writtenPerMille) {
    process.die();
    port.end();
    store.die(writtenPerMille);
  }

  void closeGracefully() {
    closed = true;
    coordinator.close();
  }

  ProcessTime process() {
    return process;
  }

  ExecutionCoordinator coordinator() {
    return coordinator;
  }

  /** Ends or brings back the quotes of this life. */
  void quotesAreSilent(boolean nothing) {
    quotes.ifPresent(each -> each.silent(nothing));
  }

  DiskStore store() {
    return store;
  }

  boolean isStarted() {
    return started;
  }

  /** Whether the process runs, and has been started. */
  boolean isUp() {
    return started && !process.isDead() && !process.isPaused();
  }

  boolean hasMode() {
    return isUp() && coordinator.mode() != Mode.RECOVERING;
  }
}
