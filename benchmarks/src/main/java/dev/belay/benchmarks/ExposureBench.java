package dev.belay.benchmarks;

import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderTag;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Exposure: what one update of the monitor costs, in nanoseconds and bytes; and how long it takes from the arrival of a
 * fill, handed in by the broker's stream, until a listener is told of the exposure that follows: ledger, group, monitor
 * and the store in memory lie between. Beside it the stalls of the machine in the same run.
 */
final class ExposureBench {

  private static final int WARM_ROUNDS = 10;
  private static final int ROUNDS = 15;
  private static final int SITTINGS = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private ExposureBench() {}

  static void run(List<String> args, Report report) throws Exception {
    Jmh.runWithAllocation(ExposureUpdates.class, report);
    int rounds = args.isEmpty() ? ROUNDS : Integer.parseInt(args.get(0));
    try (PacedTimeSource clock = new PacedTimeSource(SampleMarket.OPEN)) {
      rounds(clock, WARM_ROUNDS, new Samples());
      Samples visible = new Samples();
      Hiccup hiccup = Hiccup.start();
      rounds(clock, rounds, visible);
      Hiccup.Stalls stalls = hiccup.stop();
      report.figure("updates", visible.size());
      visible.report("arrival_to_exposure", report);
      report.stalls(stalls);
    }
  }

  private static void rounds(PacedTimeSource clock, int count, Samples visible) throws Exception {
    for (int round = 0; round < count; round++) {
      for (int i = 0; i < SITTINGS; i++) {
        sitting(clock, visible);
      }
      visible.endRound();
    }
  }

  /** One condor: four fills, each handed in while its order is being placed. */
  private static void sitting(PacedTimeSource clock, Samples visible) throws Exception {
    InstantBroker broker = new InstantBroker(clock);
    Map<Integer, Long> told = new ConcurrentHashMap<>();
    try (ExecutionCoordinator coordinator = DecisionBench.coordinator(clock, broker, event -> {
      if (event instanceof ExecutionEvent.Exposed exposed && !exposed.held().isZero()) {
        told.putIfAbsent(exposed.leg().index(), clock.monotonicNanos());
      }
    })) {
      coordinator.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      GroupHandle condor = coordinator.execute(DecisionBench.condor(0));
      condor.await(PATIENCE);
    }
    Map<OrderTag, Long> placed = new TreeMap<>(broker.placedAt());
    placed.forEach((tag, at) -> {
      Long seen = told.get(tag.leg().index());
      if (seen != null) {
        visible.add(seen - at);
      }
    });
  }
}
