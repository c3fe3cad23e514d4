package dev.belay.coordinator;

import dev.belay.ledger.ChildOrder;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Before a long is sold, or a future exited, the broker's own positions must show that there is so much to close: one
 * Ok read younger than 3 s (DESIGN rule 5.5). Where none comes for 10 s, a fresh order or trade book stands in, for a
 * future and for a group that holds no short. While trades tell of an order that no order book has shown it waits for
 * that too, 10 s at the most: it may be a sale of ours that an earlier process could keep nowhere, and positions that
 * do not show it yet are behind. A stop that sells waits as a sale does. A cover never waits here. Loop only.
 */
final class CloseGate {

  /** How old a read may be. */
  static final Duration FRESH = Duration.ofSeconds(3);

  /** After so long without an Ok read of positions another book will do. */
  static final Duration BLIND = Duration.ofSeconds(10);

  /** A read that contradicts is not asked for again at once. */
  private static final Duration ASK_AGAIN = Duration.ofMillis(500);

  private final Floor floor;
  private final Watcher watcher;
  private final LinkedHashMap<PositionKey, Moment> asked = new LinkedHashMap<>();
  private Optional<Moment> lastAsked = Optional.empty();

  CloseGate(Floor floor, Watcher watcher) {
    this.floor = floor;
    this.watcher = watcher;
  }

  boolean mustWait(ChildOrder order, GroupDesk desk) {
    if (!sellsOrCloses(order)) {
      return false;
    }
    PositionKey key = order.intent().key(floor.config().account());
    Moment now = floor.now();
    boolean known = watcher.positionsWithin(FRESH);
    boolean shown = known && shows(key, order) && !watcher.isOutrunWithin(BLIND);
    if (shown || !known && mayGoBlind(key, order, desk, now)) {
      asked.remove(key);
      return false;
    }
    asked.putIfAbsent(key, now);
    if (lastAsked.filter(at -> !now.isPast(at, ASK_AGAIN)).isEmpty()) {
      lastAsked = Optional.of(now);
      watcher.askPositions();
    }
    return true;
  }

  /** A stop that sells what is not there any more would open a short as any other sale would. */
  private static boolean sellsOrCloses(ChildOrder order) {
    OrderPurpose purpose = order.intent().purpose();
    return purpose == OrderPurpose.CLOSE
        || purpose == OrderPurpose.STOP && order.intent().terms().side() == Side.SELL;
  }

  /** Own orders on the key only ever bring the net down to what this order may still close. */
  private boolean shows(PositionKey key, ChildOrder order) {
    Quantity net = watcher.deliverable(key);
    Quantity there = order.intent().terms().side() == Side.SELL ? net : net.negate();
    return !order.quantity().isMoreThan(there);
  }

  private boolean mayGoBlind(PositionKey key, ChildOrder order, GroupDesk desk, Moment now) {
    boolean option = desk.state.plan().leg(order.intent().leg()).instrument().isOption();
    boolean shortless = desk.state.plan().legs().stream().noneMatch(leg -> desk.state.held(leg.id()).isNegative());
    return (!option || shortless) && asked.containsKey(key) && now.isPast(asked.get(key), BLIND)
        && watcher.isBlindFor(BLIND) && watcher.booksWithin(FRESH);
  }
}
