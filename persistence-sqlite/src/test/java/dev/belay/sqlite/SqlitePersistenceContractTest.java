package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.now;

import dev.belay.persistence.Persistence;
import dev.belay.testkit.contract.PersistenceContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

class SqlitePersistenceContractTest extends PersistenceContract {

  @TempDir
  Path folder;

  private SqlitePersistence store;

  @Override
  protected Persistence create() {
    return reopen();
  }

  @Override
  protected Persistence reopen() {
    store = new SqlitePersistence(config(file()).mostQueued(256).build());
    return store;
  }

  /** From now on SQLite answers every write as it does on a file system that turned read-only. */
  @Override
  protected boolean failNextCommit() {
    now(store.ask(writer -> writer.setting("query_only=ON")));
    return true;
  }

  @Override
  protected Optional<Runnable> hold() {
    CountDownLatch goOn = new CountDownLatch(1);
    store.ask(writer -> awaited(goOn));
    return Optional.of(goOn::countDown);
  }

  @Override
  protected boolean damage() {
    try {
      Samples.hurt(file(), "first");
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file() {
    return folder.resolve("belay.db");
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
