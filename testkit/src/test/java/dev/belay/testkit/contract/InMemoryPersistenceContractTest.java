package dev.belay.testkit.contract;

import dev.belay.order.InstanceId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.testkit.Draws;

class InMemoryPersistenceContractTest extends PersistenceContract {

  private final Draws draws = new Draws(1, "store");
  private InMemoryPersistence store;

  @Override
  protected Persistence create() {
    store = new InMemoryPersistence(new InstanceId("TST"), () -> draws.next("epoch"));
    return store;
  }

  @Override
  protected Persistence reopen() {
    store = store.reopened();
    return store;
  }
}
