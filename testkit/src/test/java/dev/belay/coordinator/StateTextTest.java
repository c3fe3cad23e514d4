package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.persistence.Entry;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.recovery.GroupText;
import dev.belay.recovery.OrderText;
import dev.belay.testkit.ForwardingStore;
import dev.belay.testkit.Script;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept can be read, and is what memory holds (invariant S9). */
class StateTextTest {

  /** Ways through the machines that write every kind of state. */
  enum Way {
    ALL_FILL, SHORT_REFUSED, SHORT_IN_PARTS, ANSWER_LOST, ORDER_LOST, EXIT_REFUSED_TWICE;

    private void arrange(Room room) {
      switch (this) {
        case ALL_FILL -> room.broker.otherwise(Script.accept().after(Duration.ofMillis(200)).fillInParts(3,
            Duration.ofMillis(100)));
        case SHORT_REFUSED -> room.broker.on(order -> order.trades(call(25_000)))
            .does(Script.reject(RejectionReason.MARGIN, "two words | and = signs"));
        case SHORT_IN_PARTS -> room.broker.on(order -> order.trades(put(24_000)) && order.isFor(OrderPurpose.ENTRY))
            .does(Script.accept().fillUpTo(1, 5));
        case ANSWER_LOST -> room.broker.on(order -> order.trades(put(24_000)))
            .does(Script.accept().thenFill().loseAnswer());
        case ORDER_LOST -> room.broker.on(order -> order.trades(put(24_000)) && order.isFor(OrderPurpose.ENTRY))
            .does(Script.lost());
        case EXIT_REFUSED_TWICE -> room.broker.on(order -> order.isFor(OrderPurpose.COVER) && order.attempt(0))
            .does(Script.reject(RejectionReason.MARGIN, "margin"));
      }
    }
  }

  static Stream<Arguments> waysAndPolicies() {
    return Stream.of(Way.values()).flatMap(way -> Stream.of(FailurePolicy.values()).flatMap(policy -> Stream.of(
        Arguments.of(way, GroupPolicy.DEFAULT.with(policy)),
        Arguments.of(way, GroupPolicy.DEFAULT.with(policy).releaseProRata()))));
  }

  @ParameterizedTest
  @MethodSource("waysAndPolicies")
  void everyStateThatIsKeptReadsBackAndTheLastOneIsWhatMemoryHolds(Way way, GroupPolicy policy) {
    Room room = new Room();
    Recording recording = new Recording(new InMemoryPersistence(new InstanceId("TST"),
        new Epoch("AAA")));
    room.store = recording;
    way.arrange(room);
    room.open(builder -> builder.emergency(new MemoryJournal()));
    GroupHandle condor = room.run(Room.condor(2, policy), Duration.ofSeconds(13));
    condor.exit();
    room.pass(Duration.ofSeconds(120));

    assertThat(recording.entries).isNotEmpty().allSatisfy(StateTextTest::readsBack);
    assertThat(recording.entries.stream().filter(each -> each instanceof Entry.Group)
        .reduce((one, two) -> two).map(Entry::body))
        .contains(GroupText.write(room.coordinator.state(condor.id()).orElseThrow(), List.of(),
            Optional.ofNullable(room.coordinator.reservations().byGroup().get(condor.id()))));
  }

  private static void readsBack(Entry entry) {
    Moment now = new Moment(entry.at(), 0);
    if (entry instanceof Entry.Group group) {
      assertThat(GroupText.write(GroupText.read(group, now), List.of(), GroupText.reserved(group)))
          .isEqualTo(group.body());
    } else if (entry instanceof Entry.Order order) {
      assertThat(OrderText.write(OrderText.read(order))).isEqualTo(order.body());
    }
  }

  /** Writes down everything on its way into a store. */
  private static final class Recording extends ForwardingStore {
    private final List<Entry> entries = new ArrayList<>();

    Recording(Persistence store) {
      super(store);
    }

    @Override
    public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
      entries.addAll(batch);
      return super.append(lane, batch);
    }
  }
}
