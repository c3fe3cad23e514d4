package dev.belay.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.exposure.Holding;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The structures that strategies trade, each with its exact plan: phase, role, side, units. */
class StructuresTest {

  private static final GroupPolicy COVERED = GroupPolicy.DEFAULT;
  private static final GroupPolicy NAKED = GroupPolicy.DEFAULT.declaredNaked();

  private record Structure(String name, GroupPolicy policy, List<String> legs, List<String> plan) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Structure covered(String name, List<String> legs, String... plan) {
    return new Structure(name, COVERED, legs, List.of(plan));
  }

  private static Structure naked(String name, List<String> legs, String... plan) {
    return new Structure(name, NAKED, legs, List.of(plan));
  }

  static Stream<Structure> structures() {
    return Stream.of(singles(), spreads(), nakeds(), calendars(), futures()).flatMap(List::stream);
  }

  private static List<Structure> singles() {
    return List.of(
        covered("bought call", List.of("+1 26000C"), "0 protection BUY 130 26000C"),
        naked("sold put", List.of("-1 26000P"), "0 risk SELL 130 26000P", "naked 130 NIFTY PE"),
        covered("bought future", List.of("+1 FUT"), "0 risk BUY 130 FUT"),
        covered("share", List.of("+5 SHARE"), "0 risk BUY 10 SHARE"));
  }

  private static List<Structure> spreads() {
    return List.of(
        covered("bear call spread", List.of("-1 26000C", "+1 26200C"),
            "0 protection BUY 130 26200C", "1 risk SELL 130 26000C"),
        covered("bull call spread", List.of("+1 26000C", "-1 26200C"),
            "0 protection BUY 130 26000C", "1 risk SELL 130 26200C"),
        covered("iron condor", List.of("-1 25800P", "+1 25600P", "-1 26200C", "+1 26400C"),
            "0 protection BUY 130 25600P", "0 protection BUY 130 26400C", "1 risk SELL 130 25800P",
            "1 risk SELL 130 26200C"),
        covered("iron fly", List.of("-1 26000P", "-1 26000C", "+1 25800P", "+1 26200C"),
            "0 protection BUY 130 25800P", "0 protection BUY 130 26200C", "1 risk SELL 130 26000P",
            "1 risk SELL 130 26000C"),
        covered("butterfly", List.of("+1 25800C", "-2 26000C", "+1 26200C"),
            "0 protection BUY 130 25800C", "0 protection BUY 130 26200C", "1 risk SELL 260 26000C"),
        covered("backspread", List.of("-1 26000C", "+2 26200C"),
            "0 protection BUY 260 26200C", "1 risk SELL 130 26000C"),
        covered("two underlyings", List.of("-1 26000C", "+1 26200C", "-1 BANK:58000P", "+1 BANK:57500P"),
            "0 protection BUY 130 26200C", "0 protection BUY 60 BANK57500P", "1 risk SELL 130 26000C",
            "1 risk SELL 60 BANK58000P"));
  }

  private static List<Structure> nakeds() {
    return List.of(
        naked("straddle", List.of("-1 26000C", "-1 26000P"), "0 risk SELL 130 26000C", "0 risk SELL 130 26000P",
            "naked 130 NIFTY CE", "naked 130 NIFTY PE"),
        naked("strangle", List.of("-1 26400C", "-1 25600P"), "0 risk SELL 130 26400C", "0 risk SELL 130 25600P",
            "naked 130 NIFTY CE", "naked 130 NIFTY PE"),
        naked("ratio spread", List.of("+1 26000C", "-2 26200C"), "0 protection BUY 130 26000C",
            "1 risk SELL 260 26200C", "naked 130 NIFTY CE"),
        naked("strangle with one wing", List.of("-1 26400C", "-1 25600P", "+1 25400P"), "0 protection BUY 130 25400P",
            "1 risk SELL 130 26400C", "1 risk SELL 130 25600P", "naked 130 NIFTY CE"));
  }

  private static List<Structure> calendars() {
    return List.of(
        covered("calendar", List.of("-1 26000C", "+1 26000C+"), "0 protection BUY 130 26000C+",
            "1 risk SELL 130 26000C"),
        covered("diagonal", List.of("-1 26000P", "+1 25800P+"), "0 protection BUY 130 25800P+",
            "1 risk SELL 130 26000P"),
        naked("reverse calendar: the short outlives its cover", List.of("+1 26000C", "-1 26000C+"),
            "0 protection BUY 130 26000C", "1 risk SELL 130 26000C+", "naked 130 NIFTY CE"));
  }

  private static List<Structure> futures() {
    return List.of(
        covered("covered call on a future", List.of("-1 26200C", "+1 FUT"), "0 protection BUY 130 FUT",
            "1 risk SELL 130 26200C"),
        covered("covered put on a sold future", List.of("-1 25800P", "-1 FUT"), "0 protection SELL 130 FUT",
            "1 risk SELL 130 25800P"),
        covered("protective put", List.of("+1 FUT", "+1 25800P"), "0 protection BUY 130 25800P", "1 risk BUY 130 FUT"),
        naked("a future covers calls, not puts", List.of("-1 26200C", "-1 25800P", "+1 FUT"),
            "0 protection BUY 130 FUT", "1 risk SELL 130 26200C", "1 risk SELL 130 25800P", "naked 130 NIFTY PE"));
  }

  @ParameterizedTest
  @MethodSource("structures")
  void twoPackagesGoOutAs(Structure structure) {
    ExecutionPlan plan = Sketch.plan(2, structure.policy(), structure.legs().toArray(String[]::new));

    assertThat(Sketch.words(plan)).containsExactlyElementsOf(structure.plan());
  }

  @Test
  @Tag("E13")
  void packagesRatiosLotsAndUnitsAreFourThings() {
    ExecutionPlan plan = Sketch.plan(3, NAKED, "+1 26000C", "-2 26200C");

    assertThat(plan.packages()).isEqualTo(3);
    assertThat(Sketch.words(plan)).containsExactly("0 protection BUY 195 26000C", "1 risk SELL 390 26200C",
        "naked 195 NIFTY CE");
  }

  @Test
  @Tag("E8")
  void aRatiosRemainderIsDeclaredUpFrontAndIsAWholeNumberOfLots() {
    ExecutionPlan declared = Sketch.plan(1, NAKED, "+2 26000C", "-3 26200C");
    ExecutionPlan undeclared = Sketch.plan(1, COVERED, "+2 26000C", "-3 26200C");

    assertThat(declared.declared().total()).isEqualTo(Quantity.of(65));
    assertThat(undeclared.declared().total()).isEqualTo(Quantity.ZERO);
  }

  @ParameterizedTest
  @MethodSource("structures")
  void everyStructureIsClosedShortsFirstAndEachUnitOnce(Structure structure) {
    ExecutionPlan plan = Sketch.plan(2, structure.policy(), structure.legs().toArray(String[]::new));
    List<Holding> held = held(plan);

    ClosingPlan closing = ClosingPlan.of(held);

    for (Leg leg : plan.legs()) {
      Quantity units = closing.steps().stream().filter(step -> step.instrument().equals(leg.instrument().id()))
          .map(ClosingPlan.Step::quantity).reduce(Quantity.ZERO, Quantity::plus);
      assertThat(units).isEqualTo(leg.quantity());
      assertThat(closing.steps()).filteredOn(step -> step.instrument().equals(leg.instrument().id()))
          .allSatisfy(step -> assertThat(step.side()).isNotEqualTo(leg.side()));
    }
    assertThat(closing.steps()).filteredOn(step -> step.phase() == 1)
        .noneMatch(step -> step.purpose() == OrderPurpose.COVER);
  }

  @Test
  void aBackspreadIsClosedWithItsFreeLongAtOnceAndTheOtherWhenItsShortIsBack() {
    ClosingPlan closing = ClosingPlan.of(held(Sketch.plan(1, COVERED, "-1 26000C", "+2 26200C")));

    assertThat(closing.steps().stream().map(ClosingPlan.Step::toString).toList()).containsExactly(
        "0 COVER BUY 65 NFO:26000C", "0 CLOSE SELL 65 NFO:26200C", "1 CLOSE SELL 65 NFO:26200C");
    assertThat(closing.phases()).isEqualTo(2);
  }

  @Test
  void aRollClosesTheOldPositionWhollyBeforeTheNewOneBegins() {
    ClosingPlan close = ClosingPlan.of(held(Sketch.plan(1, COVERED, "-1 26000C", "+1 26200C")));

    RollPlan roll = new RollPlan(close, Sketch.plan(1, COVERED, "-1 26000C+", "+1 26200C+"));

    assertThat(roll.phases()).containsExactly(List.of("COVER BUY 65 NFO:26000C"), List.of("CLOSE SELL 65 NFO:26200C"),
        List.of("ENTRY BUY 65 NFO:26200C+"), List.of("ENTRY SELL 65 NFO:26000C+"));
  }

  private static List<Holding> held(ExecutionPlan plan) {
    List<Holding> held = new ArrayList<>();
    plan.legs().forEach(leg -> held.add(new Holding(leg.instrument(), leg.signedQuantity())));
    return held;
  }
}
