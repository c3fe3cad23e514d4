package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.plan.GroupPolicy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildTest {

  private static final GroupId GROUP = new GroupId(1);

  @Test
  void ordersOfOtherMachinesHaveOneNumberEachWhateverTheirPurposeLegSliceAndAttempt() {
    List<Integer> numbers = new ArrayList<>();
    for (OrderPurpose purpose : List.of(OrderPurpose.STOP, OrderPurpose.COVER, OrderPurpose.CLOSE)) {
      for (int leg = 0; leg < 3; leg++) {
        for (int slice = 0; slice < 3; slice++) {
          for (int attempt = 0; attempt < 3; attempt++) {
            numbers.add(Child.numberOf(stops(tag(slice, purpose, leg, attempt, true))));
          }
        }
      }
    }

    assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number < 0);
  }

  @Test
  void withAStoreTheRunningNumberOfTheTagIsTheOrders() {
    assertThat(Child.numberOf(stops(tag(17, OrderPurpose.STOP, 2, 1, false)))).isEqualTo(17);
  }

  private static OrderTag tag(long sequence, OrderPurpose purpose, int leg, int attempt, boolean emergency) {
    return new OrderTag(new InstanceId("TST"), new Epoch("AAA"), sequence, GROUP, purpose, new LegId(leg), attempt,
        emergency);
  }

  private static OrderIntent stops(OrderTag tag) {
    OrderIntent like = Story.spread(1, GroupPolicy.DEFAULT).stop(1, 1, 65);
    return new OrderIntent(tag, new Owner(GROUP, Owner.Role.STOP), 0, like.terms(), like.decidedAt());
  }
}
