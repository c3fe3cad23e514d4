package dev.belay.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.architecture.Golden;
import dev.belay.order.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HedgeLifeTest {

  @Test
  void everyRowIsTaken() {
    List<HedgeLife.Row> taken = new ArrayList<>();
    taken.addAll(coveredInsideTheWindow().moves());
    taken.addAll(coveredAfterTheWindow().moves());
    taken.addAll(waitedAndRepeated().moves());
    taken.addAll(heldAndProbed().moves());
    taken.addAll(needFellWhileRefused().moves());

    assertThat(taken).containsAll(HedgeLife.ROWS);
  }

  @Test
  void noPhaseHasTwoRowsForOneSignal() {
    assertThat(HedgeLife.ROWS).extracting(row -> row.from() + " " + row.on()).doesNotHaveDuplicates();
  }

  @Test
  void aMoveWithoutARowIsRefusedWithItsPhaseAndSignal() {
    assertThatThrownBy(() -> HedgeLife.move(HedgePhase.IDLE, HedgeSignal.DECIDED))
        .isInstanceOfSatisfying(IllegalHedgeMoveException.class, thrown -> {
          assertThat(thrown.from()).isEqualTo(HedgePhase.IDLE);
          assertThat(thrown.on()).isEqualTo(HedgeSignal.DECIDED);
        });
  }

  @Test
  void theDiagramIsPrintedFromTheRows() {
    StringBuilder page = new StringBuilder("""
        # The life of an emergency hedge

        One for each short that was ever bared. Printed from `HedgeLife.ROWS`; a test compares.

        ```mermaid
        stateDiagram-v2
          [*] --> IDLE
        """);
    HedgeLife.ROWS.forEach(row -> page.append("  ").append(row.from()).append(" --> ").append(row.to())
        .append(": ").append(row.on()).append('\n'));
    page.append("```\n\n| from | on | to | when |\n|---|---|---|---|\n");
    HedgeLife.ROWS.forEach(row -> page.append("| ").append(row.from()).append(" | ").append(row.on())
        .append(" | ").append(row.to()).append(" | ").append(row.why()).append(" |\n"));

    Golden.check("docs/hedge-life.md", page.toString());
  }

  private static HedgeDesk coveredInsideTheWindow() {
    return new HedgeDesk().at(0).need(65).filled(0, 65).need(0);
  }

  private static HedgeDesk coveredAfterTheWindow() {
    return new HedgeDesk().at(0).need(65).at(600).need(130).at(1_200).filled(0, 65).need(65).filled(1, 65)
        .need(0);
  }

  private static HedgeDesk waitedAndRepeated() {
    HedgeDesk desk = refusedThrice().at(500).refused(3, RejectionReason.OTHER).at(600).tryAgain();
    desk.refused(4, RejectionReason.RATE).need(0);
    return desk;
  }

  private static HedgeDesk heldAndProbed() {
    HedgeDesk desk = new HedgeDesk().at(0).need(65).refused(0, RejectionReason.TOKEN).at(10_000).accepted(1);
    desk.refused(1, RejectionReason.SESSION).at(11_000).tryAgain().refused(2, RejectionReason.TOKEN).need(0);
    return desk;
  }

  private static HedgeDesk needFellWhileRefused() {
    HedgeDesk waiting = new HedgeDesk().at(0).need(65).at(100).need(130).refused(1, RejectionReason.RATE)
        .need(65);
    HedgeDesk spent = new HedgeDesk().at(0).need(65).at(100).need(130).refused(1, RejectionReason.RATE);
    spent.refused(0, RejectionReason.TOKEN);
    HedgeDesk held = new HedgeDesk().at(0).need(65).at(100).need(130).refused(1, RejectionReason.TOKEN)
        .need(0);
    waiting.moves().addAll(spent.moves());
    waiting.moves().addAll(held.moves());
    return waiting;
  }

  private static HedgeDesk refusedThrice() {
    return new HedgeDesk().at(0).need(65).refused(0, RejectionReason.OTHER).refused(1, RejectionReason.OTHER)
        .refused(2, RejectionReason.OTHER);
  }
}
