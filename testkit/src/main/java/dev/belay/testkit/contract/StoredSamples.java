package dev.belay.testkit.contract;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.util.Optional;

/** Entries in few words. */
final class StoredSamples {

  static final Instant NINE = Instant.parse("2026-08-03T03:30:00.000001Z");
  static final Instant TEN = NINE.plusSeconds(3600);

  private StoredSamples() {}

  static Entry.Group group(int number, boolean active, Instant at, String body) {
    return new Entry.Group(new GroupId(number), new RequestKey("key-" + number), active ? "executing" : "closed",
        active, active ? 65 : 0, at, body);
  }

  static Entry.Group active(int number) {
    return group(number, true, NINE, "state of " + number);
  }

  static OrderTag tag(int group, long sequence, int attempt) {
    return new OrderTag(new InstanceId("TST"), new Epoch("AAA"), sequence, new GroupId(group), OrderPurpose.ENTRY,
        new LegId(0), attempt, false);
  }

  static Entry.Order order(OrderTag tag, String body) {
    return new Entry.Order(tag, new Owner(tag.group(), Owner.Role.GROUP), "intended", NINE, body);
  }

  /** An order whose attempt is its sequence, so that no two of them share one. */
  static Entry.Order order(int group, int sequence) {
    return order(tag(group, sequence, sequence), "intent " + sequence);
  }

  static Entry.Order emergency(int group, int slice, String body) {
    OrderTag tag = new OrderTag(new InstanceId("TST"), new Epoch("AAA"), slice, new GroupId(group),
        OrderPurpose.COVER, new LegId(0), 0, true);
    return new Entry.Order(tag, new Owner(tag.group(), Owner.Role.HEDGE), "intended", NINE, body);
  }

  static Entry.Setting setting(String name, String body) {
    return new Entry.Setting(name, NINE, body);
  }

  static Entry.Journal line(long sequence, String body) {
    return new Entry.Journal(sequence, Optional.of(new GroupId(1)), "decided", NINE, body);
  }
}
