package dev.belay.testkit.sim;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.GroupId;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rule 4.1's acceptance property for what is being closed: a short of a group that unwinds or exits has a buy-back at
 * the broker within 15 seconds of life, whatever reads, store, stream, cancels, modifications and clocks do meanwhile.
 * Time in which the broker can be reached by nobody, or the session is over, does not count; a buy-back of which nobody
 * can know whether it arrived is one (rule 5.3 doubles it only where the short stands bared).
 */
final class BuyBack {

  private static final long BOUND = 15_000_000_000L;

  private static final long PROBED = 30_000_000_000L;

  private static final Set<Fault> REFUSALS = EnumSet.of(Fault.EXITS_LACK_MARGIN,
      Fault.STOPS_HOLD_MARGIN, Fault.REFUSED_MARGIN, Fault.REFUSED_RATE, Fault.REFUSED_OTHER);

  /** The minute, and the pause between two probes of a blocked buy-back. */
  private static final long PACE = 70_000_000_000L;
  private static final int MOST_PACED = 5;

  /** Two looks 30 s apart, and time for them to come. */
  private static final long PROVED = 45_000_000_000L;

  private final World world;
  private final SortedMap<GroupId, Long> closingSince = new TreeMap<>();
  private final SortedMap<GroupId, SortedMap<Integer, Long>> firedSince = new TreeMap<>();
  private long countedFrom;

  BuyBack(World world) {
    this.world = world;
  }

  /** A life has told where a group stands. */
  void moved(GroupId group, ExecutionLifecycle to) {
    if (to == ExecutionLifecycle.EXITING || to == ExecutionLifecycle.HEDGING) {
      closingSince.put(group, world.clock().monotonicNanos());
    } else {
      closingSince.remove(group);
    }
  }

  /** Nobody ran, or nobody could be reached, until now. */
  void countsFromNow() {
    countedFrom = world.clock().monotonicNanos();
  }

  /** A life has told that the stop of a leg has fired. */
  void fired(GroupId group, int leg) {
    firedSince.computeIfAbsent(group, each -> new TreeMap<>()).put(leg, world.clock().monotonicNanos());
  }

  void look(Books books) {
    Long closing = books.keepsPackages ? null : closingSince.get(books.group);
    SortedMap<Integer, Long> fired = firedSince.get(books.group);
    if (closing == null && fired == null) {
      return;
    }
    if (!world.canBuyBack() || world.isDown() || isShut()) {
      countsFromNow();
      return;
    }
    if (closing != null && isLate(books, closing)) {
      for (int leg = 0; leg < books.target.length; leg++) {
        judge(books, leg, Invariant.R41_CLOSED_IN_TIME, "the group is being closed", false);
      }
    }
    if (fired != null) {
      fired.forEach((leg, since) -> {
        if (isLate(books, since)) {
          judge(books, leg, Invariant.R41_STOPPED_OUT, "its stop has fired", true);
        }
      });
    }
  }

  private boolean isShut() {
    return world.plan().isOn(Fault.MARKET_CLOSES) && world.clock().monotonicNanos() >= Plan.TO_THE_CLOSE.toNanos();
  }

  /** Rule 5.1: once the store has failed five orders a minute go for a leg, and the sixth waits. */
  boolean isPaced(Books books) {
    long since = world.clock().monotonicNanos() - PACE;
    int[] sent = new int[books.target.length];
    books.orders.stream().filter(order -> order.tag.emergency() && order.sentAt > since)
        .forEach(order -> sent[order.leg]++);
    return IntStream.of(sent).anyMatch(each -> each >= MOST_PACED);
  }

  /** Rule 5.3: what was bought once more is not bought a third time before one of the two is proved never placed. */
  boolean isDoubled(Books books) {
    long since = world.clock().monotonicNanos() - PROVED;
    int[] doubted = new int[books.target.length];
    books.orders.stream().filter(order -> order.sign > 0 && !order.isEntry() && !order.accepted && !order.shownEnd
        && order.sentAt > since).forEach(order -> doubted[order.leg]++);
    return IntStream.of(doubted).anyMatch(each -> each > 1);
  }

  private boolean isLate(Books books, long since) {
    long from = Math.max(Math.max(since, countedFrom), books.lastShownAt);
    return world.clock().monotonicNanos() - from >= bound();
  }

  private void judge(Books books, int leg, Invariant invariant, String why, boolean now) {
    long shown = world.witness().outsiders().surelyLeft(books)[leg];
    if (shown < 0 && books.truth()[leg] < 0 && books.isOption(leg) && !isBoughtBack(books, leg, now)) {
      world.violate(invariant, -shown + " units of leg " + leg + " of group " + books.group
          + " are known to be short, " + why + ", nothing buys them back");
    }
  }

  /** Rule 6.10: an exit that was refused again and again counts as blocked, and is probed every 30 s while covered. */
  private long bound() {
    boolean refuses = REFUSALS.stream().anyMatch(world.plan()::isOn);
    return refuses ? BOUND + PROBED : BOUND;
  }

  /**
   * Whether a buy-back works, may work for all that anybody knows, or was sent a short time ago; a stop that rests is
   * one only where nothing has fired it, or where the broker lets nobody change it.
   */
  private boolean isBoughtBack(Books books, int leg, boolean atMarket) {
    long now = world.clock().monotonicNanos();
    return books.orders.stream().anyMatch(order -> order.leg == leg && order.sign > 0 && !order.isEntry()
        && !(atMarket && order.taken && order.rests() && !order.stuck)
        && (order.taken && !order.trueEnded || !order.shownEnd || now - order.sentAt < bound()))
        || world.disk().leftInDoubt(books.group, leg, countedFrom);
  }
}
