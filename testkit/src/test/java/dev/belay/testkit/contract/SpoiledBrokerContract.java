package dev.belay.testkit.contract;

import dev.belay.broker.BrokerClient;

/** The contract on a client that a subclass spoils. */
abstract class SpoiledBrokerContract extends BrokerClientContract {

  abstract SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right);

  @Override
  protected final BrokerHarness connect() {
    return new SpoiledHarness(this::spoil);
  }
}
