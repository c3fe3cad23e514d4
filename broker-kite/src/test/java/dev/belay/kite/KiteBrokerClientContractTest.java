package dev.belay.kite;

import dev.belay.testkit.contract.BrokerClientContract;
import dev.belay.testkit.contract.BrokerHarness;

/** The contract for brokers, over HTTP and WebSocket. */
final class KiteBrokerClientContractTest extends BrokerClientContract {

  @Override
  protected BrokerHarness connect() {
    return new KiteHarness();
  }
}
