package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
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

  private SeedResult first() {
    return new Simulation(SimOptions.DEFAULT).run(seed);
  }

  /** From there everything shrinks: a failure that needs all that its seed has is at least told exactly. */
  @Test
  void aRunThatIsToldByItsStrikesIsTheSameRun() {
    for (long each = 1; each <= 200; each++) {
      SeedResult drawn = new Simulation(SimOptions.DEFAULT).run(each);

      SeedResult told = new Simulation(Shrinker.exactly(SimOptions.DEFAULT, drawn)).run(each);

      assertThat(told.hash()).as("seed " + each).isEqualTo(drawn.hash());
    }
  }

  /** The process dies at numbered points, not by the seed's faults: the points are what is left. */
  @Test
  void blowsThatAreNotNeededAreTakenAway() {
    List<Blow> blows = List.of(new Blow(Blow.Kind.KILLED, 1, 40, false), new Blow(Blow.Kind.KILLED, 2, 10, false),
        new Blow(Blow.Kind.NOT_DONE, 3, 5, false));
    SimOptions calm = SimOptions.DEFAULT.only(EnumSet.noneOf(Fault.class)).focus(Focus.WHOLE.blows(blows));

    Shrinker.Shrunk shrunk = Shrinker.shrink(calm, new Simulation(calm).run(1), result -> result.lives() > 1);

    assertThat(shrunk.options().focus().blows()).containsExactly(blows.get(0));
    assertThat(shrunk.firings()).isEmpty();
  }

  @Test
  void onlyTheFaultsThatItNeedsAreLeft() {
    SeedResult first = first();

    Shrinker.Shrunk shrunk = Shrinker.shrink(SimOptions.DEFAULT, first, DOUBTED);

    assertThat(DOUBTED.test(shrunk.result())).isTrue();
    assertThat(shrunk.firings()).hasSizeBetween(1, 3).hasSizeLessThanOrEqualTo(first.firings().size());
    assertThat(shrunk.options().focus().lots()).hasValue(1);
    assertThat(shrunk.options().focus().second()).contains(false);
    assertThat(shrunk.runs()).isLessThan(400);
  }

  @Test
  void noStrikeThatIsLeftCanBeTakenAway() {
    Shrinker.Shrunk shrunk = Shrinker.shrink(SimOptions.DEFAULT, first(), DOUBTED);

    for (Firing each : shrunk.firings()) {
      var fewer = shrunk.firings().stream().filter(other -> !other.equals(each)).toList();
      SimOptions without = shrunk.options().focus(shrunk.options().focus().firings(fewer));

      assertThat(DOUBTED.test(new Simulation(without).run(seed))).isFalse();
    }
  }

  @Test
  void aSmallRunIsTheSameRunAgainFromItsWords() {
    Shrinker.Shrunk shrunk = Shrinker.shrink(SimOptions.DEFAULT, first(), DOUBTED);

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
