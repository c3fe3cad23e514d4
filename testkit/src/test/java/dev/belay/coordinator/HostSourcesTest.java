package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.StreamListener;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.QuoteListener;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.observe.AlertCode;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.ForwardingBroker;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a host gives may throw: a source of quotes, a stream. Then it is as good as silent, and nothing else stops. */
class HostSourcesTest {

  private final Room room = new Room();
  private final List<QuoteListener> listeners = new ArrayList<>();

  /** A source that is not connected yet, as many are in the morning. */
  private final class Unconnected implements MarketData {
    private final MarketData behind = new SimulatedQuotes(room.exchange, room.time);
    private boolean connected;

    @Override
    public Watch watch(SortedSet<InstrumentId> instruments, QuoteListener to) {
      listeners.add(to);
      if (!connected) {
        throw new IllegalStateException("not connected");
      }
      return behind.watch(instruments, to);
    }

    @Override
    public void close() {
      behind.close();
    }
  }

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void whereTheSourceOfQuotesThrowsAStopRestsAndItsPriceIsWatchedOnceItIsThere() {
    Unconnected source = new Unconnected();
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).does(Script.reject(RejectionReason.OTHER, "blocked"));
    room.exchange.lastPrice(call(25_000), Price.parse("95"));
    room.exchange.lastPrice(call(25_200), Price.parse("45"));
    room.open(builder -> builder.market(source));
    StopRules stops = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130")));
    GroupHandle spread = room.run(Room.enter("spread", 1, GroupPolicy.DEFAULT.with(stops),
        Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")), Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().story()).anyMatch(each -> each.matches("S0.* refused.*|S0.* BUY .*"));

    source.connected = true;
    room.pass(Duration.ofSeconds(11));
    for (int i = 0; i < 3; i++) {
      room.exchange.lastPrice(call(25_000), Price.parse("150"));
      room.pass(Duration.ofSeconds(1));
    }
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.alertTexts(AlertCode.INTERNAL)).isEmpty();
  }

  @Test
  void aQuoteOfNothingIsRefusedWhereItIsPushed() {
    Unconnected source = new Unconnected();
    room.open(builder -> builder.market(source));
    room.run(Room.condor(1), Duration.ofSeconds(2));

    assertThatThrownBy(() -> listeners.get(0).onQuote(null)).isInstanceOf(NullPointerException.class);
    room.pass(Duration.ofSeconds(1));
    assertThat(room.alertTexts(AlertCode.INTERNAL)).isEmpty();
  }

  @Test
  void whereTheStreamCannotBeOpenedTheStartGoesOnAndTheBooksCloseWhatIsOpen() {
    room.open();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    room.front = broker -> new ForwardingBroker(broker) {
      @Override
      public Stream openStream(StreamListener listener) {
        throw new IllegalStateException("no network");
      }
    };

    room.restart();
    room.pass(Duration.ofSeconds(40));
    assertThat(room.coordinator.mode()).isNotEqualTo(Mode.RECOVERING);
    GroupHandle again = room.coordinator.group(condor.id()).orElseThrow();
    again.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(SampleMarket.call(25_000)).isZero()).isTrue();
  }
}
