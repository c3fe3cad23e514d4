package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.GroupView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
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
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a seed's verdict must find, so that a run without violations means something. */
class KiteVerdictTest {

  private static final OrderTag TAG = new OrderTag(new InstanceId("KIT"), new Epoch("E01"), 1, new GroupId(0),
      OrderPurpose.ENTRY, new LegId(0), 0, false);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedBroker broker = new SimulatedBroker(exchange);

  @Test
  void aFlatEndOfWhichBelayKnowsIsWithoutViolation() {
    assertThat(violations(ExecutionLifecycle.LAPSED, new TreeMap<>())).isEmpty();
  }

  @Test
  void aTagThatArrivedTwiceIsFound() {
    send(Side.BUY);
    send(Side.BUY);

    assertThat(violations(ExecutionLifecycle.HEDGED, held(130)))
        .anyMatch(each -> each.startsWith("tags that arrived twice: "));
  }

  @Test
  void aShortThatNothingCoversIsFound() {
    send(Side.SELL);

    assertThat(violations(ExecutionLifecycle.COMPLETED, held(-65)))
        .anyMatch(each -> each.startsWith("a short stood or could have stood uncovered: "));
  }

  @Test
  void aFinalGroupThatStillHoldsAndOneThatBelievesOtherwiseAreFound() {
    send(Side.BUY);

    assertThat(violations(ExecutionLifecycle.HEDGED, new TreeMap<>())).containsExactly(
        "neither complete nor flat: HEDGED with {NFO:NIFTY2681124500CE=65}",
        "Belay holds {}, the exchange {NFO:NIFTY2681124500CE=65}");
  }

  private void send(Side side) {
    broker.placeOrder(TAG, new OrderTerms(SampleMarket.call(24_500), Product.NRML, side, SampleMarket.LOT,
        new PriceTerms.Limit(Price.parse("100"))));
    time.advance(Duration.ofSeconds(1));
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
