package dev.belay.coordinator;

import static dev.belay.testkit.BrokerStatus.OPEN_PENDING;
import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.StreamListener;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.ForwardingBroker;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that the broker calls complete while they lie scheduled there: nothing is done on the strength of that. */
class ClaimedFillTest {

  private static final InstrumentId WING = put(23_800);
  private static final GroupPolicy STOPPED = GroupPolicy.DEFAULT.withPhaseTime(Duration.ofMinutes(3))
      .with(StopRules.NONE.with(WING, StopSpec.at(Price.parse("30"))));

  private final Room room = new Room();

  @Test
  @Tag("A16")
  void noStopIsPlacedForAPositionThatMayNotExist() {
    scheduled(Script.fill().passing(OPEN_PENDING, Duration.ofSeconds(90)));
    GroupHandle wing = room.run(wing(), Duration.ofSeconds(60));
    assertThat(wing.view().held()).containsEntry(WING, Quantity.ZERO);
    assertThat(room.exchange.log().story()).allMatch(each -> each.startsWith("E"));
    assertThat(room.alertNames()).contains("BROKER_INDETERMINATE");

    room.pass(Duration.ofSeconds(60));

    assertThat(wing.view().held()).containsEntry(WING, Quantity.of(65));
    assertThat(sent(OrderPurpose.STOP)).isEqualTo(1);
  }

  @Test
  @Tag("A16")
  void noShortIsSoldOnTheStrengthOfProtectionThatLiesScheduled() {
    scheduled(Script.fill().passing(OPEN_PENDING, Duration.ofSeconds(90)));
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(60));
    assertThat(condor.view().held()).containsEntry(put(24_000), Quantity.ZERO)
        .containsEntry(call(25_000), Quantity.ZERO);

    room.pass(Duration.ofSeconds(180));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  @Tag("A16")
  void whatIsRejectedAfterItWasCalledCompleteHasBoughtNothing() {
    scheduled(Script.accept().passing(OPEN_PENDING, Duration.ofSeconds(20))
        .rejectAfter(Duration.ofSeconds(40), RejectionReason.OTHER, "the exchange never had it"));

    GroupHandle wing = room.run(wing(), Duration.ofSeconds(90));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(sent(OrderPurpose.STOP)).isZero();
    assertThat(sent(OrderPurpose.CLOSE)).isZero();
  }

  @Test
  @Tag("A16")
  void aTradeProvesTheClaim() {
    withoutExchangeIds();

    GroupHandle wing = room.run(wing(), Duration.ofSeconds(10));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(sent(OrderPurpose.STOP)).isEqualTo(1);
  }

  @Test
  @Tag("A16")
  void aPositionThatMovesByAsMuchProvesTheClaimWhereNoTradesCanBeRead() {
    withoutExchangeIds();
    room.broker.reads(read -> read == Read.TRADES, ReadFault.silent());

    GroupHandle wing = room.run(wing(), Duration.ofSeconds(10));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(sent(OrderPurpose.STOP)).isEqualTo(1);
  }

  @Test
  @Tag("A16")
  void aClaimThatNothingProvedIsStillOneAfterARestart() {
    scheduled(Script.fill().passing(OPEN_PENDING, Duration.ofSeconds(90)));
    GroupHandle wing = room.run(wing(), Duration.ofSeconds(20));

    room.restart();
    room.pass(Duration.ofSeconds(20));
    assertThat(room.coordinator.group(wing.id()).orElseThrow().view().held()).containsEntry(WING, Quantity.ZERO);
    assertThat(sent(OrderPurpose.STOP)).isZero();

    room.pass(Duration.ofSeconds(180));
    assertThat(room.coordinator.group(wing.id()).orElseThrow().view().held()).containsEntry(WING, Quantity.of(65));
    assertThat(sent(OrderPurpose.STOP)).isEqualTo(1);
  }

  private void scheduled(Script script) {
    room.broker.on(order -> order.trades(WING) && order.isFor(OrderPurpose.ENTRY)).does(script);
    open(report -> report.instrument().equals(WING) && report.status() == ReportedStatus.TRANSIT
        ? complete(report, report.quantity()) : report);
  }

  private void withoutExchangeIds() {
    open(report -> report.status() == ReportedStatus.COMPLETE ? complete(report, report.filled()) : report);
  }

  private void open(UnaryOperator<OrderReport> shown) {
    room.front = broker -> new EagerBook(broker, shown);
    room.open();
  }

  private static OrderReport complete(OrderReport as, Quantity filled) {
    return new OrderReport(as.id(), as.tag(), as.instrument(), as.product(), as.side(), as.quantity(), filled,
        as.averagePrice(), ReportedStatus.COMPLETE, false, as.price(), as.rejection(), as.brokerTime());
  }

  private static GroupRequest wing() {
    return Room.enter("wing", 1, STOPPED, Room.buy(WING, "40"));
  }

  private long sent(OrderPurpose purpose) {
    return room.exchange.log().tags().stream().filter(tag -> tag.purpose() == purpose).count();
  }

  /** A broker whose reports run ahead of the exchange, or lack its id. */
  private static final class EagerBook extends ForwardingBroker {
    private final UnaryOperator<OrderReport> shown;

    EagerBook(BrokerClient broker, UnaryOperator<OrderReport> shown) {
      super(broker);
      this.shown = shown;
    }

    @Override
    public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
      return super.orders().thenApply(this::seen);
    }

    @Override
    public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
      return super.history(id).thenApply(this::seen);
    }

    private BrokerRead<List<OrderReport>> seen(BrokerRead<List<OrderReport>> read) {
      return read instanceof BrokerRead.Ok<List<OrderReport>> ok
          ? new BrokerRead.Ok<>(ok.answer().stream().map(shown).toList(), ok.asOf()) : read;
    }

    @Override
    public Stream openStream(StreamListener hints) {
      return super.openStream(new StreamListener() {
        @Override
        public void onOrder(OrderReport report) {
          hints.onOrder(shown.apply(report));
        }

        @Override
        public void onConnected(long connection) {
          hints.onConnected(connection);
        }

        @Override
        public void onDisconnected(String reason) {
          hints.onDisconnected(reason);
        }
      });
    }
  }
}
