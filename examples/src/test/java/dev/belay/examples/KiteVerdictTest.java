package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.coordinator.GroupView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a seed's verdict must find, so that a run without violations means something. */
class KiteVerdictTest {

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedBroker broker = new SimulatedBroker(exchange);

  @Test
  void aFlatEndOfWhichBelayKnowsIsWithoutViolation() {
    assertThat(violations(ExecutionLifecycle.LAPSED, new TreeMap<>())).isEmpty();
  }

  @Test
  void aTagThatArrivedTwiceIsFound() {
    send(Side.BUY, 24_500, 1);
    send(Side.BUY, 24_500, 1);

    assertThat(violations(ExecutionLifecycle.HEDGED, held(130)))
        .anyMatch(each -> each.startsWith("tags that arrived twice: "));
  }

  @Test
  void aShortThatNothingCoversIsFound() {
    send(Side.SELL, 24_500, 1);

    assertThat(violations(ExecutionLifecycle.COMPLETED, held(-65)))
        .anyMatch(each -> each.startsWith("a short stood or could have stood uncovered: "));
  }

  @Test
  void aSaleThatFilledAfterItsCancellationIsExcusedOnceItIsBoughtBack() {
    exchange.on(order -> order.number() == 2).does(Script.accept().fillsAfterCancel(Duration.ofSeconds(1)));
    send(Side.BUY, 25_000, 1);
    cancel(send(Side.SELL, 24_500, 2));
    send(Side.SELL, 25_000, 3);
    time.advance(Duration.ofSeconds(2));
    send(Side.BUY, 24_500, 4);

    assertThat(new TrueExposure(exchange.log(), SampleMarket.rules()).naked()).isNotEmpty();
    assertThat(violations(ExecutionLifecycle.HEDGED, new TreeMap<>())).isEmpty();
  }

  @Test
  void aFinalGroupThatStillHoldsAndOneThatBelievesOtherwiseAreFound() {
    send(Side.BUY, 24_500, 1);

    assertThat(violations(ExecutionLifecycle.HEDGED, new TreeMap<>())).containsExactly(
        "neither complete nor flat: HEDGED with {NFO:NIFTY2681124500CE=65}",
        "Belay holds {}, the exchange {NFO:NIFTY2681124500CE=65}");
  }

  private BrokerOrderId send(Side side, int strike, int number) {
    OrderTag tag = new OrderTag(new InstanceId("KIT"), new Epoch("E01"), number, new GroupId(0), OrderPurpose.ENTRY,
        new LegId(0), 0, false);
    CompletionStage<PlaceResult> placed = broker.placeOrder(tag, new OrderTerms(SampleMarket.call(strike),
        Product.NRML, side, SampleMarket.LOT, new PriceTerms.Limit(Price.parse("100"))));
    time.advance(Duration.ofMillis(100));
    return ((PlaceResult.Accepted) placed.toCompletableFuture().join()).id();
  }

  private void cancel(BrokerOrderId order) {
    broker.cancelOrder(order);
    time.advance(Duration.ofMillis(100));
  }

  private List<String> violations(ExecutionLifecycle end, SortedMap<InstrumentId, Quantity> held) {
    GroupView group = new GroupView(new GroupId(0), end, Optional.empty(), held, Quantity.ZERO, false);
    return KiteVerdict.of(1, group, false, exchange, 0, List.of()).violations();
  }

  private static SortedMap<InstrumentId, Quantity> held(long units) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>();
    held.put(SampleMarket.call(24_500), Quantity.of(units));
    return held;
  }
}
