package dev.belay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Price;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Legs that arrive one by one become one request, or none. */
class GroupAssemblerTest {

  private static final LegSpec SHORT = LegSpec.sell(Sketch.contract("26000C").id(), 1, PriceLadder.at(price("90")));
  private static final LegSpec WING = LegSpec.buy(Sketch.contract("26200C").id(), 1, PriceLadder.at(price("40")));

  private final GroupAssembler assembler = new GroupAssembler();
  private AssemblyState state = AssemblyState.empty();
  private Moment now = new Moment(Instant.parse("2026-11-24T04:00:00Z"), 0);
  private AssemblyStep last = new AssemblyStep(state, List.of(), Optional.empty());

  @Test
  void theLastLegMakesTheRequestWithTheLegsInTheirPlaces() {
    assertThat(arrives(outline("a", 2), 1, WING)).isEmpty();
    after(1_000);

    assertThat(arrives(outline("a", 2), 0, SHORT)).containsExactly(new AssemblyResult.Complete(
        GroupRequest.enter(new RequestKey("a"), new StrategyId("s"), Product.NRML, List.of(SHORT, WING),
            new Sizing.Lots(1), GroupPolicy.DEFAULT)));
    assertThat(last.wakeAt()).isEmpty();
  }

  @Test
  void aGroupThatIsNotCompleteInTimeIsNeverPartlySent() {
    arrives(outline("a", 3), 0, SHORT);
    assertThat(last.wakeAt()).contains(now.plus(Duration.ofSeconds(5)));
    assertThat(after(4_999)).isEmpty();

    assertThat(after(1)).containsExactly(new AssemblyResult.TimedOut(new RequestKey("a"), List.of(1, 2)));
    assertThat(after(60_000)).isEmpty();
    assertThat(arrives(outline("a", 3), 1, WING)).containsExactly(
        new AssemblyResult.NotTaken(new RequestKey("a"), 1, "the group is over"));
  }

  @Test
  void theSameLegTwiceChangesNothingAndAnotherOneAtItsPlaceIsNotTaken() {
    arrives(outline("a", 2), 0, SHORT);

    assertThat(arrives(outline("a", 2), 0, SHORT)).isEmpty();
    assertThat(arrives(outline("a", 2), 0, WING)).containsExactly(
        new AssemblyResult.NotTaken(new RequestKey("a"), 0, "another leg has this place"));
    assertThat(arrives(outline("a", 2), 1, WING)).hasSize(1);
    assertThat(arrives(outline("a", 2), 1, WING)).isEmpty();
  }

  @Test
  void aMessageThatContradictsTheFirstOneIsNotTaken() {
    arrives(outline("a", 2), 0, SHORT);

    assertThat(arrives(outline("a", 3), 1, WING)).containsExactly(
        new AssemblyResult.NotTaken(new RequestKey("a"), 1, "its message contradicts the group's first one"));
    assertThat(arrives(outline("a", 2), 2, WING)).containsExactly(
        new AssemblyResult.NotTaken(new RequestKey("a"), 2, "the group has places 0 to 1"));
  }

  @Test
  void groupsAreCollectedSideBySide() {
    arrives(outline("a", 2), 0, SHORT);
    after(2_000);
    arrives(outline("b", 2), 0, SHORT);
    after(2_999);

    assertThat(after(1)).containsExactly(new AssemblyResult.TimedOut(new RequestKey("a"), List.of(1)));
    assertThat(arrives(outline("b", 2), 1, WING)).hasSize(1);
  }

  private static Price price(String text) {
    return Price.parse(text);
  }

  private static GroupOutline outline(String key, int legs) {
    return new GroupOutline(new RequestKey(key), new StrategyId("s"), Product.NRML, legs, new Sizing.Lots(1),
        GroupPolicy.DEFAULT);
  }

  private List<AssemblyResult> arrives(GroupOutline outline, int place, LegSpec leg) {
    return tell(new AssemblyEvent.LegArrived(outline, place, leg, now));
  }

  private List<AssemblyResult> after(long millis) {
    now = now.plus(Duration.ofMillis(millis));
    return tell(new AssemblyEvent.Ticked(now));
  }

  private List<AssemblyResult> tell(AssemblyEvent event) {
    last = assembler.step(state, event);
    state = last.state();
    return last.results();
  }
}
