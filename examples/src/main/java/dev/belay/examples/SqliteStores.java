package dev.belay.examples;

import dev.belay.order.InstanceId;
import dev.belay.persistence.Persistence;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.sim.StoreFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Stores on SQLite for simulated processes: each in a file of its own, written in the caller's turn. */
final class SqliteStores implements StoreFactory {

  private final Path folder;
  private final AtomicInteger made = new AtomicInteger();

  private SqliteStores(Path folder) {
    this.folder = folder;
  }

  static SqliteStores inTempFolder() {
    try {
      Path folder = Files.createTempDirectory("belay-simulate");
      folder.toFile().deleteOnExit();
      return new SqliteStores(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Shelf shelf(InstanceId instance, LongSupplier entropy) {
    Path own = folder.resolve("seed-" + made.getAndIncrement());
    own.toFile().mkdirs();
    return new OneFile(own, instance, entropy);
  }

  private static final class OneFile implements Shelf {
    private final Path folder;
    private final InstanceId instance;
    private final LongSupplier entropy;
    private Optional<SqlitePersistence> last = Optional.empty();

    OneFile(Path folder, InstanceId instance, LongSupplier entropy) {
      this.folder = folder;
      this.instance = instance;
      this.entropy = entropy;
    }

    @Override
    public Persistence next() {
      last.ifPresent(SqlitePersistence::close);
      SqlitePersistence next = new SqlitePersistence(SqliteConfig.builder(folder.resolve("store.db"), instance)
          .create(last.isEmpty()).writer(Runnable::run).entropy(entropy).build());
      last = Optional.of(next);
      return next;
    }

    @Override
    public void close() {
      last.ifPresent(SqlitePersistence::close);
      for (File each : Optional.ofNullable(folder.toFile().listFiles()).orElse(new File[0])) {
        each.delete();
      }
      folder.toFile().delete();
    }
  }
}
