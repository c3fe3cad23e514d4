package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.order.TradeReport;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.testkit.ForwardingBroker;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The market closes over a group, opens again, or closes for ever. */
class SessionWatchTest {

  private static final InstrumentId SHORT = call(25_000);
  private static final InstrumentId LONG = call(25_200);
  private static final Duration BEFORE_THE_CLOSE = Duration.ofSeconds(10);

  private final Room room = new Room();

  @Tag("E9")
  @Test
  void anExitThatTheCloseCutsOffWaitsForTheNextDayAndGoesOnThere() {
    GroupHandle spread = exitingAtTheClose();
    room.pass(Duration.ofMinutes(1));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(spread.view().reason()).isEqualTo(Optional.of(GroupReason.MARKET_CLOSED));
    assertThat(room.alertTexts(AlertCode.GROUP_HELD)).hasSize(1)
        .allMatch(text -> text.startsWith("held (market-closed): "));
    int sent = room.exchange.log().arrivals().size();
    overnight();
    assertThat(room.exchange.log().arrivals()).hasSize(sent);
    assertThat(room.alertTexts(AlertCode.GROUP_HELD)).hasSizeLessThan(20); // hourly

    room.pass(Duration.ofMinutes(2));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.ZERO);
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void aProcessThatBeganInTheNightWaitsTooAndSendsNothingBeforeTheOpen() {
    exitingAtTheClose();
    room.pass(Duration.ofMinutes(5));
    room.restart();
    int sent = room.exchange.log().arrivals().size();
    room.pass(Duration.ofMinutes(5));

    GroupHandle spread = room.coordinator.groups().get(0);
    assertThat(spread.view().reason()).isEqualTo(Optional.of(GroupReason.MARKET_CLOSED));
    room.pass(Duration.ofMinutes(50));
    overnight(Duration.ofHours(1));
    assertThat(room.exchange.log().arrivals()).hasSize(sent);
    room.pass(Duration.ofMinutes(2));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void aProcessThatBeganAfterTheOpenReadsFirstAndGoesOn() {
    exitingAtTheClose();
    room.pass(Duration.ofMinutes(5));
    room.coordinator.close();
    overnight(Duration.ofMinutes(5));
    room.pass(Duration.ofHours(1));

    room.restart();
    room.pass(Duration.ofMinutes(1));

    assertThat(room.coordinator.groups().get(0).view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void anEntryThatTheCloseCutsOffLapsesOnceTheDaysBookIsFinal() {
    room.open();
    room.broker.on(order -> order.trades(LONG)).does(Script.accept());
    GroupHandle spread = room.run(spread(GroupPolicy.DEFAULT.withPhaseTime(Duration.ofHours(1))), Duration.ZERO);
    room.pass(untilTheClose().plusMinutes(1));
    assertThat(spread.view().lifecycle()).isNotEqualTo(ExecutionLifecycle.EXECUTING);

    room.exchange.endOfDay();
    room.pass(Duration.ofMinutes(40));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Test
  void aDayOrderEndsByTheBrokersClockAndNotByOursThatRunsAhead() {
    AtomicBoolean behind = new AtomicBoolean();
    room.front = broker -> new HourBehind(broker, behind);
    room.open();
    room.broker.on(order -> order.trades(LONG)).does(Script.accept().cancelTakes(Duration.ofDays(1)));
    GroupHandle single = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT.withPhaseTime(Duration.ofHours(2)),
        Room.buy(LONG, "45")), Duration.ofHours(1));
    behind.set(true);

    room.pass(untilTheClose().plusMinutes(45));
    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.EXECUTING);
    assertThat(single.view().working()).isTrue();
    room.pass(Duration.ofMinutes(50));

    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  /** A broker whose answers say that it is an hour earlier. */
  private static final class HourBehind extends ForwardingBroker {

    private final AtomicBoolean behind;

    HourBehind(BrokerClient broker, AtomicBoolean behind) {
      super(broker);
      this.behind = behind;
    }

    @Override
    public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
      return super.orders().thenApply(this::earlier);
    }

    @Override
    public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
      return super.trades().thenApply(this::earlier);
    }

    @Override
    public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
      return super.positions().thenApply(this::earlier);
    }

    private <T> BrokerRead<T> earlier(BrokerRead<T> read) {
      return read instanceof BrokerRead.Ok<T> ok && behind.get()
          ? new BrokerRead.Ok<>(ok.answer(), ok.asOf().minus(Duration.ofHours(1))) : read;
    }
  }

  @Test
  void aGroupWhoseContractsHaveExpiredEndsWithoutAnOrder() {
    room.pass(Duration.ofDays(8)); // to the day of the expiry
    room.open();
    GroupHandle spread = room.run(spread(GroupPolicy.DEFAULT), Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    int sent = room.exchange.log().arrivals().size();

    room.pass(Duration.ofHours(6).plusMinutes(1));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.EXPIRED);
    assertThat(spread.view().isFlat()).isTrue();
    assertThat(room.exchange.log().arrivals()).hasSize(sent);
    assertThat(room.alertNames()).doesNotContain("EMERGENCY_HEDGE");
  }

  @Tag("E17")
  @Tag("E20")
  @Test
  void aLegThatTheBrokerSquaresOffIsNotClosedASecondTimeAndTheOtherIs() {
    room.open();
    GroupHandle spread = room.run(GroupRequest.enter(new RequestKey("intraday"), new StrategyId("weekly"), Product.MIS,
        List.of(Room.sell(SHORT, "95"), Room.buy(LONG, "45")), new Sizing.Lots(1), GroupPolicy.DEFAULT),
        Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    room.pass(untilTheClose().minusMinutes(8)); // the broker has begun to square off
    room.exchange.outsider(new OrderTerms(SHORT, Product.MIS, Side.BUY, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("95"))), Script.fill());
    room.pass(Duration.ofMillis(100));

    spread.exit();
    room.pass(Duration.ofMinutes(2));

    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.ZERO);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().arrivals().stream().map(each -> each.side() + " " + each.instrument()).toList())
        .containsExactly("BUY " + LONG, "SELL " + SHORT, "BUY " + SHORT, "SELL " + LONG); // the third is the broker's
  }

  /** A spread whose short nobody sells back before the close. */
  private GroupHandle exitingAtTheClose() {
    room.open();
    GroupHandle spread = room.run(spread(GroupPolicy.DEFAULT), Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).times(3).does(Script.accept());
    room.pass(untilTheClose().minus(BEFORE_THE_CLOSE));
    spread.exit();
    room.pass(BEFORE_THE_CLOSE);
    return spread;
  }

  private Duration untilTheClose() {
    return Duration.between(room.time.wall(), SampleMarket.CLOSE);
  }

  private void overnight() {
    overnight(Duration.ofMinutes(1));
  }

  /** To the last minute before the next open; the exchange ends what still works. */
  private void overnight(Duration passed) {
    room.exchange.endOfDay();
    room.pass(Duration.ofHours(17).plusMinutes(44).minus(passed));
  }

  private static GroupRequest spread(GroupPolicy policy) {
    return Room.enter("spread", 1, policy, Room.sell(SHORT, "95"), Room.buy(LONG, "45"));
  }
}
