package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What nobody of ours owns is taken over by a person's word. */
class AdoptionTest {

  private static final InstrumentId LONG = call(25_200);
  private static final InstrumentId SHORT = call(25_000);

  private final Room room = new Room();

  @Tag("D12")
  @Test
  void aPositionThatTurnedRoundWhileWeWereAwayIsTakenOverAndClosed() {
    room.open();
    GroupHandle single = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(SHORT, "95")),
        Duration.ofSeconds(5));
    room.coordinator.close();
    outsider(Side.SELL, SHORT, 130);
    outsider(Side.BUY, LONG, 65);
    room.pass(Duration.ofSeconds(5));

    room.store = ((InMemoryPersistence) room.store).reopened();
    room.open();
    room.pass(Duration.ofSeconds(30));
    assertThat(room.coordinator.mode()).as("it starts").isEqualTo(Mode.READY);
    assertThat(room.coordinator.group(single.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    OperatorCommand.Adopt spread = adopt(false, position(SHORT, -65), position(LONG, 65));
    assertThat(operate(spread, Run.DRY).possible()).isTrue();
    assertThat(room.coordinator.groups()).hasSize(1);
    assertThat(operate(spread, Run.REAL).possible()).isTrue();
    room.pass(Duration.ofSeconds(30));

    GroupHandle adopted = room.coordinator.groups().get(1);
    assertThat(adopted.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    room.restart();
    room.pass(Duration.ofSeconds(30));
    GroupHandle again = room.coordinator.group(adopted.id()).orElseThrow();
    assertThat(again.view().held().get(SHORT)).isEqualTo(Quantity.of(-65));
    again.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(each -> each.net().isZero());
    assertThat(room.exchange.log().arrivals()).extracting(OrderTerms::side, OrderTerms::instrument)
        .endsWith(tuple(Side.BUY, SHORT), tuple(Side.SELL, LONG));
  }

  @Test
  void whatIsOursOrNotThereOrNakedIsNotAdopted() {
    room.open();
    room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofSeconds(5));
    outsider(Side.SELL, SHORT, 65);
    room.pass(Duration.ofSeconds(30));

    assertThat(operate(adopt(false, position(LONG, 65)), Run.REAL).lines()).singleElement().asString()
        .contains("65 asked, 0 are nobody's of ours");
    assertThat(operate(adopt(false, position(SHORT, -130)), Run.REAL).possible()).isFalse();
    assertThat(operate(adopt(false, position(SHORT, -40)), Run.REAL).lines()).singleElement().asString()
        .contains("no whole lots");
    assertThat(operate(adopt(false, position(SHORT, -65)), Run.REAL).lines()).singleElement().asString()
        .contains("65 units of it would stand bared");
    assertThat(operate(adopt(true, position(SHORT, -65)), Run.REAL).possible()).isTrue();
    assertThat(operate(adopt(true, position(SHORT, -65)), Run.REAL).lines()).asString().contains("is used");

    room.pass(Duration.ofSeconds(60));
    assertThat(room.exchange.net(SHORT)).as("declared, so it stays").isEqualTo(Quantity.of(-65));
    assertThat(room.exchange.log().arrivals()).as("ours and the stranger's").hasSize(2);
  }

  private static OperatorCommand.Adopt adopt(boolean naked, OperatorCommand.Adopt.Position... positions) {
    return new OperatorCommand.Adopt(new RequestKey("adopted"), new StrategyId("weekly"), Product.NRML,
        List.of(positions), naked);
  }

  private static OperatorCommand.Adopt.Position position(InstrumentId instrument, long units) {
    return new OperatorCommand.Adopt.Position(instrument, Quantity.of(units), Price.parse("95"));
  }

  private CommandReport operate(OperatorCommand command, Run run) {
    List<CommandReport> reports = new ArrayList<>();
    room.coordinator.operate(command, run, "a person").whenComplete((report, failure) -> reports.add(report));
    room.pass(Duration.ofMillis(100));
    return reports.get(0);
  }

  private void outsider(Side side, InstrumentId instrument, long units) {
    room.exchange.outsider(new OrderTerms(instrument, Product.NRML, side, Quantity.of(units),
        new PriceTerms.Limit(Price.parse("95"))), Script.fill());
  }
}
