package com.example.desk;

import dev.belay.order.InstanceId;
import dev.belay.persistence.Persistence;
import dev.belay.testkit.contract.PersistenceContract;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;

/** The file keeps the contract of a {@link Persistence}. */
class FileStoreTest extends PersistenceContract {

  @TempDir
  Path folder;

  private final AtomicLong entropy = new AtomicLong(7);
  private FileStore store;

  @Override
  protected Persistence create() {
    return reopen();
  }

  @Override
  protected Persistence reopen() {
    store = new FileStore(folder.resolve("desk.log"), new InstanceId("DSK"), entropy::incrementAndGet);
    return store;
  }

  @Override
  protected boolean failNextCommit() {
    store.pullTheDisk();
    return true;
  }
}
