package dev.belay.testkit.sim;

import dev.belay.order.OrderPurpose;
import dev.belay.persistence.Entry;
import dev.belay.recovery.OrderText;
import java.util.ArrayDeque;

/** What must hold of every order in the moment in which it is sent, and of every fill in the moment of its truth. */
final class SendRules {

  private static final long SECOND = 1_000_000_000L;

  /** Rule 5.1: a closing order waits so long for the store, and so long for the journal. */
  private static final long PATIENCE = 250_000_000L;

  /** Rule 5.3: a cover whose fate is unknown for so long may be doubled. */
  private static final long DUPLICATE = 10 * SECOND;

  private final World world;
  private final ArrayDeque<Long> second = new ArrayDeque<>();
  private final ArrayDeque<Long> minute = new ArrayDeque<>();

  SendRules(World world) {
    this.world = world;
  }

  void check(Books books, SentOrder order) {
    requested();
    intentFirst(order);
    oneAttempt(books, order);
    if (order.sign < 0) {
      covered(books, order);
    }
    if (order.isEntry()) {
      entry(books, order);
    } else if (order.tag.purpose() == OrderPurpose.PROTECT) {
      protects(books, order);
    } else {
      reduces(books, order);
    }
  }

  void requested() {
    long now = world.clock().monotonicNanos();
    int perSecond = count(second, now, SECOND);
    int perMinute = count(minute, now, 60 * SECOND);
    if (perSecond > world.limits().ordersPerSecond() || perMinute > world.limits().ordersPerMinute()) {
      world.violate(Invariant.S10_RATE, perSecond + " requests in a second, " + perMinute + " in a minute");
    }
  }

  private static int count(ArrayDeque<Long> window, long now, long length) {
    window.add(now);
    while (now - window.peek() >= length) {
      window.poll();
    }
    return window.size();
  }

  private void intentFirst(SentOrder order) {
    Entry.Order intent = world.disk().intent(order.tag);
    if (world.disk().isInTheJournalOnly(order.tag)) {
      world.sometimes(Sometimes.BY_EMERGENCY_JOURNAL);
    }
    if (intent == null) {
      if (order.isEntry() || !world.disk().wasWaitedFor(order.tag, PATIENCE)) {
        world.violate(Invariant.S2_INTENT_FIRST, order.tag + " is sent, its intent is kept nowhere");
      }
    } else if (!OrderText.read(intent).intent().terms().equals(order.terms)) {
      world.violate(Invariant.S2_INTENT_FIRST, order.tag + " is sent as " + order.terms + ", kept as "
          + OrderText.read(intent).intent().terms());
    }
  }

  private void oneAttempt(Books books, SentOrder order) {
    for (SentOrder each : books.orders) {
      boolean same = each.leg == order.leg && each.tag.purpose() == order.tag.purpose()
          && each.tag.attempt() == order.tag.attempt();
      if (same && !order.tag.emergency() && !each.tag.emergency() && isKnown(each, order)) {
        world.violate(Invariant.S2_ONE_TAG_ONE_SEND, order.tag + " makes the attempt of " + each.tag + " again");
      }
    }
  }

  /** Whether who sends one order can know of another: it sent that too, or its predecessor has kept it somewhere. */
  private boolean isKnown(SentOrder earlier, SentOrder order) {
    return earlier.sentBy == order.sentBy || world.disk().intent(earlier.tag) != null;
  }

  private void covered(Books books, SentOrder order) {
    long[] net = books.worst();
    long before = books.uncovered(net);
    net[order.leg] -= order.units;
    long naked = books.uncovered(net);
    boolean shortens = order.isEntry() && books.sign[order.leg] < 0;
    // A long that covers nothing may go while something else stands naked, by an overfill for instance.
    if (naked > Math.max(books.declared(), shortens ? 0 : before) && (shortens || !coversTheAccount(books, order))) {
      world.violate(shortens ? Invariant.S1_NO_NAKED_SEND : Invariant.S12_COVER_STAYS,
          order.tag + " sells " + order.units + " of leg " + order.leg + ": " + naked
              + " units could stand naked, declared are " + books.declared());
    }
  }

  /** No short of any group loses cover by it that it has. */
  private boolean coversTheAccount(Books books, SentOrder order) {
    long before = Books.uncovered(world.witness().groups(), books, order.leg, 0);
    return world.witness().coverTogether(books, order.leg, order.units, before);
  }

  private void entry(Books books, SentOrder order) {
    long sum = order.units;
    for (SentOrder each : books.orders) {
      if (each.leg == order.leg && each.isEntry()) {
        sum += each.shownFilled + each.rest();
      }
    }
    if (sum > books.target[order.leg]) {
      world.violate(Invariant.S4_TARGET, order.tag + ": " + sum + " of leg " + order.leg
          + " are bought or sold, wanted " + books.target[order.leg]);
    }
    if (world.plan().isPoor()) {
      world.violate(Invariant.S5_CHECKED, order.tag + " is an entry without money");
    }
    if (world.isRestricted()) {
      world.violate(Invariant.S6_MODE, order.tag + " is an entry while entries are forbidden");
    }
  }

  private void reduces(Books books, SentOrder order) {
    long shown = books.shown()[order.leg];
    if (order.sign * shown >= 0) {
      shown -= books.lostTo(order.sentBy, order.leg, world.disk()::isEndKept);
    }
    long left = shown + books.lost(order.leg);
    long held = order.sign * shown < 0 ? shown : left; // an order of ours may have closed what others had taken
    long sum = order.units + books.closing(order.leg, order.sign);
    boolean doubled = false;
    long decided = Math.min(world.clock().monotonicNanos(), world.disk().handedAt(order.tag));
    for (SentOrder each : books.orders) {
      if (each.leg == order.leg && !each.isEntry() && each.sign == order.sign) {
        long since = Math.min(each.sentAt, world.disk().handedAt(each.tag))
            - (each.sentBy == order.sentBy ? 0 : each.behind);
        doubled |= each.rest() > 0 && world.clock().monotonicNanos() - since >= DUPLICATE && !each.isFree(decided);
      }
    }
    boolean duplicate = doubled && order.tag.purpose() == OrderPurpose.COVER && order.units <= Math.abs(held);
    order.duplicate = duplicate && sum > Math.abs(held);
    boolean passes = order.sign * held >= 0 || sum > Math.abs(held) && !duplicate;
    if (passes && !reducesTheAccount(books, order)) {
      world.violate(Invariant.S3_REDUCE_ONLY, order.tag + ": " + sum + " would close leg " + order.leg + ", "
          + held + " are held");
    }
  }

  /**
   * Where others have traded, they have not said whose loss it is, and several groups may hold the contract: what all
   * of them hold together decides. A purchase may be for the group that would stand short if the whole loss were its
   * own: a needless one costs at most its premium (rule 5.0).
   */
  private boolean reducesTheAccount(Books books, SentOrder order) {
    if (!world.witness().outsiders().touched(order.terms.instrument())) {
      return false;
    }
    long held = 0;
    long lost = 0;
    long closing = order.units;
    for (Books each : world.witness().groups()) {
      for (int leg = 0; leg < each.target.length; leg++) {
        if (each.legs.get(leg).instrument().equals(order.terms.instrument())) {
          held += each.shown()[leg] + each.lost(leg);
          lost += each.lost(leg);
          closing += each.closing(leg, order.sign);
        }
      }
    }
    long alone = order.sign > 0 ? -books.shown()[order.leg] - lost - books.closing(order.leg, order.sign) : 0;
    return order.sign * held < 0 && closing <= Math.abs(held) || order.units <= alone;
  }

  /** Protection is bought for what stands naked, and not twice. */
  private void protects(Books books, SentOrder order) {
    long lost = books.isTouched(world.witness().outsiders()) ? books.sold() : 0;
    long naked = Math.max(books.uncovered(books.worst()), lost);
    long sum = order.units;
    for (SentOrder each : books.orders) {
      sum += each.tag.purpose() == OrderPurpose.PROTECT ? each.rest() : 0;
    }
    if (order.sign < 0 || sum > naked) {
      world.violate(Invariant.S3_REDUCE_ONLY, order.tag + ": " + sum + " would protect, " + naked + " stand naked");
    }
  }

  void truth(Books books, SentOrder order) {
    long net = books.truth()[order.leg];
    long bared = books.trulyBared();
    if (bared > 0) {
      world.sometimes(Sometimes.TRULY_BARED);
    }
    if (world.wasLiedTo()) {
      return;
    }
    if (bared > 0) {
      world.violate(Invariant.S1_NEVER_NAKED, bared + " units stand naked after a fill of " + order.tag);
    }
    if (-net * books.sign[order.leg] > duplicated(books, order.leg)) {
      world.violate(Invariant.S3_NEVER_REVERSED, "leg " + order.leg + " stands at " + net + " after a fill of "
          + order.tag);
    }
    if (net * books.sign[order.leg] > books.target[order.leg]) {
      world.violate(Invariant.S4_TARGET, "leg " + order.leg + " stands at " + net + " after a fill of " + order.tag);
    }
  }

  /** Where an order and its allowed duplicate both fill, the leg stands reversed by that until it is flattened. */
  private static long duplicated(Books books, int leg) {
    return books.orders.stream().filter(each -> each.leg == leg && each.duplicate).mapToLong(each -> each.trueFilled)
        .sum();
  }
}
