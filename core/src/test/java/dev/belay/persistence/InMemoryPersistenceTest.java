package dev.belay.persistence;

import static dev.belay.persistence.Samples.EPOCH;
import static dev.belay.persistence.Samples.INSTANCE;
import static dev.belay.persistence.Samples.T0;
import static dev.belay.persistence.Samples.emergency;
import static dev.belay.persistence.Samples.group;
import static dev.belay.persistence.Samples.line;
import static dev.belay.persistence.Samples.order;
import static dev.belay.persistence.Samples.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class InMemoryPersistenceTest {

  private final InMemoryPersistence store = new InMemoryPersistence(INSTANCE, EPOCH);

  @Test
  void anEmptyStoreTellsThatNothingIsThere() {
    StoreIdentity identity = now(store.open());

    assertThat(identity).isEqualTo(new StoreIdentity(INSTANCE, EPOCH, new TreeSet<>(), -1, -1, 0));
  }

  @Test
  void aReopenedStoreHasItsContentAndRemembersItsEpochs() {
    now(store.open());
    keep(group(3, "k", true, T0), order(12, 3, 0, "OPEN"), line(1, "a"));

    InMemoryPersistence again = store.reopened();
    StoreIdentity identity = now(again.open());

    assertThat(identity.epoch()).isNotEqualTo(EPOCH);
    assertThat(identity.formerEpochs()).containsExactly(EPOCH);
    assertThat(List.of(identity.lastSequence(), (long) identity.lastGroup(), identity.lastJournal()))
        .containsExactly(12L, 3L, 1L);
    assertThat(now(again.loadActive(T0)))
        .containsExactly(group(3, "k", true, T0), order(12, 3, 0, "OPEN"));
    assertThat(failureOf(store.append(Lane.RELAXED, List.of()))).isEqualTo(StoreFailure.CLOSED);
  }

  @Test
  void theLastEntryOfEachThingIsLoadedInOrder() {
    now(store.open());
    keep(setting("b", "1"), setting("a", "1"), group(2, "k2", true, T0), group(1, "k1", true, T0));
    keep(order(8, 2, 0, "INTENDED"), order(9, 1, 0, "INTENDED"));
    keep(order(8, 2, 0, "FILLED"), setting("b", "2"));

    assertThat(now(store.loadActive(T0))).containsExactly(group(1, "k1", true, T0), group(2, "k2", true, T0),
        order(8, 2, 0, "FILLED"), order(9, 1, 0, "INTENDED"), setting("a", "1"), setting("b", "2"));
  }

  @Test
  void groupsThatEndedEarlierStayBehindWithTheirOrders() {
    now(store.open());
    keep(group(1, "k1", false, T0.minusSeconds(1)), order(1, 1, 0, "FILLED"));
    keep(group(2, "k2", false, T0), order(2, 2, 0, "FILLED"));
    keep(order(3, 7, 0, "INTENDED"));

    assertThat(now(store.loadActive(T0)))
        .containsExactly(group(2, "k2", false, T0), order(2, 2, 0, "FILLED"), order(3, 7, 0, "INTENDED"));
  }

  @Test
  void nothingOfARefusedBatchIsKept() {
    now(store.open());
    keep(group(1, "k1", true, T0), order(5, 1, 0, "INTENDED"), line(1, "a"), setting("s", "1"));
    List<Entry> before = now(store.loadActive(T0));

    CompletionStage<Void> answer = store.append(Lane.DURABLE, List.of(
        group(1, "k1", false, T0), group(4, "k9", true, T0), order(5, 1, 0, "FILLED"), order(6, 1, 1, "INTENDED"),
        setting("s", "2"), setting("t", "1"), line(2, "b"), order(7, 1, 0, "INTENDED")));

    assertThat(failureOf(answer)).isEqualTo(StoreFailure.REFUSED);
    assertThat(now(store.loadActive(T0))).isEqualTo(before);
    assertThat(now(store.journal(1, 9))).containsExactly(line(1, "a"));
    keep(line(2, "c"), group(2, "k9", true, T0), order(8, 1, 1, "INTENDED"));
  }

  @Test
  void aSecondGroupForOneRequestKeyIsRefused() {
    now(store.open());
    keep(group(1, "k", true, T0));

    Entry second = group(2, "k", true, T0);
    Entry changed = group(1, "other", true, T0);

    assertThat(failureOf(store.append(Lane.DURABLE, List.of(second)))).isEqualTo(StoreFailure.REFUSED);
    assertThat(failureOf(store.append(Lane.DURABLE, List.of(changed)))).isEqualTo(StoreFailure.REFUSED);
  }

  @Test
  void anInstantThatWouldComeBackChangedIsRefused() {
    now(store.open());

    Entry fine = group(1, "k", true, T0.plusNanos(1));

    assertThat(failureOf(store.append(Lane.DURABLE, List.of(fine)))).isEqualTo(StoreFailure.REFUSED);
  }

  @Test
  void slicesOfAnEmergencyShareTheirAttempt() {
    now(store.open());
    keep(emergency(0), emergency(1));

    assertThat(now(store.loadActive(T0))).containsExactly(emergency(0), emergency(1));
    assertThat(now(store.reopened().open()).lastSequence()).isEqualTo(-1);
  }

  @Test
  void journalNumbersHaveNoGapsAndNoSecondContent() {
    now(store.open());
    keep(line(1, "a"), line(2, "b"));
    keep(line(2, "b"));

    assertThat(failureOf(store.append(Lane.RELAXED, List.of(line(4, "d"))))).isEqualTo(StoreFailure.REFUSED);
    assertThat(failureOf(store.append(Lane.RELAXED, List.of(line(1, "z"))))).isEqualTo(StoreFailure.REFUSED);
    keep(line(3, "c"));
    assertThat(now(store.journal(2, 1))).containsExactly(line(2, "b"));
    assertThat(now(store.journal(-5, 99))).containsExactly(line(1, "a"), line(2, "b"), line(3, "c"));
    assertThat(now(store.journal(4, 9))).isEmpty();
  }

  @Test
  void nothingWorksBeforeOpeningAndOpeningWorksOnce() {
    assertThat(failureOf(store.loadActive(T0))).isEqualTo(StoreFailure.CLOSED);
    now(store.open());
    assertThat(failureOf(store.open())).isEqualTo(StoreFailure.CLOSED);
    store.close();
    store.close();
    assertThat(failureOf(store.journal(1, 1))).isEqualTo(StoreFailure.CLOSED);
  }

  private void keep(Entry... entries) {
    now(store.append(Lane.DURABLE, List.of(entries)));
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static StoreFailure failureOf(CompletionStage<?> stage) {
    StoreFailure[] failure = new StoreFailure[1];
    assertThatThrownBy(() -> now(stage)).isInstanceOf(CompletionException.class)
        .satisfies(thrown -> failure[0] = ((StoreException) thrown.getCause()).failure());
    return failure[0];
  }
}
