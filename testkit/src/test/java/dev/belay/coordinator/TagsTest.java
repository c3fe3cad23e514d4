package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.persistence.StoreIdentity;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TagsTest {

  private static final InstanceId INSTANCE = new InstanceId("TST");
  private static final GroupId GROUP = new GroupId(3);

  private final Tags tags = new Tags(new StoreIdentity(INSTANCE, new Epoch("BBB"), new TreeSet<>(), 7, 3, 0),
      tag -> true);

  @Test
  void numbersGoOnAfterTheStores() {
    assertThat(draw().sequence()).isEqualTo(8);
    assertThat(draw().sequence()).isEqualTo(9);
  }

  @Test
  void aNumberThatOnlyTheEmergencyJournalKnowsIsNotDrawnAgain() {
    tags.used(new OrderTag(INSTANCE, new Epoch("AAA"), 11, GROUP, OrderPurpose.STOP, new LegId(1), 0, false));

    assertThat(draw().sequence()).isEqualTo(12);
  }

  @Test
  void anEmergencyTagsNumberIsASliceAndCountsNot() {
    tags.used(new OrderTag(INSTANCE, new Epoch("AAA"), 11, GROUP, OrderPurpose.COVER, new LegId(1), 0, true));

    assertThat(draw().sequence()).isEqualTo(8);
  }

  private OrderTag draw() {
    return tags.draw(GROUP, new LegId(0), OrderPurpose.STOP);
  }
}
