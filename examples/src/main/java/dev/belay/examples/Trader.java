package dev.belay.examples;

import dev.belay.coordinator.GroupHandle;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * The trading process of {@link CrashRecovery}. With a store that is not there yet it trades an iron condor, and dies
 * where it is told. With a store that is there it is told nothing else: it finds out what was going on, and ends it.
 */
public final class Trader {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Trader() {}

  /**
   * Runs the trading process: {@code --store=FILE [--die-at=POINT]}.
   *
   * @param args the options
   * @throws InterruptedException when it is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    Arguments given = new Arguments(List.of(args), List.of("store", "die-at"));
    Path store = Path.of(given.text("store").orElseThrow(() -> new InputException("--store", "a file is needed")));
    Optional<DiePoint> point = given.text("die-at").map(DiePoint::named);
    System.exit(run(store, point, System.out) ? 0 : 1);
  }

  static boolean run(Path store, Optional<DiePoint> point, PrintStream out) throws InterruptedException {
    boolean recovers = Files.exists(store);
    Contracts contracts = Contracts.read(Optional.empty(), Optional.empty(),
        Contracts.CALENDAR.day(Options.DEFAULT_AT));
    GroupRequest request = hurried(GroupFile.read(Optional.empty())
        .request(contracts, Optional.empty(), Optional.empty()));
    Storage storage = Storage.of(Optional.of(store), Optional.empty());
    Instant start = Options.DEFAULT_AT;
    Timeline timeline = new Timeline(new EventLines(Timeline.names(request)), start, out);
    ExecutionListener listener = point.map(at -> dying(at, request, timeline)).orElse(timeline);
    try (Desk desk = new Desk(contracts, start, listener, storage, hooks(point, request))) {
      Scenario.ALL_FILLS.arm(desk.exchange(), request);
      desk.start();
      out.println(recovers ? "recovered: mode " + desk.coordinator().mode() + ", groups found "
          + desk.coordinator().groups().size() : "started: mode " + desk.coordinator().mode());
      List<GroupHandle> groups = new ArrayList<>(desk.coordinator().groups());
      if (!recovers) {
        groups.add(desk.coordinator().execute(request));
      }
      for (GroupHandle each : groups) {
        each.await(PATIENCE);
      }
      groups.forEach(each -> Ending.of(desk, each.view()).print(out));
      return true;
    } catch (ExecutionException | TimeoutException failed) {
      out.println("the run did not end: " + failed.getMessage());
      return false;
    }
  }

  /** A phase has three seconds, so that a recovery need not be waited for. */
  private static GroupRequest hurried(GroupRequest request) {
    return GroupRequest.enter(request.key(), request.strategy(), request.product(), request.legs(), request.sizing(),
        request.policy().withPhaseTime(Duration.ofSeconds(3)));
  }

  private static Hooks hooks(Optional<DiePoint> point, GroupRequest request) {
    if (point.equals(Optional.of(DiePoint.ANSWER_LOST))) {
      return new Hooks(Mortal::new, Hooks.NONE.store());
    }
    if (point.equals(Optional.of(DiePoint.INTENT_DURABLE))) {
      List<Integer> shorts = new ArrayList<>();
      for (int i = 0; i < request.legs().size(); i++) {
        if (request.legs().get(i).side() == Side.SELL) {
          shorts.add(i);
        }
      }
      return new Hooks(Hooks.NONE.broker(), store -> new MortalStore(store, MortalStore.entryOn(shorts)));
    }
    return Hooks.NONE;
  }

  private static ExecutionListener dying(DiePoint point, GroupRequest request, Timeline timeline) {
    Optional<Side> side = switch (point) {
      case FIRST_HEDGE_FILL -> Optional.of(Side.BUY);
      case FIRST_SHORT_FILL -> Optional.of(Side.SELL);
      case INTENT_DURABLE, ANSWER_LOST -> Optional.empty();
    };
    return event -> {
      timeline.onEvent(event);
      if (side.isPresent() && isEntryFill(event, side.get())) {
        DiePoint.die();
      }
    };
  }

  private static boolean isEntryFill(ExecutionEvent event, Side side) {
    return event instanceof ExecutionEvent.Learnt learnt && learnt.fact().kind() == OrderFact.Kind.FILLED
        && learnt.fact().intent().purpose() == OrderPurpose.ENTRY
        && learnt.fact().intent().terms().side() == side;
  }
}
