package dev.belay.testkit;

import dev.belay.testkit.contract.BrokerClientContract;
import dev.belay.testkit.contract.BrokerHarness;

class SimulatedBrokerContractTest extends BrokerClientContract {

  @Override
  protected BrokerHarness connect() {
    return new SimulatedBrokerHarness();
  }
}
