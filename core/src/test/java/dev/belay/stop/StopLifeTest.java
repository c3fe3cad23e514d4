package dev.belay.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.architecture.Golden;
import dev.belay.money.Price;
import dev.belay.order.Side;
import dev.belay.plan.StopSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopLifeTest {

  @Test
  void everyRowIsTaken() {
    List<StopLife.Row> taken = new ArrayList<>();
    taken.addAll(armed().holds(0).cancelled(0).moves());
    taken.addAll(armed().triggered(0).fills(0, 65).holds(65).moves());
    taken.addAll(armed().triggered(0).at(5_000).fills(0, 65).moves());
    taken.addAll(pressed().cancelled(0).fills(1, 65).accepted(0).moves());
    taken.addAll(pressed().at(9_000).fills(0, 65).moves());
    taken.addAll(pressed().at(9_000).cancelled(0).at(40_000).moves());
    taken.addAll(byPrice().moves());
    taken.addAll(armed().holds(0).triggered(0).moves());

    assertThat(taken).containsAll(StopLife.ROWS);
  }

  @Test
  void noPhaseHasTwoRowsForOneSignal() {
    assertThat(StopLife.ROWS).extracting(row -> row.from() + " " + row.on()).doesNotHaveDuplicates();
  }

  @Test
  void aMoveWithoutARowIsRefusedWithItsPhaseAndSignal() {
    assertThatThrownBy(() -> StopLife.move(StopPhase.IDLE, StopSignal.DONE))
        .isInstanceOfSatisfying(IllegalStopMoveException.class, thrown -> {
          assertThat(thrown.from()).isEqualTo(StopPhase.IDLE);
          assertThat(thrown.on()).isEqualTo(StopSignal.DONE);
        });
  }

  @Test
  void theDiagramIsPrintedFromTheRows() {
    StringBuilder page = new StringBuilder("""
        # The life of a stop

        One for each leg that has one. The phase is kept durably before what follows from it is done, so that a restart
        goes on from it. Printed from `StopLife.ROWS`; a test compares.

        ```mermaid
        stateDiagram-v2
          [*] --> IDLE
        """);
    StopLife.ROWS.forEach(row -> page.append("  ").append(row.from()).append(" --> ").append(row.to())
        .append(": ").append(row.on()).append('\n'));
    page.append("```\n\n| from | on | to | when |\n|---|---|---|---|\n");
    StopLife.ROWS.forEach(row -> page.append("| ").append(row.from()).append(" | ").append(row.on())
        .append(" | ").append(row.to()).append(" | ").append(row.why()).append(" |\n"));

    Golden.check("docs/stop-life.md", page.toString());
  }

  private static StopDesk byPrice() {
    return new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")), false).holds(65).market("121", "122").at(300)
        .market("121", "122");
  }

  private static StopDesk armed() {
    return StopDesk.ofShort().holds(65).rests(0);
  }

  private static StopDesk pressed() {
    return armed().triggered(0).at(5_000);
  }
}
