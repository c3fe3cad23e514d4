package dev.belay.testkit.contract;

import static dev.belay.testkit.contract.Answers.failureOf;
import static dev.belay.testkit.contract.Answers.of;
import static dev.belay.testkit.contract.StoredSamples.NINE;
import static dev.belay.testkit.contract.StoredSamples.TEN;
import static dev.belay.testkit.contract.StoredSamples.active;
import static dev.belay.testkit.contract.StoredSamples.emergency;
import static dev.belay.testkit.contract.StoredSamples.group;
import static dev.belay.testkit.contract.StoredSamples.line;
import static dev.belay.testkit.contract.StoredSamples.order;
import static dev.belay.testkit.contract.StoredSamples.setting;
import static dev.belay.testkit.contract.StoredSamples.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link Persistence}, one test each. Extend it, implement {@link #create} and {@link #reopen}, and
 * override {@link #failNextCommit}, {@link #hold} and {@link #damage} where your store can be made to fail, to wait or
 * to find what it kept damaged.
 */
public abstract class PersistenceContract extends PersistenceBench {

  /** For subclasses. */
  protected PersistenceContract() {}

  @Test
  final void required_STORE_01_anEmptyStoreSaysThatNothingHappened() {
    assertThat(List.of(identity.lastSequence(), (long) identity.lastGroup(), identity.lastJournal()))
        .containsExactly(-1L, -1L, 0L);
    assertThat(identity.formerEpochs()).isEmpty();
  }

  @Test
  final void required_STORE_02_everyOpeningDrawsANewEpochAndRemembersAllFormerOnes() {
    Epoch first = identity.epoch();
    Epoch second = reopened().epoch();
    StoreIdentity third = reopened();

    assertThat(List.of(first, second)).doesNotContain(third.epoch()).doesNotHaveDuplicates();
    assertThat(third.formerEpochs()).containsExactlyInAnyOrder(first, second);
  }

  @Test
  final void required_STORE_03_theIdentityTellsHowFarTheStoreHasCome() {
    keep(active(3), order(3, 7), emergency(3, 1295, "emergency"), line(1, "first"), line(2, "second"));

    StoreIdentity later = reopened();

    assertThat(List.of(later.lastSequence(), (long) later.lastGroup(), later.lastJournal()))
        .containsExactly(7L, 3L, 2L);
    assertThat(later.instance()).isEqualTo(identity.instance());
  }

  @Test
  final void required_STORE_04_whatWasKeptComesBackUnchangedAfterReopening() {
    List<Entry> kept = List.of(
        group(1, true, NINE, "two\nlines\ttab \\ ' \" ; -- % \u20b9 \ud83d\udcc8 \u0000"),
        order(tag(1, 0, 0), ""), setting("latches", " spaces and an end of line \r\n"));
    keep(kept);

    reopened();

    assertThat(loaded()).isEqualTo(kept);
  }

  @Test
  final void required_STORE_05_bothLanesOutliveTheProcess() {
    of(store.append(Lane.RELAXED, List.of(setting("relaxed", "1"))));
    of(store.append(Lane.DURABLE, List.of(setting("durable", "2"))));

    reopened();

    assertThat(loaded()).containsExactlyInAnyOrder(setting("relaxed", "1"), setting("durable", "2"));
  }

  @Test
  final void required_STORE_06_aLaterEntryReplacesTheFormerOne() {
    keep(active(1), order(tag(1, 0, 0), "sent"), setting("mode", "recovering"));
    keep(group(1, true, TEN, "later"), order(tag(1, 0, 0), "filled"), setting("mode", "ready"));

    assertThat(loaded()).containsExactly(
        group(1, true, TEN, "later"), order(tag(1, 0, 0), "filled"), setting("mode", "ready"));
  }

  @Test
  final void required_STORE_07_aBatchIsKeptWholeOrNotAtAll() {
    keep(active(1), line(1, "first"));

    StoreFailure failure = refused(setting("half", "done"), active(2), line(2, "second"), line(4, "gap"));

    assertThat(failure).isEqualTo(StoreFailure.REFUSED);
    assertThat(loaded()).containsExactly(active(1));
    assertThat(journal(1, 10)).containsExactly(line(1, "first"));
  }

  @Test
  final void required_STORE_08_aSecondTagForOneAttemptIsRefused() {
    keep(active(1), order(tag(1, 0, 0), "first"));

    assertThat(refused(order(tag(1, 1, 0), "second"))).isEqualTo(StoreFailure.REFUSED);
    keep(order(tag(1, 1, 1), "next attempt"));
  }

  @Test
  final void required_STORE_09_emergencyTagsMayShareAnAttempt() {
    keep(active(1), order(tag(1, 0, 0), "by its row"));

    keep(emergency(1, 0, "slice 0"), emergency(1, 1, "slice 1"));

    assertThat(loaded()).contains(emergency(1, 0, "slice 0"), emergency(1, 1, "slice 1"));
  }

  @Test
  final void required_STORE_10_aSecondGroupForOneRequestKeyIsRefused() {
    keep(active(1));

    assertThat(refused(new Entry.Group(new GroupId(2), new RequestKey("key-1"), "executing", true, 0, NINE, "other")))
        .isEqualTo(StoreFailure.REFUSED);
  }

  @Test
  final void required_STORE_11_aSecondRequestKeyForOneGroupIsRefused() {
    keep(active(1));

    assertThat(refused(new Entry.Group(new GroupId(1), new RequestKey("other"), "executing", true, 0, NINE, "same")))
        .isEqualTo(StoreFailure.REFUSED);
  }

  @Test
  final void required_STORE_12_aJournalNumberThatDoesNotFollowIsRefused() {
    assertThat(refused(line(2, "gap"))).isEqualTo(StoreFailure.REFUSED);

    keep(line(1, "first"));
    assertThat(refused(line(3, "gap"))).isEqualTo(StoreFailure.REFUSED);
    keep(line(2, "second"));
  }

  @Test
  final void required_STORE_13_aJournalLineIsNeverChanged() {
    keep(line(1, "first"), line(2, "second"));

    assertThat(refused(line(1, "rewritten"))).isEqualTo(StoreFailure.REFUSED);
    assertThat(journal(1, 10)).containsExactly(line(1, "first"), line(2, "second"));
  }

  @Test
  final void required_STORE_14_anEqualEntryMayComeAgain() {
    List<Entry> batch = List.of(active(1), order(1, 0), emergency(1, 0, "sent"), setting("mode", "ready"),
        line(1, "first"));
    keep(batch);

    keep(batch);

    assertThat(loaded()).containsExactlyInAnyOrderElementsOf(batch.subList(0, 4));
    assertThat(journal(1, 10)).containsExactly(line(1, "first"));
  }

  @Test
  final void required_STORE_15_anInstantFinerThanAMicrosecondIsRefused() {
    Instant fine = NINE.plusNanos(1);

    assertThat(refused(group(1, true, fine, "state"))).isEqualTo(StoreFailure.REFUSED);
    assertThat(refused(new Entry.Setting("mode", fine, "ready"))).isEqualTo(StoreFailure.REFUSED);
    assertThat(refused(new Entry.Journal(1, Optional.empty(), "decided", fine, ""))).isEqualTo(StoreFailure.REFUSED);
  }

  @Test
  final void required_STORE_16_appendsTakeEffectInTheOrderOfTheCallsOverBothLanes() {
    List<CompletionStage<Void>> stages = new ArrayList<>();
    for (int i = 1; i <= 99; i++) {
      stages.add(store.append(i % 3 == 0 ? Lane.DURABLE : Lane.RELAXED,
          List.of(setting("count", String.valueOf(i)), line(i, "step " + i))));
    }
    stages.forEach(Answers::of);

    assertThat(loaded()).containsExactly(setting("count", "99"));
    assertThat(journal(1, 200)).hasSize(99);
  }

  @Test
  final void required_STORE_17_theCallersListMayChangeAfterTheCall() {
    List<Entry> batch = new ArrayList<>(List.of(setting("mode", "ready")));

    CompletionStage<Void> stage = store.append(Lane.DURABLE, batch);
    batch.clear();
    of(stage);

    assertThat(loaded()).containsExactly(setting("mode", "ready"));
  }

  @Test
  final void required_STORE_18_groupsThatEndedBeforeAreLeftOutWithTheirOrders() {
    keep(active(1), order(1, 0), group(2, false, NINE, "ended before"), order(2, 1),
        group(3, false, TEN, "ended since"), order(3, 2));

    assertThat(of(store.loadActive(TEN))).containsExactlyInAnyOrder(
        active(1), group(3, false, TEN, "ended since"), order(1, 0), order(3, 2));
  }

  @Test
  final void required_STORE_19_whatIsLoadedIsInOrder() {
    keep(setting("zeta", "1"), setting("alpha", "2"), active(9), active(4), order(9, 1), order(4, 2), order(9, 0),
        order(4, 3));

    assertThat(loaded()).containsExactly(active(4), active(9), order(9, 0), order(9, 1), order(4, 2), order(4, 3),
        setting("alpha", "2"), setting("zeta", "1"));
  }

  @Test
  final void required_STORE_20_ordersOfUnknownGroupsAreLoadedToo() {
    keep(order(5, 0));

    assertThat(of(store.loadActive(TEN))).containsExactly(order(5, 0));
  }

  @Test
  final void required_STORE_21_theJournalIsReadFromANumberOn() {
    keep(line(1, "a"), line(2, "b"), line(3, "c"));

    assertThat(journal(2, 1)).containsExactly(line(2, "b"));
    assertThat(journal(2, 10)).containsExactly(line(2, "b"), line(3, "c"));
    assertThat(journal(0, 2)).containsExactly(line(1, "a"), line(2, "b"));
    assertThat(journal(4, 10)).isEmpty();
  }

  @Test
  final void required_STORE_22_closingWaitsForWhatWasAppended() {
    for (int i = 1; i <= 50; i++) {
      store.append(Lane.RELAXED, List.of(line(i, "step " + i)));
    }

    reopened();

    assertThat(journal(1, 100)).hasSize(50);
  }

  @Test
  final void required_STORE_23_aClosedStoreRefusesEverything() {
    close();

    assertThat(refused(setting("mode", "ready"))).isEqualTo(StoreFailure.CLOSED);
    assertThat(failureOf(store.loadActive(LONG_AGO))).isEqualTo(StoreFailure.CLOSED);
    assertThat(failureOf(store.journal(1, 1))).isEqualTo(StoreFailure.CLOSED);
  }

  @Test
  final void required_STORE_24_closingTwiceIsHarmless() {
    keep(setting("mode", "ready"));
    close();

    store.close();

    reopened();
    assertThat(loaded()).containsExactly(setting("mode", "ready"));
  }

  @Test
  final void required_STORE_25_afterAFailedCommitTheStoreRefusesEverything() {
    assumeTrue(failNextCommit(), "this store cannot be made to fail");

    StoreFailure failure = refused(setting("mode", "ready"));

    assertThat(failure).isNotEqualTo(StoreFailure.REFUSED);
    assertThat(refused(setting("other", "ready"))).isNotEqualTo(StoreFailure.REFUSED);
    assertThat(failureOf(store.loadActive(LONG_AGO))).isNotEqualTo(StoreFailure.REFUSED);
  }

  @Test
  final void required_STORE_26_aStoreThatKeepsUpAsksForNoRelief() {
    assertThat(store.pressure()).isEmpty();
    keep(active(1), line(1, "first"));

    assertThat(store.pressure()).isEmpty();
  }

  @Test
  final void required_STORE_27_aBacklogAsksForReliefBeforeAnythingIsTurnedAway() {
    Backlog backlog = Backlog.of(store, heldOrAborted());

    assertThat(backlog.askedForRelief()).as("pressure() before the first call was turned away").isTrue();
    assertThat(failureOf(backlog.turnedAway())).isEqualTo(StoreFailure.BEHIND);
    backlog.taken().forEach(Answers::of);
  }

  @Test
  final void required_STORE_28_nothingIsKeptAfterWhatWasTurnedAway() {
    Backlog backlog = Backlog.of(store, heldOrAborted());
    backlog.taken().forEach(Answers::of);

    assertThat(refused(setting("later", "than what is missing"))).isEqualTo(StoreFailure.BEHIND);
    reopened();
    assertThat(loaded()).containsExactly(backlog.last());
  }

  @Test
  final void required_STORE_29_aStoreThatIsWholeTellsOfNoLoss() {
    keep(active(1), line(1, "first"));

    assertThat(identity.loss()).isEmpty();
    assertThat(reopened().loss()).isEmpty();
  }

  @Test
  final void required_STORE_30_damageIsRefusedOrToldNeverPassedOver() {
    keep(active(1), order(1, 0), line(1, "first"));
    close();
    assumeTrue(damage(), "this store cannot be damaged");

    CompletionStage<StoreIdentity> opened = opening();
    Optional<StoreFailure> refused = Answers.failureIn(opened);

    if (refused.isPresent()) {
      assertThat(refused).hasValue(StoreFailure.CORRUPT);
    } else {
      assertThat(of(opened).loss()).as("what is said to be lost").isPresent();
    }
  }
}
