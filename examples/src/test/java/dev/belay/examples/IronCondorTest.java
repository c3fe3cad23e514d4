package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three scenarios at real pace, about a second each. */
final class IronCondorTest {

  @Test
  void allFourLegsFillHedgeFirst() {
    ExampleRun run = ExampleRun.of();

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: COMPLETED legs=4 childOrders=4 emergency_hedges_triggered=0 "
        + "groups_unwound=0 flat=false");
    assertThat(run.states()).containsExactly("ACCEPTED", "EXECUTING", "PARTIALLY_EXPOSED", "COMPLETED");
    assertShortsAfterProtection(run, 3, 2);
    assertThat(run.out()).contains(
        "NIFTY26D0125500PE        +130       +130      31.00",
        "NIFTY26D0125700PE        -130       -130      72.00",
        "NIFTY26D0126300CE        -130       -130      78.00",
        "NIFTY26D0126500CE        +130       +130      34.00",
        "premium, in less out                       11050.00");
  }

  @Test
  void aRefusedShortIsUnwoundInOrderAndIsNoEmergency() {
    ExampleRun run = ExampleRun.of("--scenario=short-rejected");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: HEDGED legs=0 childOrders=7 emergency_hedges_triggered=0 "
        + "groups_unwound=1 flat=true");
    assertThat(run.states()).containsExactly("ACCEPTED", "EXECUTING", "PARTIALLY_EXPOSED", "HEDGING", "HEDGED");
    assertShortsAfterProtection(run, 2, 2);
    assertThat(run.out()).anyMatch(line -> line.contains("  rejected   NIFTY26D0125700PE   E2.0  0 of 130 filled, "
        + "margin: RMS:Margin Exceeds"));
    assertThat(indexOf(run, "C0.0  BUY 130 @")).as("the filled short is bought back before its cover is sold")
        .isLessThan(indexOf(run, "X1.0  SELL 130 market"));
  }

  @Test
  void sixtyLotsAreSlicedByTheFreezeQuantity() {
    ExampleRun run = ExampleRun.of("--scenario=sliced");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: COMPLETED legs=4 childOrders=12 emergency_hedges_triggered=0 "
        + "groups_unwound=0 flat=false");
    assertShortsAfterProtection(run, 6, 6);
    for (String leg : List.of("E0", "E1", "E2", "E3")) {
      assertThat(run.out().stream().filter(line -> line.matches(".* order .*" + leg + ".*"))
          .map(line -> line.replaceAll(".*(BUY|SELL) (\\d+) .*", "$2"))).containsExactly("1755", "1755", "390");
    }
  }

  @Test
  void lotsAndKeyOfTheCommandLineWin() {
    ExampleRun run = ExampleRun.of("--lots=1", "--key=another", "--scenario=sliced");

    assertThat(run.code()).isZero();
    assertThat(run.last()).contains("childOrders=4");
    assertThat(run.out()).anyMatch(line -> line.endsWith("group 0000, key another, 1 lot"));
  }

  private static void assertShortsAfterProtection(ExampleRun run, int protectionFills, int shorts) {
    List<Integer> fills = run.entries("fill", "BUY");
    List<Integer> orders = run.entries("order", "SELL");
    assertThat(fills).hasSize(protectionFills);
    assertThat(orders).hasSize(shorts);
    assertThat(Collections.max(fills)).isLessThan(Collections.min(orders));
  }

  private static int indexOf(ExampleRun run, String text) {
    return run.out().indexOf(run.out().stream().filter(line -> line.contains(text)).findFirst().orElseThrow());
  }
}
