package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.persistence.Entry;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.StoreException;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries fail closed and exits fail open when the store fails (DESIGN rule 5.1). */
class StoreFailureTest {

  private final InMemoryPersistence memory = new InMemoryPersistence(new InstanceId("TST"), new Epoch("AAA"));
  private final BreakableStore store = new BreakableStore(memory);
  private final MemoryJournal journal = new MemoryJournal();
  private final Room room = new Room();

  @ParameterizedTest
  @EnumSource(value = BreakableStore.Disk.class, names = {"FAILS", "HANGS"})
  void anExitGoesByTheEmergencyJournalAndEndsFlat(BreakableStore.Disk disk) {
    GroupHandle condor = complete();
    store.disk = disk;

    condor.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(journal.entries.stream().filter(each -> each instanceof Entry.Order)
        .map(each -> ((Entry.Order) each).tag().purpose()).distinct().toList())
        .containsExactly(OrderPurpose.COVER, OrderPurpose.CLOSE);
    assertThat(journal.entries.stream().filter(each -> each instanceof Entry.Order)
        .map(each -> ((Entry.Order) each).tag()).filter(tag -> tag.purpose() == OrderPurpose.CLOSE))
        .isNotEmpty().allMatch(tag -> tag.emergency() == (disk == BreakableStore.Disk.FAILS));
  }

  @Test
  void withoutAStoreACoverThatIsRefusedAgainAndAgainGoesFiveTimesAMinute() {
    GroupHandle condor = complete();
    store.disk = BreakableStore.Disk.FAILS;
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.reject(RejectionReason.OTHER, "no"));

    condor.exit();
    room.pass(Duration.ofSeconds(55));

    assertThat(room.exchange.log().story().stream().filter(each -> each.startsWith("C")))
        .hasSizeBetween(4, 2 * (5 + 1)); // two shorts, five each, and the first of each before the failure was known
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  void noEntryGoesOutOnceTheStoreHasFailed() {
    complete();
    store.disk = BreakableStore.Disk.FAILS;

    GroupHandle more = room.run(Room.enter("more", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(20));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(more.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(room.exchange.log().arrivals()).hasSize(4);
  }

  @Test
  void aSlowStoreStopsEntriesUntilItHasBeenQuickForHalfAMinute() {
    complete();
    store.slowly = task -> room.time.after(Duration.ofMillis(1_500), task);
    store.disk = BreakableStore.Disk.SLOW;
    room.run(Room.enter("slow", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(20));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);

    store.disk = BreakableStore.Disk.WORKS;
    room.pass(Duration.ofSeconds(60));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void whatOnlyTheEmergencyJournalKnowsIsFoundAgainAfterARestart() {
    GroupHandle condor = complete();
    store.disk = BreakableStore.Disk.FAILS;
    condor.exit();
    room.pass(Duration.ofSeconds(20));

    room.coordinator.close();
    room.store = memory.reopened();
    room.open(builder -> builder.emergency(journal));
    room.pass(Duration.ofSeconds(60));

    GroupHandle again = room.coordinator.group(condor.id()).orElseThrow();
    assertThat(again.view().isFlat()).isTrue();
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void ordersThatNeitherStoreNorJournalKnowAreAdoptedByTheirEmergencyTags() {
    GroupHandle condor = complete();
    store.disk = BreakableStore.Disk.FAILS;
    room.broker.on(order -> order.isFor(OrderPurpose.CLOSE))
        .does(Script.accept().after(Duration.ofSeconds(8)).thenFill());
    condor.exit();
    room.pass(Duration.ofSeconds(5));
    long sent = room.exchange.log().arrivals().size();
    room.coordinator.close();
    journal.entries.clear();
    room.store = memory.reopened();

    room.open(builder -> builder.emergency(journal));
    room.pass(Duration.ofSeconds(60));

    GroupHandle again = room.coordinator.group(condor.id()).orElseThrow();
    assertThat(again.view().isFlat()).isTrue();
    assertThat(again.view().lifecycle().isFinal()).isTrue();
    assertThat(room.exchange.log().arrivals()).hasSize((int) sent);
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void whatTheEmergencyJournalClosedIsNotClosedAgainWhileTheOrderBookIsSilent() {
    GroupHandle condor = complete();
    store.disk = BreakableStore.Disk.FAILS;
    condor.exit();
    room.pass(Duration.ofSeconds(20));
    room.coordinator.close();
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.silent());
    int before = room.exchange.log().arrivals().size();

    room.store = memory.reopened();
    room.open(builder -> builder.emergency(journal));
    room.pass(Duration.ofSeconds(60));

    assertThat(room.exchange.log().arrivals()).hasSize(before);
    assertThat(room.coordinator.group(condor.id()).orElseThrow().view().isFlat()).isTrue();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void anExitThatOnlyTheEmergencyJournalKnowsGoesOnAfterARestart() {
    GroupHandle condor = complete();
    store.disk = BreakableStore.Disk.FAILS;
    room.broker.on(order -> order.isFor(OrderPurpose.CLOSE)).times(2)
        .does(Script.reject(RejectionReason.OTHER, "not now"));
    condor.exit();
    room.pass(Duration.ofMillis(300));
    room.coordinator.close();

    room.store = memory.reopened();
    room.open(builder -> builder.emergency(journal));
    room.pass(Duration.ofSeconds(60));

    assertThat(room.coordinator.group(condor.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void whatOnlyTheEmergencyJournalKnewIsInTheStoreAfterTheNextStart() {
    GroupHandle condor = complete();
    store.disk = BreakableStore.Disk.FAILS;
    room.run(Room.enter("more", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(5));
    condor.exit();
    room.pass(Duration.ofSeconds(20));
    List<ExecutionEvent> before = List.copyOf(room.events);
    room.coordinator.close();
    room.store = memory.reopened();
    room.open(builder -> builder.emergency(journal));
    room.pass(Duration.ofSeconds(20));

    room.restart(); // without the journal

    assertThat(room.coordinator.group(condor.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
    List<Long> numbers = room.events.stream().map(ExecutionEvent::sequence).toList();
    assertThat(numbers).as("no number tells two events").doesNotHaveDuplicates();
    assertThat(numbers).startsWith(before.stream().map(ExecutionEvent::sequence).toArray(Long[]::new));
    GroupHandle next = room.run(Room.enter("next", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(5));
    assertThat(next.id().number()).as("no number names two groups").isEqualTo(2);
  }

  @Test
  void aRestrictionWhoseStoreFailsIsKeptByTheEmergencyJournal() {
    complete();
    store.disk = BreakableStore.Disk.FAILS;

    CompletableFuture<Mode> told = room.coordinator.restrict(Restriction.HALTED, "news").toCompletableFuture();
    room.pass(Duration.ofSeconds(1));

    assertThat(told).isCompletedWithValue(Mode.HALTED);
    room.coordinator.close();
    room.store = memory.reopened();
    room.open(builder -> builder.emergency(journal));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
  }

  @Test
  void aRestrictionThatIsKeptNowhereHoldsAndItsPersonIsToldThatItEndsWithTheProcess() {
    complete();
    store.disk = BreakableStore.Disk.FAILS;
    journal.fails = true;

    for (int attempt = 0; attempt < 2; attempt++) {
      CompletableFuture<Mode> told = room.coordinator.restrict(Restriction.HALTED, "news").toCompletableFuture();
      room.pass(Duration.ofSeconds(1));

      assertThat(told).isCompletedExceptionally();
      assertThatThrownBy(told::join).hasRootCauseInstanceOf(StoreException.class)
          .hasMessageContaining("until this process ends");
      assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    }
  }

  @Test
  void aStoreThatIsNotInMemoryNeedsAnEmergencyJournal() {
    room.store = store;

    assertThatThrownBy(room::open).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("emergency(EmergencyJournal)");
  }

  private GroupHandle complete() {
    room.store = store;
    room.open(builder -> builder.emergency(journal));
    return room.run(Room.condor(1), Duration.ofSeconds(5));
  }
}
