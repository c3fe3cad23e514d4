package dev.belay.coordinator;

import dev.belay.group.Child;
import dev.belay.group.GroupEvent;
import dev.belay.market.Exchange;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.plan.Leg;
import dev.belay.session.SessionClock;
import dev.belay.session.Sessions;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells groups what the trading day does to them (DESIGN rule 6.11): one that is under way when its market closes is
 * held until the next open; there the broker is read first, for as long as a start would wait for it, and then it goes
 * on. Contracts that have expired leave their groups. Loop only.
 */
final class SessionWatch {

  /** At the open one usable order book is waited for, but no longer than this (DESIGN rule 8.3). */
  private static final Duration BLIND = Duration.ofSeconds(10);

  /** How often that is looked at. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Floor floor;
  private final Groups groups;
  private final Health health;
  private final Books books;
  private final Sessions sessions;
  private final Runnable compare;
  private final SortedMap<GroupId, Moment> opening = new TreeMap<>();
  private Timer next = () -> { };

  SessionWatch(Floor floor, Groups groups, Health health, Books books, Sessions sessions, Runnable compare) {
    this.floor = floor;
    this.groups = groups;
    this.health = health;
    this.books = books;
    this.sessions = sessions;
    this.compare = compare;
  }

  /**
   * The groups of an earlier life act from now on. One that its clock had shut goes on as soon as a book was read since
   * this life began, whatever other reads it still waits for.
   */
  void awake(Moment begun) {
    groups.all().stream().filter(desk -> desk.state.isShut())
        .forEach(desk -> opening.putIfAbsent(desk.state.plan().group(), begun));
    look();
  }

  /** Looks at every group; called with each comparison. */
  void look() {
    next.cancel();
    Optional<Duration> wait = Optional.empty();
    for (GroupDesk desk : List.copyOf(groups.all())) {
      if (desk.awake && desk.state.lifecycle().isActive()) {
        expire(desk);
        wait = soonest(wait, look(desk));
      }
    }
    wait.ifPresent(after -> next = floor.after(after, this::look));
  }

  /** {@return when a group has to be looked at again, besides with each comparison} */
  private Optional<Duration> look(GroupDesk desk) {
    boolean open = desk.state.plan().legs().stream().anyMatch(leg -> trades(exchange(leg)));
    GroupId group = desk.state.plan().group();
    if (!open) {
      opening.remove(group);
      if (desk.state.isUnsettled()) {
        groups.session(desk, new GroupEvent.MarketClosed(floor.now()));
      }
      return desk.state.isShut() ? untilOpen(desk) : Optional.empty();
    }
    if (!desk.state.isShut()) {
      return Optional.empty();
    }
    Moment since = opening.get(group);
    if (since == null) {
      opening.put(group, floor.now());
      compare.run();
      return Optional.of(AGAIN);
    }
    if (books.booksBegun().filter(at -> !at.isBefore(since)).isEmpty() && !floor.now().isPast(since, BLIND)) {
      return Optional.of(AGAIN);
    }
    opening.remove(group);
    groups.session(desk, new GroupEvent.MarketOpened(floor.now()));
    return Optional.empty();
  }

  /** A segment is closed only where our clock and the broker's agree that it is. */
  private boolean trades(Exchange exchange) {
    SessionClock clock = health.session();
    return sessions.isOpen(exchange, clock.ours()) || sessions.isOpen(exchange, clock.brokers());
  }

  private static Exchange exchange(Leg leg) {
    return leg.instrument().id().exchange();
  }

  private Optional<Duration> untilOpen(GroupDesk desk) {
    Instant now = floor.now().wall();
    Optional<Duration> wait = Optional.empty();
    for (Leg leg : desk.state.plan().legs()) {
      wait = soonest(wait, sessions.nextOpen(exchange(leg), now).map(open -> Duration.between(now, open)));
    }
    return wait;
  }

  private static Optional<Duration> soonest(Optional<Duration> one, Optional<Duration> other) {
    return one.isEmpty() ? other : other.filter(each -> each.compareTo(one.get()) < 0).or(() -> one);
  }

  /** An order that may still have traded in the last minute is waited for: its end is proven soon after the close. */
  private void expire(GroupDesk desk) {
    List<LegId> expired = desk.state.plan().legs().stream()
        .filter(leg -> !desk.state.held(leg.id()).isZero())
        .filter(leg -> sessions.isExpired(leg.instrument(), health.session().now()))
        .map(Leg::id).filter(leg -> desk.state.children().stream().noneMatch(each -> works(each, leg))).toList();
    if (!expired.isEmpty()) {
      groups.tell(desk, new GroupEvent.LegsExpired(expired, floor.now()));
    }
  }

  private static boolean works(Child child, LegId leg) {
    return child.leg().equals(leg) && child.isOpen();
  }
}
