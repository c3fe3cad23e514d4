package dev.belay.testkit;

import dev.belay.broker.PlaceResult;
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
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** A simulated broker on virtual time, and the few words in which tests of it give orders. */
final class Desk {

  static final InstrumentId PUT = SampleMarket.put(24_000);
  static final InstrumentId CALL = SampleMarket.call(25_000);

  final VirtualTime time;
  final SimulatedExchange exchange;
  final SimulatedBroker broker;
  private long sequence;

  Desk() {
    this(new VirtualTime(SampleMarket.OPEN));
  }

  private Desk(VirtualTime time) {
    this(time, new SimulatedExchange(time, SampleMarket.rules()));
  }

  Desk(VirtualTime time, SimulatedExchange exchange) {
    this.time = time;
    this.exchange = exchange;
    this.broker = new SimulatedBroker(exchange);
  }

  PlaceResult buy(int lots, InstrumentId instrument, String limit) {
    return place(limit(Side.BUY, lots, instrument, limit));
  }

  PlaceResult sell(int lots, InstrumentId instrument, String limit) {
    return place(limit(Side.SELL, lots, instrument, limit));
  }

  BrokerOrderId bought(int lots, InstrumentId instrument, String limit) {
    return ((PlaceResult.Accepted) buy(lots, instrument, limit)).id();
  }

  BrokerOrderId sold(int lots, InstrumentId instrument, String limit) {
    return ((PlaceResult.Accepted) sell(lots, instrument, limit)).id();
  }

  PlaceResult place(OrderTerms terms) {
    return answer(broker.placeOrder(tag(), terms));
  }

  /** The next tag of leg 0; attempts count up. */
  OrderTag tag() {
    long number = sequence++;
    return new OrderTag(new InstanceId("TST"), new Epoch("AAA"), number, new GroupId(1), OrderPurpose.ENTRY,
        new LegId(0), (int) number, false);
  }

  /** What a stage has been completed with once all that is due now has run. */
  <T> T answer(CompletionStage<T> stage) {
    AtomicReference<T> answer = new AtomicReference<>();
    stage.whenComplete((value, failure) -> answer.set(value));
    time.advance(Duration.ZERO);
    return answer.get();
  }

  void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  static OrderTerms limit(Side side, int lots, InstrumentId instrument, String limit) {
    return new OrderTerms(instrument, Product.NRML, side, units(lots), new PriceTerms.Limit(Price.parse(limit)));
  }

  static OrderTerms stop(Side side, int lots, InstrumentId instrument, String trigger, String limit) {
    return new OrderTerms(instrument, Product.NRML, side, units(lots),
        new PriceTerms.StopLimit(Price.parse(trigger), Price.parse(limit)));
  }

  static Quantity units(int lots) {
    return SampleMarket.LOT.times(lots);
  }
}
