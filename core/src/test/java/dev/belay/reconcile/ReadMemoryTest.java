package dev.belay.reconcile;

import static dev.belay.reconcile.Ledgers.CALL;
import static dev.belay.reconcile.Ledgers.SHORT;
import static dev.belay.reconcile.Ledgers.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.PositionKey;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReadMemoryTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 8, 4);

  private ReadMemory memory = ReadMemory.of(TODAY);

  @Tag("D1")
  @Test
  void anEmptyBookAfterOneThatWasNotIsSuspect() {
    assertThat(orders(0, 1, 2)).isEqualTo(Grade.OK);
    assertThat(orders(2)).isEqualTo(Grade.SUSPECT);
    assertThat(orders(4, 1, 2)).isEqualTo(Grade.OK);
  }

  @Test
  void aTruncatedBookIsSuspectAndNamesWhatItLacks() {
    orders(0, 1, 2, 3);

    ReadMemory.Graded graded = memory.orders(rows(1, 2), List.of(), at(2), at(2.1));

    assertThat(graded.isOk()).isFalse();
    assertThat(graded.lacks()).containsExactly("O3");
  }

  @Test
  void aBookMustShowWhatTheBrokerIsKnownToHave() {
    ReadMemory.Graded graded = memory.orders(rows(1), List.of(id(1), id(9)), at(0), at(0.1));

    assertThat(graded.lacks()).containsExactly("O9");
  }

  @Test
  void aBookNeedNotShowWhatArrivedAfterItWasAskedFor() {
    memory = memory.orders(rows(1, 2), List.of(), at(1), at(1.5)).memory();

    assertThat(memory.orders(rows(1), List.of(), at(0.9), at(2)).grade()).isEqualTo(Grade.OK);
  }

  @Test
  void threeReadsFiveSecondsApartThatLackTheSameAreBelieved() {
    orders(0, 1, 2);

    assertThat(orders(10, 1)).isEqualTo(Grade.SUSPECT);
    assertThat(orders(14, 1)).as("too close to count").isEqualTo(Grade.SUSPECT);
    assertThat(orders(15, 1)).isEqualTo(Grade.SUSPECT);
    assertThat(orders(19, 1)).isEqualTo(Grade.SUSPECT);
    assertThat(orders(20, 1)).isEqualTo(Grade.OK);
    assertThat(orders(21)).as("another absence starts anew").isEqualTo(Grade.SUSPECT);
  }

  @Test
  void oneReadThatShowsItEndsTheCount() {
    orders(0, 1, 2);
    orders(10, 1);
    orders(15, 1);
    orders(16, 1, 2);

    assertThat(orders(20, 1)).isEqualTo(Grade.SUSPECT);
    assertThat(orders(25, 1)).isEqualTo(Grade.SUSPECT);
  }

  @Test
  void aTradeThatVanishesMakesItsBookSuspect() {
    memory = memory.trades(List.of(trade(1, 1), trade(1, 2)), at(0), at(0.1)).memory();

    ReadMemory.Graded graded = memory.trades(List.of(trade(1, 2)), at(1), at(1.1));

    assertThat(graded.lacks()).containsExactly("O1/T1");
  }

  @Test
  void aTradeOfAnOrderThatNoBookHasShownOutrunsTheBooksUntilOneDoesOrItIsOld() {
    orders(0, 1);
    memory = memory.trades(List.of(trade(1, 1), trade(2, 1)), at(1), at(1.1)).memory();

    assertThat(memory.isOutrunByTrades(at(11), Duration.ofSeconds(10))).isTrue();
    assertThat(memory.isOutrunByTrades(at(11.2), Duration.ofSeconds(10))).as("too old").isFalse();
    orders(2, 1, 2);
    assertThat(memory.isOutrunByTrades(at(3), Duration.ofSeconds(10))).isFalse();
  }

  @Tag("D18")
  @Test
  void aPositionThatVanishedIsNoEvidenceAndOneThatTurnedZeroIs() {
    assertThat(positions(0, CALL, 65, SHORT, -65)).isEqualTo(Grade.OK);
    assertThat(positions(2, SHORT, -65)).as("vanished").isEqualTo(Grade.SUSPECT);
    assertThat(positions(4, CALL, 0, SHORT, -65)).as("turned zero").isEqualTo(Grade.OK);
    assertThat(positions(6, SHORT, -65)).as("it was zero before").isEqualTo(Grade.OK);
  }

  @Test
  void positionsWithoutARowForWhatWeHoldAreSuspectEvenTheFirst() {
    ReadMemory.Graded graded = memory.positions(new TreeMap<>(), List.of(CALL), at(0), at(0.1));

    assertThat(graded.lacks()).containsExactly(CALL.toString());
    assertThat(memory.positions(nets(CALL, 0), List.of(CALL), at(0), at(0.1)).isOk()).isTrue();
  }

  @Test
  void anotherDayBeginsWithNothing() {
    orders(0, 1, 2);
    memory = memory.on(TODAY);
    assertThat(orders(1)).isEqualTo(Grade.SUSPECT);

    memory = memory.on(TODAY.plusDays(1));
    assertThat(orders(2)).isEqualTo(Grade.OK);
  }

  private Grade orders(double second, Integer... shown) {
    ReadMemory.Graded graded = memory.orders(rows(shown), List.of(), at(second), at(second + 0.1));
    memory = graded.memory();
    return graded.grade();
  }

  private Grade positions(double second, Object... keysAndUnits) {
    ReadMemory.Graded graded = memory.positions(nets(keysAndUnits), List.of(), at(second), at(second + 0.1));
    memory = graded.memory();
    return graded.grade();
  }

  private static SortedMap<PositionKey, Quantity> nets(Object... keysAndUnits) {
    SortedMap<PositionKey, Quantity> nets = new TreeMap<>();
    for (int i = 0; i < keysAndUnits.length; i += 2) {
      nets.put((PositionKey) keysAndUnits[i], Quantity.of((Integer) keysAndUnits[i + 1]));
    }
    return nets;
  }

  private static BrokerOrderId id(int number) {
    return new BrokerOrderId("O" + number);
  }

  private static List<OrderReport> rows(Integer... numbers) {
    return Arrays.stream(numbers).map(each -> new OrderReport(id(each), Optional.empty(), CALL.instrument(),
        CALL.product(), Side.BUY, Quantity.of(65), Quantity.ZERO, Optional.empty(), ReportedStatus.OPEN, true,
        Optional.empty(), Optional.empty(), Optional.empty())).toList();
  }

  private static TradeReport trade(int order, int number) {
    return new TradeReport(new TradeId("T" + number), id(order), CALL.instrument(), CALL.product(), Side.BUY,
        Quantity.of(65), Price.parse("100"), at(0).wall());
  }
}
