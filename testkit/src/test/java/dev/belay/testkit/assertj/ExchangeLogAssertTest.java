package dev.belay.testkit.assertj;

import static dev.belay.testkit.assertj.TestkitAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.BrokerClient;
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
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExchangeLogAssertTest {

  private static final InstrumentId LONG = SampleMarket.put(24_000);
  private static final InstrumentId SHORT = SampleMarket.put(24_500);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final BrokerClient broker = new SimulatedBroker(exchange);

  @Test
  void aStoryIsComparedWhole() {
    order(1, 0, Side.BUY, LONG);

    assertThat(log()).tells("""
        E0.0 BUY 65 NFO:NIFTY2681124000PE @10.00: taken
        E0.0 opened
        E0.0 filled 65 @10.00
        """);
    assertThat(log()).tellsInTime(SampleMarket.OPEN,
        "0 ms  E0.0 BUY 65 NFO:NIFTY2681124000PE @10.00: taken", "0 ms  E0.0 opened", "0 ms  E0.0 filled 65 @10.00");
    assertThatThrownBy(() -> assertThat(log()).tells("E0.0 opened")).isInstanceOf(AssertionError.class);
  }

  @Test
  void ordersOfSeveralGroupsAreToldApart() {
    order(1, 0, Side.BUY, LONG);
    order(2, 1, Side.BUY, LONG);

    assertThat(log()).tells("""
        0001/E0.0 BUY 65 NFO:NIFTY2681124000PE @10.00: taken
        0001/E0.0 opened
        0001/E0.0 filled 65 @10.00
        0002/E0.1 BUY 65 NFO:NIFTY2681124000PE @10.00: taken
        0002/E0.1 opened
        0002/E0.1 filled 65 @10.00
        """);
  }

  @Test
  void aTagThatComesTwiceIsFound() {
    order(1, 0, Side.BUY, LONG);
    assertThat(log()).repeatsNoTag();

    order(1, 0, Side.BUY, LONG);

    assertThatThrownBy(() -> assertThat(log()).repeatsNoTag()).hasMessageContaining("arrived more than once");
  }

  @Test
  void nakednessIsFoundAndProtectionFirstIsNot() {
    order(1, 0, Side.BUY, LONG);
    order(1, 1, Side.SELL, SHORT);
    assertThat(log()).wasNeverNaked(SampleMarket.rules()).neverRiskedNakedness(SampleMarket.rules());

    order(1, 2, Side.SELL, SHORT);

    assertThatThrownBy(() -> assertThat(log()).wasNeverNaked(SampleMarket.rules()))
        .hasMessageContaining("naked=65").hasMessageContaining("E0.2 filled 65");
    assertThatThrownBy(() -> assertThat(log()).neverRiskedNakedness(SampleMarket.rules()))
        .hasMessageContaining("worst=65");
  }

  @Test
  void whatIsLeftOpenIsCompared() {
    order(1, 0, Side.BUY, LONG);
    TreeMap<InstrumentId, Quantity> open = new TreeMap<>();
    open.put(LONG, Quantity.of(65));
    assertThat(log()).endsWith(open);
    assertThatThrownBy(() -> assertThat(log()).endsFlat()).hasMessageContaining("NIFTY2681124000PE");

    order(1, 1, Side.SELL, LONG);

    assertThat(log()).endsFlat();
  }

  private ExchangeLog log() {
    return exchange.log();
  }

  private void order(int group, int attempt, Side side, InstrumentId instrument) {
    OrderTag tag = new OrderTag(new InstanceId("TST"), new Epoch("AAA"), attempt, new GroupId(group),
        OrderPurpose.ENTRY, new LegId(0), attempt, false);
    broker.placeOrder(tag, new OrderTerms(instrument, Product.NRML, side, SampleMarket.LOT,
        new PriceTerms.Limit(Price.parse("10.00"))));
    time.advance(Duration.ZERO);
  }
}
