package dev.belay.health;

import static dev.belay.health.Clock.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.mode.Condition;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Polling rates, failing reads, clocks, and how conditions end. */
class HealthTest {

  @Test
  void theBrokerIsComparedFasterTheMoreIsAtStake() {
    assertThat(Stream.of(PollNeed.values()).map(need -> PollPlan.DEFAULT.pause(need, 0).toMillis()))
        .containsExactly(12_000L, 3_000L, 1_500L);
  }

  @Test
  void readsThatFailBackOffAndEvidenceNeverDoes() {
    assertThat(Stream.of(1, 2, 3, 4, 100).map(n -> PollPlan.DEFAULT.pause(PollNeed.IDLE, n).toSeconds()))
        .containsExactly(2L, 4L, 8L, 8L, 8L);
    assertThat(Stream.of(1, 2, 3).map(n -> PollPlan.DEFAULT.pause(PollNeed.BLIND, n).toSeconds()))
        .containsExactly(3L, 4L, 8L);
    assertThat(Stream.of(1, 2, 3).map(n -> PollPlan.DEFAULT.pause(PollNeed.PRESSING, n).toMillis()))
        .containsExactly(1_500L, 1_500L, 1_500L);
  }

  @Test
  void aPlanWithoutAWaitIsRefused() {
    assertThatThrownBy(() -> new PollPlan(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1),
        List.of(Duration.ofSeconds(1)))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void threeFailuresInARowAreToldAndOneGoodReadEndsThem() {
    ReadHealth twice = ReadHealth.SOUND.after(false).after(false);

    assertThat(twice.isFailing()).isFalse();
    assertThat(twice.after(false).isFailing()).isTrue();
    assertThat(twice.after(true).after(false).after(false).isFailing()).isFalse();
  }

  @Test
  void aProcessThatStoodStillAndAClockThatWasSetAreFound() {
    ClockWatch watch = new ClockWatch(at(0), at(12));

    assertThat(look(watch, at(17))).isEqualTo(ClockWatch.Finding.STEADY);
    assertThat(look(watch, at(17.1))).isEqualTo(ClockWatch.Finding.STOOD_STILL);
    assertThat(look(watch, at(1, 2))).isEqualTo(ClockWatch.Finding.STEADY);
    assertThat(look(watch, at(1, 2.1))).isEqualTo(ClockWatch.Finding.JUMPED);
    assertThat(look(watch, at(1, -3))).isEqualTo(ClockWatch.Finding.JUMPED);
    assertThat(look(watch, at(600, -600))).as("suspended with its wall clock").isEqualTo(ClockWatch.Finding.JUMPED);
  }

  @Test
  void aLookStartsTheNextOne() {
    ClockWatch.Look first = new ClockWatch(at(0), at(1)).at(at(60), Duration.ofSeconds(3));

    assertThat(first.finding()).isEqualTo(ClockWatch.Finding.STOOD_STILL);
    assertThat(look(first.watch(), at(68))).isEqualTo(ClockWatch.Finding.STEADY);
  }

  private static ClockWatch.Finding look(ClockWatch watch, Moment now) {
    return watch.at(now, Duration.ofSeconds(1)).finding();
  }

  @Test
  void aConditionEndsWithAReconciliationThatBeginsAfterHalfAMinuteOfHealth() {
    Convalescence blind = Convalescence.NONE.bad(Condition.BLIND_STREAM).well(Condition.BLIND_STREAM, at(10))
        .well(Condition.BLIND_STREAM, at(35));

    assertThat(blind.cured(at(39.9))).isEmpty();
    assertThat(blind.cured(at(40))).containsExactly(Condition.BLIND_STREAM);
    assertThat(blind.without(List.of(Condition.BLIND_STREAM))).isEqualTo(Convalescence.NONE);
  }

  @Test
  void aRelapseStartsTheHalfMinuteAnew() {
    Convalescence blind = Convalescence.NONE.bad(Condition.BLIND_STREAM).well(Condition.BLIND_STREAM, at(10))
        .bad(Condition.BLIND_STREAM);

    assertThat(blind.cured(at(60))).isEmpty();
    assertThat(blind.isWaiting()).isFalse();
    assertThat(blind.well(Condition.BLIND_STREAM, at(61)).cured(at(91))).containsExactly(Condition.BLIND_STREAM);
  }

  @Test
  void whatNeverHeldHasNothingToEnd() {
    assertThat(Convalescence.NONE.well(Condition.CLOCK, at(1))).isEqualTo(Convalescence.NONE);
  }
}
