package dev.belay.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MomentTest {

  private final Moment now = new Moment(HandTime.START, 5_000_000_000L);

  @Test
  void whatAnEarlierProcessNotedIsAsOldAsTheWallClockSays() {
    Moment noted = now.recall(HandTime.START.minusSeconds(12));

    assertThat(now.since(noted)).isEqualTo(Duration.ofSeconds(12));
    assertThat(noted.wall()).isEqualTo(HandTime.START.minusSeconds(12));
  }

  @Test
  void whatSeemsToLieAheadIsNow() {
    assertThat(now.since(now.recall(HandTime.START.plusSeconds(12)))).isEqualTo(Duration.ZERO);
  }
}
