package dev.belay.coordinator;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.Funds;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import dev.belay.testkit.ForwardingBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A broker that writes down which reads it was asked for. */
final class ReadCounter extends ForwardingBroker {

  private final BrokerClient broker;
  private final List<String> reads = new ArrayList<>();

  ReadCounter(BrokerClient broker) {
    super(broker);
    this.broker = broker;
  }

  List<String> reads() {
    return List.copyOf(reads);
  }

  private BrokerClient reading(String what) {
    reads.add(what);
    return broker;
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return reading("history").history(id);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return reading("orders").orders();
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return reading("trades").trades();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return reading("positions").positions();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return reading("holdings").holdings();
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return reading("funds").funds();
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return reading("basket").basketMargin(basket);
  }
}
