package dev.belay.health;

import static dev.belay.health.Clock.at;
import static dev.belay.health.Clock.connected;
import static dev.belay.health.Clock.disconnected;
import static dev.belay.health.Clock.heard;
import static dev.belay.health.Clock.readFirst;
import static dev.belay.health.Clock.resynced;
import static dev.belay.health.Clock.ticked;
import static dev.belay.health.StreamStatus.DOWN;
import static dev.belay.health.StreamStatus.LIVE;
import static dev.belay.health.StreamStatus.SILENT;
import static dev.belay.health.StreamStatus.UNSYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StreamHealthTest {

  @Tag("H5")
  @Test
  void aConnectionIsLiveOnlyAfterAReadingThatBeganAfterIt() {
    assertThat(statuses(connected(1, 1), resynced(0.5, 2), resynced(1.5, 3)))
        .containsExactly(DOWN, UNSYNCED, UNSYNCED, LIVE);
  }

  @Tag("H6")
  @Test
  void anOldSocketThatStillSpeaksIsNotBelieved() {
    assertThat(statuses(connected(2, 1), resynced(1, 2), connected(1, 3), connected(2, 4), connected(3, 5)))
        .containsExactly(DOWN, UNSYNCED, LIVE, LIVE, LIVE, UNSYNCED);
  }

  @Tag("H1")
  @Test
  void aSocketThatIsSilentAboutWhatTheBookShowsIsFoundOut() {
    assertThat(statuses(connected(1, 1), resynced(1, 2), readFirst(7, 10), ticked(14.9), ticked(15)))
        .containsExactly(DOWN, UNSYNCED, LIVE, LIVE, LIVE, SILENT);
  }

  @Tag("H2")
  @Test
  void oneMissingFrameAmongOthersIsCountedAndIsNoSilence() {
    StreamHealth health = after(connected(1, 1), resynced(1, 2), readFirst(7, 10), heard(8, 12), ticked(15),
        heard(9, 17), ticked(40));

    assertThat(health.status()).isEqualTo(LIVE);
    assertThat(health.owed()).isEmpty();
    assertThat(health.missed()).isEqualTo(1);
  }

  @Test
  void aSilentStreamGetsAnotherChanceAfterAMinuteOnceTheBooksAreRead() {
    assertThat(statuses(connected(1, 1), resynced(1, 2), readFirst(7, 10), ticked(15), ticked(74.9), ticked(75),
        resynced(76, 77))).containsExactly(DOWN, UNSYNCED, LIVE, LIVE, SILENT, SILENT, UNSYNCED, LIVE);
  }

  @Test
  void aStreamThatIsOnlyLaterThanTheBookIsLive() {
    assertThat(statuses(connected(1, 1), resynced(1, 2), readFirst(7, 10), heard(7, 14), ticked(60)))
        .containsExactly(DOWN, UNSYNCED, LIVE, LIVE, LIVE, LIVE);
  }

  @Test
  void aSilentStreamThatSpeaksAgainHasToBeReadUpFirst() {
    assertThat(statuses(connected(1, 1), resynced(1, 2), readFirst(7, 10), ticked(15), resynced(16, 17), heard(8, 20),
        resynced(19, 21), resynced(20, 22)))
        .containsExactly(DOWN, UNSYNCED, LIVE, LIVE, SILENT, SILENT, UNSYNCED, UNSYNCED, LIVE);
  }

  @Test
  void aBrokenStreamOwesNothing() {
    StreamHealth health = after(connected(1, 1), resynced(1, 2), readFirst(7, 10), disconnected(11), ticked(30));

    assertThat(health.status()).isEqualTo(DOWN);
    assertThat(health.owed()).isEmpty();
    assertThat(health.status().isBlind()).isTrue();
  }

  private static List<StreamStatus> statuses(StreamEvent... events) {
    List<StreamStatus> all = new ArrayList<>();
    StreamHealth health = StreamHealth.opened(at(0));
    all.add(health.status());
    for (StreamEvent each : events) {
      health = health.after(each);
      all.add(health.status());
    }
    return all;
  }

  private static StreamHealth after(StreamEvent... events) {
    StreamHealth health = StreamHealth.opened(at(0));
    for (StreamEvent each : events) {
      health = health.after(each);
    }
    return health;
  }
}
