package dev.belay.testkit.contract;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;

/** Tags that are used once each. */
final class SentTags {

  private int used;

  OrderTag next() {
    int number = used++;
    return new OrderTag(new InstanceId("TCK"), new Epoch("AAA"), number, new GroupId(1), OrderPurpose.ENTRY,
        new LegId(0), number, false);
  }
}
