package dev.belay.coordinator;

import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.persistence.StoreIdentity;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws tags: the store's running number, and the attempt of each group, leg and purpose. Loop only. */
final class Tags {

  private final StoreIdentity identity;
  private final SortedMap<String, Integer> attempts = new TreeMap<>();
  private long sequence;

  Tags(StoreIdentity identity) {
    this.identity = identity;
    this.sequence = identity.lastSequence();
  }

  OrderTag draw(GroupId group, LegId leg, OrderPurpose purpose) {
    int attempt = attempts.merge(seat(group, leg, purpose), 0, (before, zero) -> before + 1);
    return new OrderTag(identity.instance(), identity.epoch(), ++sequence, group, purpose, leg, attempt, false);
  }

  /** Takes note of a tag that was drawn in an earlier life. */
  void used(OrderTag tag) {
    attempts.merge(seat(tag.group(), tag.leg(), tag.purpose()), tag.attempt(), Math::max);
  }

  private static String seat(GroupId group, LegId leg, OrderPurpose purpose) {
    return group + " " + leg + " " + purpose.letter();
  }
}
