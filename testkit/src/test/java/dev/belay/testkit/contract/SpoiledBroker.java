package dev.belay.testkit.contract;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerRead;
import dev.belay.order.OrderReport;
import dev.belay.testkit.ForwardingBroker;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A right client before a simulated broker; subclasses spoil one thing. */
class SpoiledBroker extends ForwardingBroker {

  final BrokerClient right;
  final SpoiledHarness harness;

  SpoiledBroker(SpoiledHarness harness, BrokerClient right) {
    super(right);
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
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return super.orders().thenApply(read -> read.map(this::book));
  }

  @Override
  public String toString() {
    return "a broker";
  }
}
