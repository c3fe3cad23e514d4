package dev.belay.coordinator;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.StreamListener;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.TradeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A broker that writes down which reads it was asked for. */
final class ReadCounter implements BrokerClient {

  private final BrokerClient broker;
  private final List<String> reads = new ArrayList<>();

  ReadCounter(BrokerClient broker) {
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
  public BrokerCapabilities capabilities() {
    return broker.capabilities();
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    return broker.placeOrder(tag, terms);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return broker.cancelOrder(id);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return broker.modifyOrder(id, to);
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

  @Override
  public Stream openStream(StreamListener listener) {
    return broker.openStream(listener);
  }

  @Override
  public void close() {
    broker.close();
  }
}
