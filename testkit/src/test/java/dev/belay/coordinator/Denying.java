package dev.belay.coordinator;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.testkit.ForwardingBroker;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A broker whose positions show one contract as sold while it lies. */
final class Denying extends ForwardingBroker {

  private final InstrumentId denied;
  private final AtomicBoolean lies;

  Denying(BrokerClient broker, InstrumentId denied, AtomicBoolean lies) {
    super(broker);
    this.denied = denied;
    this.lies = lies;
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return super.positions().thenApply(read -> read instanceof BrokerRead.Ok<List<BrokerPosition>> ok && lies.get()
        ? new BrokerRead.Ok<>(ok.answer().stream().map(this::lie).toList(), ok.asOf()) : read);
  }

  private BrokerPosition lie(BrokerPosition row) {
    return row.instrument().equals(denied)
        ? new BrokerPosition(row.instrument(), row.product(), Quantity.ZERO, row.averagePrice()) : row;
  }
}
