package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.now;

import dev.belay.persistence.Persistence;
import dev.belay.testkit.contract.PersistenceContract;
import java.nio.file.Path;
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
    store = new SqlitePersistence(config(folder.resolve("belay.db")).build());
    return store;
  }

  /** From now on SQLite answers every write as it does on a file system that turned read-only. */
  @Override
  protected boolean failNextCommit() {
    now(store.ask(writer -> writer.setting("query_only=ON")));
    return true;
  }
}
