package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerEnvironment;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.order.AccountId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.ForwardingBroker;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paper and live, this account and that one: a store belongs to one of them, and no order goes to the other. */
@Tag("F16")
class BelongingTest {

  private final Room room = new Room();
  private Labelled labelled;

  /** A broker that says what it is told to say of itself. */
  private static final class Labelled extends ForwardingBroker {
    private BrokerEnvironment says = BrokerEnvironment.SIMULATED;

    Labelled(BrokerClient broker) {
      super(broker);
    }

    @Override
    public BrokerCapabilities capabilities() {
      return super.capabilities().in(says);
    }
  }

  BelongingTest() {
    room.front = broker -> {
      BrokerEnvironment before = labelled == null ? BrokerEnvironment.SIMULATED : labelled.says;
      labelled = new Labelled(broker);
      labelled.says = before;
      return labelled;
    };
    room.open();
    room.run(Room.condor(1), Duration.ofSeconds(5));
  }

  @Test
  void whatWasTradedOnPaperIsNotTakenToTheLiveBroker() {
    int sent = room.exchange.log().story().size();
    labelled.says = BrokerEnvironment.LIVE;

    assertThatThrownBy(() -> startAgain(Room.ACCOUNT).join()).isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("the store holds what account AB1234 has in the simulated world; the coordinator is for"
            + " account AB1234, its broker for the live world");
    room.pass(Duration.ofMinutes(1));

    assertThat(room.exchange.log().story()).hasSize(sent);
    assertThatThrownBy(() -> room.coordinator.execute(Room.condor(2))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatOneAccountHoldsIsNotTakenToAnother() {
    assertThatThrownBy(() -> startAgain(new AccountId("ZZ9999")).join())
        .hasRootCauseMessage("the store holds what account AB1234 has in the simulated world; the coordinator is for"
            + " account ZZ9999, its broker for the simulated world");
  }

  @Test
  void theSameAccountInTheSameWorldGoesOn() {
    assertThat(startAgain(Room.ACCOUNT).join()).isEqualTo(Mode.READY);
  }

  @Test
  void aBrokerThatChangesItsWorldUnderUsGetsNoOrder() {
    labelled.says = BrokerEnvironment.LIVE;
    int sent = room.exchange.log().story().size();

    GroupHandle next = room.run(Room.enter("next", 1, GroupPolicy.DEFAULT, Room.buy(put(23_600), "20")),
        Duration.ofSeconds(20));

    assertThat(next.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(room.exchange.log().story()).hasSize(sent);
  }

  private CompletableFuture<Mode> startAgain(AccountId account) {
    room.coordinator.close();
    room.store = ((InMemoryPersistence) room.store).reopened();
    CoordinatorConfig config = CoordinatorConfig.of(account).calendar(SampleMarket.calendar()).build();
    room.coordinator = ExecutionCoordinator.builder(room.front.apply(room.broker), room.store, SampleMarket.catalog())
        .margin(room.margin).config(config).time(room.time).build();
    CompletableFuture<Mode> started = new CompletableFuture<>();
    room.coordinator.start().whenComplete((mode, failure) -> {
      if (failure == null) {
        started.complete(mode);
      } else {
        started.completeExceptionally(failure);
      }
    });
    room.pass(Duration.ofSeconds(5));
    return started;
  }
}
