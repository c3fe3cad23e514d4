package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private static final Instant MORNING = Instant.parse("2026-08-03T04:00:00Z");

  private final VirtualTime time = new VirtualTime(MORNING);
  private final List<String> ran = new ArrayList<>();

  @Test
  void tasksRunAtTheirTimeAndThenInTheOrderInWhichTheyWereGiven() {
    note("late", 300);
    note("first", 100);
    note("second", 100);

    int count = time.advance(Duration.ofMillis(200));

    assertThat(count).isEqualTo(2);
    assertThat(ran).containsExactly("first at 100", "second at 100");
    assertThat(time.wall()).isEqualTo(MORNING.plusMillis(200));
    assertThat(time.nextDue()).contains(Duration.ofMillis(100));
  }

  @Test
  void aTaskGivenByATaskRunsInTheSameCrankWhenItIsDue() {
    time.after(Duration.ofMillis(10), () -> note("child", 5));

    time.advance(Duration.ofMillis(15));

    assertThat(ran).containsExactly("child at 15");
  }

  @Test
  void aTaskThatWasCalledOffDoesNotRun() {
    Timer timer = time.after(Duration.ofMillis(10), () -> ran.add("never"));

    timer.cancel();
    timer.cancel();

    assertThat(time.runUntilIdle(10)).isZero();
    assertThat(ran).isEmpty();
  }

  @Test
  void aTaskThatThrowsStopsNoOtherAndIsToldInTheEnd() {
    time.after(Duration.ZERO, () -> {
      throw new IllegalStateException("broken");
    });
    note("next", 1);

    assertThatThrownBy(() -> time.advance(Duration.ofMillis(2))).hasMessage("broken");
    assertThat(ran).containsExactly("next at 1");
  }

  @Test
  void whatRepeatsForEverIsNotIdle() {
    repeat();

    assertThatThrownBy(() -> time.runUntilIdle(100)).hasMessage("not idle after 100 tasks");
  }

  @Test
  void runsUntilSomethingHasHappened() {
    repeat();

    assertThat(time.runUntil(() -> ran.size() == 3, Duration.ofMinutes(1))).isTrue();
    assertThat(time.monotonicNanos()).isEqualTo(Duration.ofSeconds(3).toNanos());
    assertThat(time.runUntil(() -> false, Duration.ofMillis(500))).isFalse();
    assertThat(time.monotonicNanos()).isEqualTo(Duration.ofMillis(3500).toNanos());
  }

  @Test
  void aJumpOfTheWallClockMakesNothingDue() {
    note("task", 1000);

    time.jumpWall(Duration.ofHours(1));
    time.advance(Duration.ofMillis(999));

    assertThat(ran).isEmpty();
    assertThat(time.wall()).isEqualTo(MORNING.plusSeconds(3600).plusMillis(999));
    time.jumpWall(Duration.ofHours(-2));
    time.advance(Duration.ofMillis(1));
    assertThat(ran).containsExactly("task at 1000");
    assertThat(time.wall()).isEqualTo(MORNING.minusSeconds(3599));
  }

  @Test
  void whatBecameDueWhileEverythingStoodStillRunsLate() {
    note("first", 1000);
    note("second", 3000);

    time.stall(Duration.ofSeconds(2));
    assertThat(ran).isEmpty();
    time.advance(Duration.ofSeconds(1));

    assertThat(ran).containsExactly("first at 2000", "second at 3000");
  }

  @Test
  void entropyFollowsFromTheSeed() {
    long first = time.entropy();

    assertThat(new VirtualTime(MORNING).entropy()).isEqualTo(first);
    assertThat(time.entropy()).isNotEqualTo(first);
    assertThat(new VirtualTime(MORNING, 1).entropy()).isNotEqualTo(first);
  }

  private void note(String what, long millis) {
    time.after(Duration.ofMillis(millis), () -> ran.add(what + " at " + time.monotonicNanos() / 1_000_000));
  }

  private void repeat() {
    time.after(Duration.ofSeconds(1), () -> {
      ran.add("tick");
      repeat();
    });
  }
}
