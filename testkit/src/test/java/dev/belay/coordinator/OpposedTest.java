package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * No leg of a new group nets against what another group or somebody else holds (DESIGN rule 7.2): in this life and
 * from the first moment of the next one that takes entries.
 */
class OpposedTest {

  private static final InstrumentId LONG = call(25_200);
  private static final InstrumentId SHORT = call(25_000);

  private final Room room = new Room().open();

  @AfterEach
  void noTagTwice() {
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  void whatAGroupHoldsIsNotTradedAgainst() {
    GroupHandle held = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    assertOpposed("one life", "-65 " + held.id(), "65 " + held.id());
  }

  @Test
  void whatAGroupOfAnEarlierLifeHoldsIsNotTradedAgainst() {
    GroupHandle held = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    room.restart();
    passUntilReady();

    assertThat(room.coordinator.group(held.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.COMPLETED);
    assertOpposed("the next life", "-65 " + held.id(), "65 " + held.id());
  }

  @Test
  void whatAHeldGroupOfAnEarlierLifeHasFilledIsNotTradedAgainst() {
    room.broker.on(order -> order.trades(SHORT) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().after(Duration.ofMillis(200)).fillUpTo(1, 2));
    GroupPolicy hold = GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT).withPhaseTime(Duration.ofSeconds(3));
    GroupHandle held = room.run(Room.enter("spread", 2, hold, Room.sell(SHORT, "95"), Room.buy(LONG, "45")),
        Duration.ofSeconds(20));
    assertThat(held.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);

    room.restart();
    passUntilReady();

    assertOpposed("the next life", "-65 " + held.id(), "130 " + held.id());
  }

  @Test
  void whatOthersHoldIsNotTradedAgainstInThisLifeOrTheNext() {
    outsider(Side.BUY, LONG);
    outsider(Side.SELL, SHORT);
    room.pass(Duration.ofSeconds(30));
    assertOpposed("one life", "-65 external", "65 external");

    room.restart();
    passUntilReady();

    assertOpposed("the next life", "-65 external", "65 external");
  }

  @Test
  void whatOthersTookWhileNobodyLookedIsNotTradedAgainst() {
    room.coordinator.close();
    outsider(Side.BUY, LONG);
    outsider(Side.SELL, SHORT);
    room.pass(Duration.ofSeconds(5));

    room.store = ((InMemoryPersistence) room.store).reopened();
    room.open();
    passUntilReady();

    assertOpposed("the next life", "-65 external", "65 external");
  }

  @Test
  void theSameSideAnotherProductAndWhatIsClosedStandInNobodysWay() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    room.restart();
    passUntilReady();

    GroupHandle same = room.run(Room.enter("same", 1, GroupPolicy.DEFAULT, Room.sell(SHORT, "95"),
        Room.buy(LONG, "45")), Duration.ofSeconds(5));
    GroupHandle other = room.run(against("another product", Product.MIS), Duration.ofSeconds(5));
    assertThat(List.of(same, other)).allMatch(each -> each.view().lifecycle() == ExecutionLifecycle.COMPLETED);

    room.coordinator.groups().forEach(GroupHandle::exit);
    room.pass(Duration.ofSeconds(20));
    room.restart();
    passUntilReady();
    GroupHandle after = room.run(against("all is closed", Product.NRML), Duration.ofSeconds(5));

    assertThat(after.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.of(65));
  }

  /** The mirrored spread is refused with what is held on both its keys and by whom, and nothing is sent. */
  private void assertOpposed(String key, String ofShort, String ofLong) {
    int sent = room.exchange.log().arrivals().size();

    GroupHandle refused = room.run(against(key, Product.NRML), Duration.ofSeconds(5));

    assertThat(refused.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    ExecutionEvent.Refused why = (ExecutionEvent.Refused) room.events.stream()
        .filter(ExecutionEvent.Refused.class::isInstance).reduce((one, later) -> later).orElseThrow();
    assertThat(why.violations().stream().map(each -> each.code().code() + " " + each.numbers().get("held") + " "
        + each.numbers().get("owner")).toList())
        .containsExactlyInAnyOrder("KEY_OPPOSED " + ofShort, "KEY_OPPOSED " + ofLong);
    assertThat(room.exchange.log().arrivals()).hasSize(sent);
  }

  /** To the first moment of this life in which an entry is taken at all. */
  private void passUntilReady() {
    for (int i = 0; i < 6_000 && room.coordinator.mode() != Mode.READY; i++) {
      room.pass(Duration.ofMillis(10));
    }
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  private static GroupRequest against(String key, Product product) {
    return GroupRequest.enter(new RequestKey(key), new StrategyId("contrary"), product,
        List.of(Room.buy(SHORT, "95"), Room.sell(LONG, "45")), new Sizing.Lots(1), GroupPolicy.DEFAULT);
  }

  private void outsider(Side side, InstrumentId instrument) {
    room.exchange.outsider(new OrderTerms(instrument, Product.NRML, side, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("95"))), Script.fill());
  }
}
