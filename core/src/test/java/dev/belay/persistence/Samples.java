package dev.belay.persistence;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import java.time.Instant;
import java.util.Optional;

/** Small entries for tests. */
final class Samples {

  static final InstanceId INSTANCE = new InstanceId("B01");
  static final Epoch EPOCH = new Epoch("7Q2");
  static final Instant T0 = Instant.parse("2026-01-05T04:00:00Z");

  private Samples() {}

  static Entry.Group group(int number, String key, boolean active, Instant at) {
    return new Entry.Group(new GroupId(number), new RequestKey(key), active ? "EXECUTING" : "CLOSED", active, 0, at,
        "group " + number);
  }

  static Entry.Order order(long sequence, int group, int attempt, String status) {
    OrderTag tag = new OrderTag(INSTANCE, EPOCH, sequence, new GroupId(group), OrderPurpose.ENTRY, new LegId(0),
        attempt, false);
    return new Entry.Order(tag, owner(group, Owner.Role.GROUP), status, T0, "order " + sequence);
  }

  static Entry.Order emergency(int slice) {
    OrderTag tag = new OrderTag(INSTANCE, EPOCH, slice, new GroupId(1), OrderPurpose.COVER, new LegId(0), 0, true);
    return new Entry.Order(tag, owner(1, Owner.Role.HEDGE), "UNKNOWN", T0, "slice " + slice);
  }

  static Entry.Setting setting(String name, String body) {
    return new Entry.Setting(name, T0, body);
  }

  static Entry.Journal line(long number, String body) {
    return new Entry.Journal(number, Optional.empty(), "NOTE", T0, body);
  }

  private static Owner owner(int group, Owner.Role role) {
    return new Owner(new GroupId(group), role);
  }
}
