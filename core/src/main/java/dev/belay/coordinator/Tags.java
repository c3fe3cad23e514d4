package dev.belay.coordinator;

import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.persistence.StoreIdentity;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Draws tags: the store's running number, and the attempt of each group, leg and purpose. Once the store has failed,
 * risk-reducing orders get emergency tags: the number is the slice then, and the whole tag follows from group, leg,
 * slice and attempt (DESIGN rules 5.1 and 5.2). Loop only.
 */
final class Tags {

  private final StoreIdentity identity;
  private final Predicate<OrderTag> hasEnded;
  private final SortedMap<String, Integer> attempts = new TreeMap<>();
  private final SortedMap<String, OrderTag> latest = new TreeMap<>();
  private long sequence;
  private boolean storeFailed;

  Tags(StoreIdentity identity, Predicate<OrderTag> hasEnded) {
    this.identity = identity;
    this.hasEnded = hasEnded;
    this.sequence = identity.lastSequence();
  }

  void storeFailed() {
    storeFailed = true;
  }

  OrderTag draw(GroupId group, LegId leg, OrderPurpose purpose) {
    if (storeFailed && purpose.isRiskReducing()) {
      return emergency(group, leg, purpose);
    }
    // The running number alone is unique: the attempt may begin again.
    return new OrderTag(identity.instance(), identity.epoch(), ++sequence, group, purpose, leg,
        next(seat(group, leg, purpose)) % OrderTag.ATTEMPTS, false);
  }

  /** The first slice that no order works for, and its next attempt. */
  private OrderTag emergency(GroupId group, LegId leg, OrderPurpose purpose) {
    int slice = 0;
    String seat = slice(seat(group, leg, purpose), slice);
    while (latest.containsKey(seat) && !hasEnded.test(latest.get(seat))
        || attempts.getOrDefault(seat, 0) >= OrderTag.ATTEMPTS - 1) {
      slice++;
      seat = slice(seat(group, leg, purpose), slice);
    }
    OrderTag tag = new OrderTag(identity.instance(), identity.epoch(), slice, group, purpose, leg, next(seat), true);
    latest.put(seat, tag);
    return tag;
  }

  private int next(String seat) {
    return attempts.merge(seat, 0, (before, zero) -> before + 1);
  }

  /** Takes note of a tag that was drawn in an earlier life. */
  void used(OrderTag tag) {
    String seat = seat(tag.group(), tag.leg(), tag.purpose());
    attempts.merge(tag.emergency() ? slice(seat, (int) tag.sequence()) : seat, tag.attempt(), Math::max);
    if (!tag.emergency()) {
      // A number that only the emergency journal knows would name two orders of a group if it were drawn again.
      sequence = Math.max(sequence, tag.sequence());
    }
  }

  private static String seat(GroupId group, LegId leg, OrderPurpose purpose) {
    return group + " " + leg + " " + purpose.letter();
  }

  private static String slice(String seat, int slice) {
    return seat + " " + slice;
  }
}
