package dev.belay.testkit.sim;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.plan.LegSpec;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.ToLongBiFunction;

/** The faults that come once, at a moment or at a point of the process, and last for a while. */
final class Weather {

  private static final long MILLI = 1_000_000L;
  private static final int POINTS = 420;
  private static final int RECOVERY_POINTS = 60;

  private final World world;
  private final EnumSet<Fault> done = EnumSet.noneOf(Fault.class);
  private long poorTo = -1;
  private long silentFrom = Long.MAX_VALUE;
  private long silentTo = Long.MAX_VALUE;
  private long downTo = -1;
  private boolean streamIsDead;
  private boolean tokenIsDead;
  private boolean tokenDeathTold;
  private boolean tradesAreDead;
  private int recoveries;
  private boolean poorWhenBared;
  private long lastMoment;

  Weather(World world) {
    this.world = world;
  }

  void begin() {
    if (world.plan().isOn(Fault.MARKET_CLOSES)) {
      world.clock().at(Plan.TO_THE_CLOSE.toNanos(), () -> world.fire(Fault.MARKET_CLOSES));
    }
    at(Fault.STREAM_SILENT, 0, 15_000, () -> {
      silentFrom = world.clock().monotonicNanos();
      silentTo = silentFrom + millis("silent", 1000, 40_000);
    });
    at(Fault.STREAM_DEAD, 0, 15_000, () -> streamIsDead = true);
    at(Fault.POSITIONS_LATE, 0, 12_000, () -> world.broker().reads(read -> read == Read.POSITIONS,
        ReadFault.stale(Duration.ofNanos(millis("late", 1000, 5000)))));
    at(Fault.TRADES_DEAD, 0, 12_000, () -> {
      tradesAreDead = true;
      world.broker().reads(read -> read == Read.TRADES, ReadFault.fails(ReadFailure.SERVER));
    });
    at(Fault.TOKEN_DEAD, 0, 12_000, () -> tokenIsDead = true);
    new Market(world, this).begin();
    at(Fault.STREAM_BROKEN, 0, 15_000, () -> broken(millis("broken", 100, 15_000)));
    at(Fault.STREAM_STORM, 0, 15_000, () -> {
      for (int i = 0; i < 10; i++) {
        world.clock().at(world.clock().monotonicNanos() + i * 200 * MILLI, () -> broken(100 * MILLI));
      }
    });
    at(Fault.OUTAGE, 0, 15_000, () ->
        downTo = world.clock().monotonicNanos() + millis("outage", 1000, 15_000));
    at(Fault.PAUSED, 0, 12_000, () -> {
      long pause = millis("pause", 100, 30_000);
      world.life().process().pause(pause);
      world.witness().livesAgain();
      // Before anything of the moment in which it goes on, whose order is drawn.
      world.clock().at(world.clock().monotonicNanos() + pause - 1, world.witness()::livesAgain);
    });
    at(Fault.CLOSED, 100, 12_000, () -> {
      if (!world.life().process().isDead()) {
        world.life().closeGracefully();
        world.death(Fault.CLOSED, millis("closed", 10, 5000));
      }
    });
    strangers();
    at(Fault.MARGIN_JUMPS, 0, 12_000, () -> world.exchange().margins(Weather::jumped));
    at(Fault.EXITS_LACK_MARGIN, 0, 15_000, () -> {
      poorTo = world.clock().monotonicNanos() + millis("poor", 2000, 20_000);
      world.clock().at(poorTo, world.witness()::livesAgain);
    });
    at(Fault.WALL_JUMPS_AHEAD, 0, 12_000, () ->
        world.life().process().jump(millis("ahead", 1000, 3_600_000) / 1000));
    at(Fault.WALL_JUMPS_BACK, 0, 12_000, () -> world.life().process().jump(-millis("back", 1000, 300_000) / 1000));
  }

  private void strangers() {
    at(Fault.STRANGER_ADDS, 500, 15_000, () -> outsider(Fault.STRANGER_ADDS,
        (leg, net) -> leg.side().signed(Books.contract(leg.instrument()).rules().lot()).units()));
    at(Fault.DESK_CLOSES_SHORT, 500, 15_000, () -> outsider(Fault.DESK_CLOSES_SHORT,
        (leg, net) -> Math.max(0, -net)));
    at(Fault.DESK_SELLS_COVER, 500, 15_000, () -> outsider(Fault.DESK_SELLS_COVER,
        (leg, net) -> Math.min(0, -net)));
  }

  /** Something that befalls the run at a drawn moment, if it is on. */
  void at(Fault fault, int least, int most, Runnable what) {
    if (world.plan().isOn(fault)) {
      long moment = millis(fault.name(), least, most);
      lastMoment = Math.max(lastMoment, moment);
      world.clock().at(moment, () -> {
        if (!world.isHealed()) {
          if (fault != Fault.CLOSED && fault.area() != Fault.Area.OUTSIDE) {
            world.fire(fault);
          }
          what.run();
        }
      });
    }
  }

  /** Somebody else trades in the account: the first leg of which there is something to trade. */
  private void outsider(Fault fault, ToLongBiFunction<LegSpec, Long> units) {
    for (LegSpec leg : world.plan().structure().legs()) {
      long signed = units.applyAsLong(leg, world.exchange().net(leg.instrument()).units());
      if (signed != 0) {
        world.fire(fault);
        world.exchange().outsider(new OrderTerms(leg.instrument(), Product.NRML, signed > 0 ? Side.BUY : Side.SELL,
            Quantity.of(Math.abs(signed)), new PriceTerms.Limit(leg.ladder().limit())), Script.fill());
        return;
      }
    }
  }

  private void broken(long nanos) {
    world.broker().disconnect("the connection was reset");
    world.clock().at(world.clock().monotonicNanos() + nanos, world.broker()::reconnect);
  }

  /** In many seeds without margin it is gone just when a short is shown to stand bared. */
  private void impoverish() {
    if (world.plan().isOn(Fault.EXITS_LACK_MARGIN) && !world.isHealed() && !poorWhenBared
        && world.plan().below("poor when bared", 100) < 70) {
      poorWhenBared = true;
      poorTo = Math.max(poorTo, world.clock().monotonicNanos() + millis("poor when bared", 2000, 20_000));
      world.clock().at(poorTo, world.witness()::livesAgain);
    }
  }

  /** A short has been shown to stand bared: in many seeds with deaths one comes right now, and not at a point. */
  void bared() {
    impoverish();
    for (Fault each : List.of(Fault.KILLED, Fault.POWER_LOST)) {
      if (diesBared(each) && !done.contains(each) && !world.isHealed()) {
        done.add(each);
        int life = world.life().process().life();
        world.clock().at(world.clock().monotonicNanos() + world.delay("bared", each.name(), life, 250) * MILLI, () -> {
          if (!world.life().process().isDead()) {
            world.death(each, downtime(life));
          }
        });
      }
    }
  }

  private boolean diesBared(Fault fault) {
    return world.plan().isOn(fault) && world.plan().below("bared " + fault.name(), 100) < 50;
  }

  /** Death comes at numbered points of the process. */
  void point(ProcessTime process) {
    int points = process.points();
    int life = process.life();
    if (dies(Fault.KILLED, points, POINTS, life) || dies(Fault.POWER_LOST, points, POINTS, life)) {
      return;
    }
    if (life > 1 && recoveries < 3 && world.plan().isOn(Fault.KILLED_IN_RECOVERY)
        && points == 1 + world.spread("recovery", "life", life, RECOVERY_POINTS)) {
      recoveries++;
      world.death(Fault.KILLED_IN_RECOVERY, downtime(life));
    }
  }

  private boolean dies(Fault fault, int points, int most, int life) {
    if (!world.plan().isOn(fault) || done.contains(fault) || diesBared(fault)
        || points != 1 + world.spread(fault.name(), "life", life, most)) {
      return false;
    }
    done.add(fault);
    world.death(fault, downtime(life));
    return true;
  }

  private long downtime(int life) {
    return (20 + world.spread("downtime", "life", life, life % 2 == 0 ? 900 : 12_000)) * MILLI;
  }

  /** The stream falls silent now, for good. */
  void fallSilent() {
    silentFrom = world.clock().monotonicNanos();
    silentTo = Long.MAX_VALUE;
  }

  private static Money jumped(List<BrokerPosition> held) {
    long units = held.stream().mapToLong(each -> Math.max(0, -each.net().units())).sum();
    return Money.rupees(20_000).times(units);
  }

  /** Whether the broker refuses every buy-back now. */
  boolean exitsLackMargin() {
    return world.clock().monotonicNanos() < poorTo;
  }

  void heal() {
    if (exitsLackMargin()) {
      poorTo = world.clock().monotonicNanos();
      world.witness().livesAgain();
    }
    if (world.plan().isOn(Fault.MARGIN_JUMPS)) {
      world.exchange().margins(held -> Money.ZERO);
    }
    silentTo = Math.min(silentTo, world.clock().monotonicNanos());
    downTo = -1;
  }

  /** Whether a fault that comes at a moment may still come. */
  boolean isExpected() {
    return !world.isHealed() && world.clock().monotonicNanos() < lastMoment;
  }

  boolean isDown() {
    return world.clock().monotonicNanos() < downTo;
  }

  boolean isSilent() {
    long now = world.clock().monotonicNanos();
    return streamIsDead || now >= silentFrom && now < silentTo;
  }

  /** A person was told that the broker lets nobody in. */
  void tokenDeathIsTold() {
    tokenDeathTold |= tokenIsDead;
  }

  /** Whether a person was told that the broker lets nobody in. */
  boolean isTokenDeathTold() {
    return tokenDeathTold;
  }

  boolean isTokenDead() {
    return tokenIsDead;
  }

  boolean areTradesDead() {
    return tradesAreDead;
  }

  private long millis(String label, int least, int most) {
    return (least + world.delay("weather", label, 0, most - least)) * MILLI;
  }
}
