package dev.belay.testkit.sim;

import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.order.GroupId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.Incoming;
import dev.belay.testkit.SimulatedExchange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A simulated world in the hands of a test: a whole Belay process on virtual time before a simulated exchange and disk,
 * which fills what it is asked for unless the test says otherwise. The process may die and live again while its
 * requests still reach the broker. All invariants are judged meanwhile; {@link #failure()} says which one broke first.
 *
 * <pre>{@code
 * belay.on(order -> order.leg(3)).does(Script.reject(RejectionReason.MARGIN, "no money"));
 * belay.streamFallsSilent();
 * belay.diesAfterFill(3);
 * GroupId condor = belay.open(Structure.IRON_CONDOR, 3);
 * belay.pass(Duration.ofMinutes(2));
 * }</pre>
 *
 * <p>One thread only. A seed fixes latencies and the order of events at the same moment.
 */
public final class SimulatedBelay {

  private final World world;
  private int asked;

  /**
   * Opens a world in which nothing goes wrong by itself.
   *
   * @param seed fixes latencies and the order of events at the same moment
   */
  public SimulatedBelay(long seed) {
    world = World.quiet(seed);
  }

  /**
   * {@return the beginning of a rule: which orders it is about}
   *
   * @param when true for those orders
   */
  public SimulatedExchange.On on(Predicate<Incoming> when) {
    return world.exchange().on(when);
  }

  /** Pushed updates come no more, and nobody says so. */
  public void streamFallsSilent() {
    world.weather().fallSilent();
  }

  /**
   * The process dies right after a fill at the exchange, before it can hear of it, and lives again a second later.
   *
   * @param number the how-manieth fill, from 1
   */
  public void diesAfterFill(int number) {
    int[] fills = {0};
    world.exchange().observe(event -> {
      if (event.kind() == ExchangeEvent.Kind.FILLED && ++fills[0] == number) {
        dies(Duration.ofSeconds(1));
      }
    });
  }

  /**
   * The process dies now.
   *
   * @param downtime how long nobody runs
   */
  public void dies(Duration downtime) {
    world.death(Fault.KILLED, downtime.toNanos());
  }

  /**
   * The power fails now: what was not synced is lost.
   *
   * @param downtime how long nobody runs
   */
  public void losesPower(Duration downtime) {
    world.death(Fault.POWER_LOST, downtime.toNanos());
  }

  /**
   * Asks for a structure of the sample market, hedge first, unwound where it fails.
   *
   * @param structure which
   * @param lots how many
   * @return the group
   */
  public GroupId open(Structure structure, long lots) {
    GroupPolicy policy = structure.isNaked() ? GroupPolicy.DEFAULT.declaredNaked() : GroupPolicy.DEFAULT;
    return open(GroupRequest.enter(new RequestKey("request " + ++asked), new StrategyId("test"), Product.NRML,
        structure.legs(), new Sizing.Lots(lots), policy));
  }

  /**
   * Asks for a group.
   *
   * @param request what is wanted, sized in lots
   * @return the group
   * @throws IllegalStateException when the process does not start within a minute
   */
  public GroupId open(GroupRequest request) {
    if (!world.passUntil(() -> world.life().hasMode(), Duration.ofMinutes(1))) {
      throw new IllegalStateException("the process does not start");
    }
    GroupHandle handle = world.coordinator().execute(request);
    world.witness().asked(handle.id(), request);
    return handle.id();
  }

  /**
   * Lets time pass.
   *
   * @param time how much
   */
  public void pass(Duration time) {
    world.passUntil(() -> false, time);
  }

  /**
   * {@return a group as the present process knows it; empty when it does not}
   *
   * @param id the group
   */
  public Optional<GroupHandle> group(GroupId id) {
    return world.life().isUp() ? coordinator().group(id) : Optional.empty();
  }

  /** {@return the coordinator of the present process} */
  public ExecutionCoordinator coordinator() {
    return world.coordinator();
  }

  /** {@return the exchange's hidden truth} */
  public SimulatedExchange exchange() {
    return world.exchange();
  }

  /** {@return everything that truly happened} */
  public ExchangeLog log() {
    return world.exchange().log();
  }

  /** {@return how many times the process has lived} */
  public int lives() {
    return world.lives();
  }

  /** {@return the first invariant that was broken} */
  public Optional<Failure> failure() {
    return world.failure();
  }

  /** {@return everything that happened, in words} */
  public List<String> trace() {
    return world.trace().lines();
  }
}
