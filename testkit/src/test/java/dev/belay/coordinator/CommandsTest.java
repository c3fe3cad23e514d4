package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.killswitch.KillReport;
import dev.belay.mode.Mode;
import dev.belay.order.AccountId;
import dev.belay.order.Scope;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A person may give a command in every mode, also while the coordinator is not there yet. */
class CommandsTest {

  private final Room room = new Room();

  @Test
  void aKillSwitchThatIsPulledWhileTheStoreOpensIsNotLost() {
    room.open();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(2));
    begins(Room.ACCOUNT);

    CompletableFuture<KillReport> told = room.coordinator.kill(Scope.account(), "anna").toCompletableFuture();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.RECOVERING);
    room.pass(Duration.ofSeconds(61));

    assertThat(told.join().verified()).isTrue();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    assertThat(room.coordinator.group(condor.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void everyOtherCommandWaitsForTheStoreTooAndTheStartIsNoWorseForIt() {
    room.open();
    CompletableFuture<Mode> started = begins(Room.ACCOUNT);

    CompletableFuture<Mode> restricted = room.coordinator.restrict(Restriction.EXIT_ONLY, "a look first")
        .toCompletableFuture();
    CompletableFuture<CommandReport> tried = room.coordinator.operate(new OperatorCommand.Freeze(), Run.DRY, "anna")
        .toCompletableFuture();
    var exposure = room.coordinator.exposure().toCompletableFuture();
    room.pass(Duration.ofSeconds(5));

    assertThat(started).isCompletedWithValue(Mode.EXIT_ONLY);
    assertThat(restricted).isCompleted();
    assertThat(tried.join().run()).isEqualTo(Run.DRY);
    assertThat(exposure).isCompleted();
  }

  @Test
  void whereTheStartFailsACommandFailsWithIt() {
    room.open();
    room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(2));
    CompletableFuture<Mode> started = begins(new AccountId("ZZ9999"));

    CompletableFuture<KillReport> early = room.coordinator.kill(Scope.account(), "anna").toCompletableFuture();
    room.pass(Duration.ofSeconds(5));
    CompletableFuture<KillReport> late = room.coordinator.kill(Scope.account(), "anna").toCompletableFuture();
    room.pass(Duration.ofSeconds(1));

    assertThat(started).isCompletedExceptionally();
    assertThatThrownBy(early::join).isInstanceOf(CompletionException.class)
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(late).isCompletedExceptionally();
  }

  @Test
  void beforeTheStartThereIsNobodyToCommand() {
    ExecutionCoordinator idle = coordinator(Room.ACCOUNT);

    assertThatThrownBy(() -> idle.kill(Scope.account(), "anna")).isInstanceOf(IllegalStateException.class)
        .hasMessage("start() first");
    assertThatThrownBy(() -> idle.restrict(Restriction.HALTED, "no")).isInstanceOf(IllegalStateException.class);
  }

  /** The process dies; another one calls start, and nothing of that has run yet. */
  private CompletableFuture<Mode> begins(AccountId account) {
    room.coordinator.close();
    room.store = ((InMemoryPersistence) room.store).reopened();
    room.coordinator = coordinator(account);
    return room.coordinator.start().toCompletableFuture();
  }

  private ExecutionCoordinator coordinator(AccountId account) {
    CoordinatorConfig config = CoordinatorConfig.of(account).calendar(SampleMarket.calendar()).build();
    return ExecutionCoordinator.builder(room.broker, room.store, SampleMarket.catalog()).margin(room.margin)
        .config(config).time(room.time).build();
  }
}
