package dev.belay.testkit.contract;

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
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A right client before a simulated broker; subclasses spoil one thing. */
class SpoiledBroker implements BrokerClient {

  final BrokerClient right;
  final SpoiledHarness harness;

  SpoiledBroker(SpoiledHarness harness, BrokerClient right) {
    this.harness = harness;
    this.right = right;
  }

  /** The book's rows, to be spoiled. */
  List<OrderReport> book(List<OrderReport> rows) {
    return rows.stream().map(this::row).toList();
  }

  /** One row of the book, to be spoiled. */
  OrderReport row(OrderReport row) {
    return row;
  }

  /** What the broker behind is told to do instead. */
  OrderFate fate(OrderFate asked) {
    return asked;
  }

  @Override
  public BrokerCapabilities capabilities() {
    return right.capabilities();
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    return right.placeOrder(tag, terms);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return right.cancelOrder(id);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return right.modifyOrder(id, to);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return right.history(id);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return right.orders().thenApply(read -> read.map(this::book));
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return right.trades();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return right.positions();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return right.holdings();
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return right.funds();
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return right.basketMargin(basket);
  }

  @Override
  public Stream openStream(StreamListener listener) {
    return right.openStream(listener);
  }

  @Override
  public void close() {
    right.close();
  }

  @Override
  public String toString() {
    return "a broker";
  }
}
