package dev.belay.testkit;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.testkit.contract.BrokerHarness;
import dev.belay.testkit.contract.OrderFate;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** The simulated broker under the contract for brokers. */
public class SimulatedBrokerHarness implements BrokerHarness {

  /** What is traded. */
  private static final InstrumentId PUT = SampleMarket.put(24_000);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedBroker broker = new SimulatedBroker(exchange);

  /** Begins with a good connection. */
  public SimulatedBrokerHarness() {
    exchange.latency(Latency.TYPICAL);
  }

  @Override
  public BrokerClient client() {
    return broker;
  }

  @Override
  public OrderTerms terms(Side side) {
    return new OrderTerms(PUT, Product.NRML, side, Quantity.of(130), new PriceTerms.Limit(Price.parse("12.50")));
  }

  @Override
  public PriceTerms otherPrice() {
    return new PriceTerms.Limit(Price.parse("12.45"));
  }

  @Override
  public boolean next(OrderFate fate) {
    exchange.on(order -> true).once().does(script(fate));
    return true;
  }

  @Override
  public boolean failReads() {
    broker.reads(read -> true, ReadFault.fails(ReadFailure.SERVER));
    return true;
  }

  @Override
  public boolean placeByOthers() {
    exchange.outsider(terms(Side.BUY), Script.accept());
    return true;
  }

  @Override
  public void settle() {
    time.advance(Duration.ofSeconds(1));
  }

  @Override
  public List<OrderTag> placements() {
    return exchange.log().tags();
  }

  @Override
  public int cancellations() {
    return count(EnumSet.of(ExchangeEvent.Kind.CANCEL_ASKED, ExchangeEvent.Kind.CANCEL_REFUSED));
  }

  @Override
  public int modifications() {
    return count(EnumSet.of(ExchangeEvent.Kind.MODIFY_ASKED, ExchangeEvent.Kind.MODIFY_REFUSED));
  }

  @Override
  public List<String> secrets() {
    return List.of();
  }

  @Override
  public void close() {
    broker.close();
  }

  private int count(EnumSet<ExchangeEvent.Kind> kinds) {
    return (int) exchange.log().events().stream().filter(each -> kinds.contains(each.kind())).count();
  }

  private static Script script(OrderFate fate) {
    Script rests = Script.accept();
    return switch (fate) {
      case RESTS -> rests;
      case FILLS -> Script.fill();
      case FILLS_HALF -> rests.fillUpTo(1, 2);
      case REFUSED -> Script.reject(RejectionReason.MARGIN, "Insufficient funds");
      case REJECTED_LATER -> rests.rejectAfter(Duration.ofMillis(5), RejectionReason.PRICE_BAND, "outside the band");
      case ANSWER_LOST -> rests.loseAnswer();
      case REQUEST_LOST -> Script.lost();
      case CANCEL_TOO_LATE -> rests.cancelLosesToFill();
      case CANCEL_REFUSED -> rests.cancelRefused(RejectionReason.OTHER, "try later");
      case CANCEL_ANSWER_LOST -> rests.onCancel(OnCancel.PROMPT.delivered(Delivery.LOST_AFTER));
      case MODIFY_REFUSED -> rests.modifyRefused(RejectionReason.OTHER, "try later");
      case MODIFY_ANSWER_LOST -> rests.onModify(OnModify.PROMPT.delivered(Delivery.LOST_AFTER));
    };
  }
}
