package dev.belay.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class HedgeProperties {

  /** Something that happens, with a text for the report of a failure. */
  private record Act(String text, Consumer<HedgeWorld> does) {
    @Override
    public String toString() {
      return text;
    }
  }

  @Property(tries = 500)
  void coversNeverExceedTheHighestNeed(@ForAll("stories") List<Act> story, @ForAll boolean needFirst) {
    HedgeWorld world = new HedgeWorld(new HedgeDesk(), needFirst);

    for (Act act : story) {
      act.does().accept(world);
      assertThat(world.bought() + world.open()).isLessThanOrEqualTo(world.highestNeed());
    }
  }

  @Property(tries = 500)
  void whateverWasRefusedTheNeedIsMetOnceTheBrokerTakesOrders(@ForAll("stories") List<Act> story,
      @ForAll boolean needFirst) {
    HedgeDesk desk = new HedgeDesk();
    HedgeWorld world = new HedgeWorld(desk, needFirst);
    story.forEach(act -> act.does().accept(world));

    for (int second = 0; second < 15; second++) {
      world.fillEverything();
      world.pass(1_000);
    }
    world.fillEverything();

    assertThat(world.bared()).isZero();
    assertThat(world.open()).isZero();
    assertThat(desk.state().isIdle()).isTrue();
  }

  @Property(tries = 500)
  void needIsAlwaysCoveredBySomethingOrHasATimeAtWhichItWillBe(@ForAll("stories") List<Act> story,
      @ForAll boolean needFirst) {
    HedgeDesk desk = new HedgeDesk();
    HedgeWorld world = new HedgeWorld(desk, needFirst);

    for (Act act : story) {
      act.does().accept(world);
      if (world.bared() > world.open()) {
        assertThat(desk.nextWake()).hasValueSatisfying(at -> assertThat(at - desk.millis())
            .isLessThanOrEqualTo(10_000));
      }
    }
  }

  @Property(tries = 500)
  void withoutRefusalsDecisionsKeepTheirPace(@ForAll("calmStories") List<Act> story,
      @ForAll boolean needFirst) {
    HedgeDesk desk = new HedgeDesk();
    HedgeWorld world = new HedgeWorld(desk, needFirst);
    long last = Long.MIN_VALUE / 2;
    int seen = 0;

    for (Act act : story) {
      act.does().accept(world);
      for (; seen < desk.places().size(); seen++) {
        long at = Long.parseLong(desk.diary().stream().filter(each -> each.contains("place")).toList()
            .get(seen)
            .split(" ")[0]);
        assertThat(at - last).isGreaterThanOrEqualTo(100);
        last = at;
      }
    }
  }

  @Property(tries = 500)
  void belowOneLotThereIsOneDecisionInAWindow(@ForAll("smallStories") List<Act> story,
      @ForAll boolean needFirst) {
    HedgeDesk desk = new HedgeDesk();
    HedgeWorld world = new HedgeWorld(desk, needFirst);

    story.forEach(act -> act.does().accept(world));

    List<Long> times = desk.diary().stream().filter(each -> each.contains("place"))
        .map(each -> Long.parseLong(each.split(" ")[0])).toList();
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isGreaterThanOrEqualTo(500);
    }
  }

  @Provide
  Arbitrary<List<Act>> stories() {
    Arbitrary<Act> ends = Combinators.combine(Arbitraries.integers().between(0, 5),
        Arbitraries.of(RejectionReason.values()))
            .as((which, reason) -> new Act("refuse " + which + " " + reason,
            world -> world.end(which, OrderEnd.REJECTED, Optional.of(reason))));
    Arbitrary<Act> others = Combinators.combine(Arbitraries.integers().between(0, 5),
        Arbitraries.of(OrderEnd.CANCELLED, OrderEnd.LAPSED, OrderEnd.UNSENT, OrderEnd.NEVER_PLACED))
        .as((which, end) -> new Act("end " + which + " " + end,
            world -> world.end(which, end, Optional.empty())));
    return Arbitraries.frequencyOf(Tuple.of(4, calm(300)), Tuple.of(2, ends), Tuple.of(1, others)).list()
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Act>> calmStories() {
    return calm(300).list().ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Act>> smallStories() {
    return calm(1).list().ofMaxSize(40);
  }

  private static Arbitrary<Act> calm(int most) {
    Arbitrary<Act> times = Arbitraries.of(1, 20, 99, 100, 400, 500, 3_000)
        .map(millis -> new Act("pass " + millis, world -> world.pass(millis)));
    Arbitrary<Act> needs = Arbitraries.integers().between(-most, most)
        .map(change -> new Act("need " + change, world -> world.needChanges(change)));
    Arbitrary<Act> fills = Combinators.combine(Arbitraries.integers().between(0, 5),
        Arbitraries.integers().between(1, most)).as((which, units) -> new Act("fill " + which + " " + units,
            world -> world.fillSome(which, units)));
    Arbitrary<Act> answers = Combinators.combine(Arbitraries.integers().between(0, 5),
        Arbitraries.of(true, false))
        .as((which, taken) -> new Act((taken ? "accept " : "lose ") + which, world -> {
          if (taken) {
            world.accept(which);
          } else {
            world.loseAnswer(which);
          }
        }));
    return Arbitraries.oneOf(times, needs, needs, fills, answers);
  }
}
