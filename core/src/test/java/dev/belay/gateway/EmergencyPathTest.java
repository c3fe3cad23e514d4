package dev.belay.gateway;

import static dev.belay.gateway.Samples.cover;
import static dev.belay.gateway.Samples.entry;
import static dev.belay.gateway.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.order.OrderIntent;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Entry;
import dev.belay.time.HandTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What lowers risk waits for the store only so long: rule 5.1. */
class EmergencyPathTest {

  private final Desk desk = new Desk();
  private final OrderIntent cover = cover(1);
  private final String placed = "place " + cover.tag() + " BUY 65";

  @Test
  void aCoverWaitsForASlowStoreNoLongerThanItTakesToJournalIt() {
    desk.store.holds = true;
    desk.submit(cover);

    desk.pass(249);
    assertThat(desk.broker.calls).isEmpty();

    desk.pass(1);
    assertThat(desk.broker.calls).containsExactly(placed);
    assertThat(desk.journal.appends).containsExactly("intended");
    assertThat(desk.told).containsExactly("emergency, journalled true");
  }

  @Test
  void withAJournalThatHangsItGoesHalfASecondAfterTheDecision() {
    desk.store.holds = true;
    desk.journal.hangs = true;
    desk.submit(cover);

    desk.pass(499);
    assertThat(desk.broker.calls).isEmpty();

    desk.pass(1);
    assertThat(desk.broker.calls).containsExactly(placed);
    assertThat(desk.told).containsExactly("emergency, journalled false");
  }

  @Test
  void aCommitThatComesAfterwardsSendsNothingTwice() {
    desk.store.holds = true;
    desk.submit(cover);
    desk.pass(500);

    desk.store.open.poll().complete(null);
    desk.pass(5_000);

    assertThat(desk.broker.calls).filteredOn(placed::equals).hasSize(1);
  }

  @Test
  void aCommitWhileTheJournalIsAskedSendsItAtOnceAndQuietly() {
    desk.store.holds = true;
    desk.journal.hangs = true;
    desk.submit(cover);
    desk.pass(300);

    desk.store.open.poll().complete(null);
    desk.pass(1_000);

    assertThat(desk.broker.calls).containsExactly(placed);
    assertThat(desk.told).containsExactly("store committed after 300 ms");
  }

  @Test
  @Tag("A11")
  void anEntryThatIsNotDurableWithinItsAgeDiesUnsent() {
    desk.store.holds = true;
    desk.submit(entry(1));

    desk.pass(5_000);
    desk.store.open.poll().complete(null);
    desk.settle();

    assertThat(desk.broker.calls).isEmpty();
    assertThat(desk.told).startsWith("store slow",
        "voided: its intent is not durable: the store did not answer in time", "CLOSED 1");
  }

  @Test
  @Tag("I6")
  void afterTheStoreFailedOnlyTheJournalIsWritten() {
    desk.store.holds = true;
    desk.submit(cover);
    desk.store.open.poll().completeExceptionally(new IllegalStateException("disk full"));
    desk.settle();
    int appends = desk.store.appends.size();

    desk.submit(cover(2), entry(3));
    desk.gateway.keep(Lane.DURABLE, List.of(new Entry.Setting("latches", HandTime.START, "store-failed")));

    assertThat(desk.store.appends).hasSize(appends);
    assertThat(desk.journal.appends).contains("SETTING");
    assertThat(desk.broker.calls).containsExactly(placed, "place " + cover(2).tag() + " BUY 65");
    assertThat(desk.told).contains("voided: its intent is not durable: the store has failed", "CLOSED 3");
  }

  @Test
  void aLatchThatTheStoreFailedToKeepGoesIntoTheJournal() {
    List<String> heard = new ArrayList<>();
    desk.store.holds = true;
    desk.gateway.keep(Lane.DURABLE, List.of(latch()), hearing(heard));

    desk.store.open.poll().completeExceptionally(new IllegalStateException("disk full"));
    desk.settle();

    assertThat(desk.journal.appends).containsExactly("SETTING");
    assertThat(heard).containsExactly("answered", "kept true");
  }

  @Test
  void whatNeitherStoreNorJournalKeepsIsToldAsKeptNowhere() {
    List<String> heard = new ArrayList<>();
    desk.store.holds = true;
    desk.journal.fails = true;
    desk.gateway.keep(Lane.DURABLE, List.of(latch()), hearing(heard));
    desk.store.open.poll().completeExceptionally(new IllegalStateException("disk full"));
    desk.settle();

    desk.gateway.keep(Lane.DURABLE, List.of(latch()), hearing(heard));
    desk.settle();

    assertThat(heard).containsExactly("answered", "kept false", "answered", "kept false");
  }

  private static Entry latch() {
    return new Entry.Setting("latches", HandTime.START, "restricted");
  }

  private static Keeping hearing(List<String> heard) {
    return new Keeping() {
      @Override
      public void answered() {
        heard.add("answered");
      }

      @Override
      public void kept(boolean anywhere) {
        heard.add("kept " + anywhere);
      }
    };
  }

  @Test
  void aCancelWaitsForTheStoreNoLongerEither() {
    desk.submit(cover);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();
    desk.store.holds = true;

    desk.gateway.cancel(cover.tag());
    desk.pass(250);

    assertThat(desk.broker.calls).containsExactly(placed, "cancel " + id(1));
    assertThat(desk.journal.appends).containsExactly("cancel-requested");
  }
}
