package dev.belay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.RequestLimits;
import dev.belay.ledger.ChildOrder;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Side;
import dev.belay.time.HandTime;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateBudgetTest {

  private final RateBudget budget = new RateBudget(new RequestLimits(10, 40, 100, 10, 25));
  private final Moment start = new Moment(HandTime.START, 0);

  @Test
  @Tag("G4")
  void entriesLeaveAPartOfTheSecondToCovers() {
    for (int i = 0; i < 7; i++) {
      assertThat(budget.untilOrder(SendLane.ENTRY, true, start)).contains(Duration.ZERO);
      budget.takeOrder(true, start);
    }

    assertThat(budget.untilOrder(SendLane.ENTRY, true, start)).contains(Duration.ofSeconds(1));
    assertThat(budget.untilOrder(SendLane.COVER, true, start)).contains(Duration.ZERO);
    budget.takeOrder(true, start);
    budget.takeOrder(true, start);
    assertThat(budget.untilOrder(SendLane.COVER, true, start)).contains(Duration.ofSeconds(1));
  }

  @Test
  void aTokenComesBackASecondAfterItWasTaken() {
    for (int i = 0; i < 9; i++) {
      budget.takeOrder(true, start.plus(Duration.ofMillis(100L * i)));
    }

    assertThat(budget.untilOrder(SendLane.COVER, true, start.plus(Duration.ofMillis(900))))
        .contains(Duration.ofMillis(100));
    assertThat(budget.untilOrder(SendLane.COVER, true, start.plus(Duration.ofMillis(1_000))))
        .contains(Duration.ZERO);
  }

  @Test
  void entriesUseThreeQuartersOfTheMinuteAndCoversAllOfIt() {
    for (int i = 0; i < 30; i++) {
      budget.takeOrder(true, start.plus(Duration.ofSeconds(i)));
    }
    Moment later = start.plus(Duration.ofSeconds(30));

    assertThat(budget.untilOrder(SendLane.ENTRY, true, later)).contains(Duration.ofSeconds(30));
    assertThat(budget.untilOrder(SendLane.COVER, true, later)).contains(Duration.ZERO);
    assertThat(budget.ordersLeftThisMinute(later)).isZero();
  }

  @Test
  void theDayEndsForEntriesAndNeverForCovers() {
    budget.seenToday(90);

    assertThat(budget.ordersLeftToday()).isZero();
    assertThat(budget.untilOrder(SendLane.ENTRY, true, start)).isEqualTo(Optional.empty());
    assertThat(budget.untilOrder(SendLane.COVER, true, start)).contains(Duration.ZERO);
    budget.newDay();
    assertThat(budget.untilOrder(SendLane.ENTRY, true, start)).contains(Duration.ZERO);
  }

  @Test
  void theDaysCountIsTheLargerOfOursAndTheBooks() {
    budget.takeOrder(true, start);
    budget.takeOrder(false, start);
    assertThat(budget.ordersLeftToday()).isEqualTo(89);

    budget.seenToday(20);
    budget.seenToday(10);
    assertThat(budget.ordersLeftToday()).isEqualTo(70);
  }

  @Test
  void afterARefusalForTooManyRequestsNothingGoesForASecond() {
    budget.refused(start);

    assertThat(budget.untilOrder(SendLane.COVER, true, start.plus(Duration.ofMillis(400))))
        .contains(Duration.ofMillis(600));
    assertThat(budget.untilOrder(SendLane.COVER, true, start.plus(Duration.ofSeconds(1)))).contains(Duration.ZERO);
  }

  @Test
  void marginsAreAtMostThreeASecondAndEvidenceHasAPartOfItsOwn() {
    for (int i = 0; i < 3; i++) {
      budget.takeRead(ReadLane.MARGIN, start);
    }
    assertThat(budget.untilRead(ReadLane.MARGIN, start)).isEqualTo(Duration.ofSeconds(1));
    assertThat(budget.untilRead(ReadLane.REST, start)).isEqualTo(Duration.ZERO);

    for (int i = 0; i < 4; i++) {
      budget.takeRead(ReadLane.BOOK, start);
    }
    assertThat(budget.untilRead(ReadLane.BOOK, start)).isEqualTo(Duration.ofSeconds(1));
    assertThat(budget.untilRead(ReadLane.EVIDENCE, start)).isEqualTo(Duration.ZERO);
  }

  @Test
  void whatAnEarlierLifeAskedForInTheLastSecondIsStillInIt() {
    List<ChildOrder> orders = new ArrayList<>();
    for (int number = 1; number <= 9; number++) {
      orders.add(ChildOrder.of(Samples.intent(number, OrderPurpose.COVER, Side.BUY)));
    }
    Moment decided = new Moment(orders.get(0).intent().decidedAt(), 0);

    budget.recall(orders, decided.plus(Duration.ofMillis(300)));

    assertThat(budget.untilOrder(SendLane.COVER, true, decided.plus(Duration.ofMillis(300))))
        .as("any of them may have waited and left just now").contains(Duration.ofSeconds(1));
    assertThat(budget.untilOrder(SendLane.COVER, true, decided.plus(Duration.ofMillis(1_300))))
        .contains(Duration.ZERO);
  }
}
