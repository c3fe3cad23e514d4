package dev.belay.testkit.contract;

import dev.belay.broker.BrokerClient;
import dev.belay.testkit.SimulatedBrokerHarness;
import java.util.List;
import java.util.function.BiFunction;

/** A simulated broker behind a client that one function spoils; knows a secret that nobody may tell. */
final class SpoiledHarness extends SimulatedBrokerHarness {

  static final String SECRET = "s3cret";

  private final SpoiledBroker spoiled;
  private OrderFate fate = OrderFate.FILLS;

  SpoiledHarness(BiFunction<SpoiledHarness, BrokerClient, SpoiledBroker> how) {
    this.spoiled = how.apply(this, super.client());
  }

  /** What the last order was told to do. */
  OrderFate fate() {
    return fate;
  }

  @Override
  public BrokerClient client() {
    return spoiled;
  }

  @Override
  public boolean next(OrderFate next) {
    fate = next;
    return super.next(spoiled.fate(next));
  }

  @Override
  public List<String> secrets() {
    return List.of(SECRET);
  }
}
