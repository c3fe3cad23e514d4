package com.example.desk;

import dev.belay.broker.BrokerClient;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.broker.ReadFailure;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.Delivery;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.contract.BrokerClientContract;
import dev.belay.testkit.contract.BrokerHarness;
import dev.belay.testkit.contract.OrderFate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The adapter keeps the contract of a {@link BrokerClient}. */
class HouseBrokerTest extends BrokerClientContract {

  @Override
  protected BrokerHarness connect() {
    return new Harness();
  }

  /** The adapter with the house behind it, in virtual time. */
  private static final class Harness implements BrokerHarness {

    private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    private final SimulatedBroker truth = new SimulatedBroker(exchange);
    private final HouseBroker client = new HouseBroker(new PaperHouse(truth, new PaperHouse.Waiting() {
      @Override
      public <T> T on(CompletionStage<T> answer) {
        settle();
        return answer.toCompletableFuture().join();
      }
    }), Runnable::run, time::wall);

    @Override
    public BrokerClient client() {
      return client;
    }

    @Override
    public OrderTerms terms(Side side) {
      return new OrderTerms(SampleMarket.put(24_000), Product.NRML, side, Quantity.of(130),
          new PriceTerms.Limit(Price.parse("12.50")));
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
      truth.reads(read -> true, ReadFault.fails(ReadFailure.SERVER));
      return true;
    }

    @Override
    public boolean placeByOthers() {
      exchange.outsider(terms(Side.BUY), Script.accept());
      return true;
    }

    @Override
    public boolean streams() {
      return false;
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
      return count(ExchangeEvent.Kind.CANCEL_ASKED) + count(ExchangeEvent.Kind.CANCEL_REFUSED);
    }

    @Override
    public int modifications() {
      return count(ExchangeEvent.Kind.MODIFY_ASKED) + count(ExchangeEvent.Kind.MODIFY_REFUSED);
    }

    private int count(ExchangeEvent.Kind kind) {
      return (int) exchange.log().events().stream().filter(each -> each.kind() == kind).count();
    }

    @Override
    public List<String> secrets() {
      return List.of();
    }

    @Override
    public void close() {
      client.close();
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
}
