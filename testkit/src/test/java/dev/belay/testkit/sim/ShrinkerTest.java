package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A run gets small and keeps what it is asked for: here a rare state, because nothing fails. */
class ShrinkerTest {

  private static final Predicate<SeedResult> DOUBTED =
      result -> result.seen().contains(Sometimes.UNKNOWN_FOUND);

  private final long seed = LongStream.rangeClosed(1, 500)
      .filter(each -> DOUBTED.test(new Simulation(SimOptions.DEFAULT).run(each))).findFirst().orElseThrow();

  @Test
  void onlyTheFaultsThatItNeedsAreLeft() {
    int before = new Simulation(SimOptions.DEFAULT).run(seed).firings().size();

    Shrinker.Shrunk shrunk = Shrinker.shrink(SimOptions.DEFAULT, seed, DOUBTED);

    assertThat(DOUBTED.test(shrunk.result())).isTrue();
    assertThat(shrunk.firings()).hasSizeBetween(1, 3).hasSizeLessThanOrEqualTo(before);
    assertThat(shrunk.options().focus().lots()).hasValue(1);
    assertThat(shrunk.options().focus().second()).contains(false);
    assertThat(shrunk.runs()).isLessThan(400);
  }

  @Test
  void noStrikeThatIsLeftCanBeTakenAway() {
    Shrinker.Shrunk shrunk = Shrinker.shrink(SimOptions.DEFAULT, seed, DOUBTED);

    for (Firing each : shrunk.firings()) {
      var fewer = shrunk.firings().stream().filter(other -> !other.equals(each)).toList();
      SimOptions without = shrunk.options().focus(shrunk.options().focus().firings(fewer));

      assertThat(DOUBTED.test(new Simulation(without).run(seed))).isFalse();
    }
  }

  @Test
  void aSmallRunIsTheSameRunAgainFromItsWords() {
    Shrinker.Shrunk shrunk = Shrinker.shrink(SimOptions.DEFAULT, seed, DOUBTED);

    SimArguments again = SimArguments.of(shrunk.words(), name -> StoreFactory.inMemory());

    assertThat(again.first()).isEqualTo(seed);
    assertThat(new Simulation(again.options()).run(seed).hash()).isEqualTo(shrunk.result().hash());
  }

  @Test
  void aSeedThatPassesHasNoFailureToShrink() {
    SimOptions calm = SimOptions.DEFAULT.only(EnumSet.noneOf(Fault.class));

    assertThatThrownBy(() -> Shrinker.shrink(calm, 1)).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aStrikeIsReadBack() {
    Firing firing = new Firing(Fault.READ_STALE, "ORDERS of life 2", 17);

    assertThat(firing).hasToString("read-stale@ORDERS_of_life_2@17");
    assertThat(Firing.of(firing.toString())).isEqualTo(firing);
    assertThatThrownBy(() -> Firing.of("read-stale")).hasMessage("'read-stale' is not fault@label@number");
  }
}
