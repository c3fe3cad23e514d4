package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.FUTURE;
import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import dev.belay.broker.StreamListener;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.OrderReport;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupStop;
import dev.belay.plan.StopRules;
import dev.belay.testkit.ForwardingBroker;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conditions over a whole group: guarded by quotes, and closed as the host's exit would (DESIGN rule 6.9). */
class GroupStopsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Room room = new Room();
  private final SimulatedQuotes quotes = new SimulatedQuotes(room.exchange, room.time);

  private Runnable started = () -> { };

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void theCombinedPremiumClosesTheGroupShortsFirst() {
    GroupHandle spread = spread(new GroupStop.Premium(Money.rupees(65 * 60)));

    tick("120", "58"); // 62 a unit
    tick("120", "58");
    room.pass(Duration.ofSeconds(5));

    assertStopped(spread);
    assertThat(room.exchange.log().story().stream().filter(each -> each.matches("[CX].* filled .*"))
        .map(each -> each.substring(0, 1)).toList()).containsExactly("C", "X");
  }

  @Test
  void aSingleBadTickFiresNothing() {
    GroupHandle spread = spread(new GroupStop.Premium(Money.rupees(65 * 60)));

    price(call(25_000), "300");
    room.pass(Duration.ofMillis(100));
    tick("95", "45");
    tick("95", "45");

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  @Tag("E14")
  void halfAPriceFiresNothing() {
    GroupHandle spread = spread(new GroupStop.Premium(Money.rupees(65 * 60)));
    room.pass(Duration.ofSeconds(10)); // what was told of the long is old by now

    for (int i = 0; i < 5; i++) {
      price(call(25_000), "120");
      room.pass(SECOND);
    }
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);

    quotes.withoutOffers(true);
    tick("120", "45");
    tick("120", "45");
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);

    quotes.withoutOffers(false);
    tick("120", "45");
    tick("120", "45");
    room.pass(Duration.ofSeconds(5));
    assertStopped(spread);
  }

  @Test
  void theUnderlyingClosesTheGroup() {
    GroupHandle spread = spread(new GroupStop.Above(FUTURE, Price.parse("24800")));

    price(FUTURE, "24790");
    room.pass(SECOND);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    price(FUTURE, "24810");
    room.pass(SECOND);
    price(FUTURE, "24815");
    room.pass(Duration.ofSeconds(5));

    assertStopped(spread);
  }

  @Test
  void theLossOfTheGroupClosesIt() {
    GroupHandle spread = spread(new GroupStop.Loss(Money.rupees(65 * 10)));

    tick("98", "45");
    tick("98", "45");
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    tick("108", "46");
    tick("108", "46");
    room.pass(Duration.ofSeconds(5));

    assertStopped(spread);
  }

  @Test
  @Tag("B8")
  void aLossIsNotJudgedByFillsWithoutAPriceForTenSecondsAndThenByTheLastTrade() {
    room.front = WithoutPrices::new;
    started = () -> room.broker.reads(read -> read == Read.TRADES, ReadFault.fails(ReadFailure.SERVER));
    GroupHandle spread = spread(new GroupStop.Loss(Money.rupees(65)));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);

    for (int i = 0; i < 8; i++) {
      tick("95", "45");
    }
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    for (int i = 0; i < 4; i++) {
      quotes.spread(60); // closing now costs three rupees a unit
      tick("95", "45");
    }
    room.pass(Duration.ofSeconds(5));

    assertStopped(spread);
  }

  @Test
  void aGroupOfAnEarlierLifeIsGuardedAsBefore() {
    GroupHandle spread = spread(new GroupStop.Premium(Money.rupees(65 * 60)));
    room.restart(builder -> builder.market(quotes));

    tick("120", "58");
    tick("120", "58");
    room.pass(Duration.ofSeconds(5));

    assertStopped(room.coordinator.group(spread.id()).orElseThrow());
  }

  private GroupHandle spread(GroupStop stop) {
    tick("95", "45");
    room.open(builder -> builder.market(quotes));
    started.run();
    return room.run(Room.enter("spread", 1, GroupPolicy.DEFAULT.with(StopRules.NONE.with(stop)),
        Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")), Duration.ofSeconds(3));
  }

  private void tick(String sold, String bought) {
    price(call(25_000), sold);
    price(call(25_200), bought);
    room.pass(SECOND);
  }

  private void price(InstrumentId contract, String last) {
    room.exchange.lastPrice(contract, Price.parse(last));
  }

  private static void assertStopped(GroupHandle group) {
    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(group.view().reason()).contains(GroupReason.GROUP_STOP);
  }

  /** A broker whose reports name no prices. */
  private static final class WithoutPrices extends ForwardingBroker {

    WithoutPrices(BrokerClient broker) {
      super(broker);
    }

    @Override
    public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
      return super.orders().thenApply(read -> read instanceof BrokerRead.Ok<List<OrderReport>> ok
          ? new BrokerRead.Ok<>(ok.answer().stream().map(WithoutPrices::unpriced).toList(), ok.asOf()) : read);
    }

    private static OrderReport unpriced(OrderReport as) {
      return new OrderReport(as.id(), as.tag(), as.instrument(), as.product(), as.side(), as.quantity(), as.filled(),
          Optional.empty(), as.status(), as.atExchange(), as.price(), as.rejection(), as.brokerTime());
    }

    @Override
    public Stream openStream(StreamListener hints) {
      return super.openStream(new StreamListener() {
        @Override
        public void onOrder(OrderReport report) {
          hints.onOrder(unpriced(report));
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
