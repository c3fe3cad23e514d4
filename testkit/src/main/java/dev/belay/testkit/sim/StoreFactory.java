package dev.belay.testkit.sim;

import dev.belay.order.InstanceId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where the stores of simulated processes come from. In memory unless the host brings another, such as one on SQLite
 * whose writer runs in the caller's turn: all stages must be complete when the methods return.
 */
public interface StoreFactory {

  /** The content of one store over all lives of the process. Not thread-safe. */
  interface Shelf extends AutoCloseable {

    /** {@return a handle on the content, not opened yet; the former one is closed first} */
    Persistence next();

    @Override
    void close();
  }

  /**
   * {@return a new, empty store}
   *
   * @param instance the installation
   * @param entropy random bits, asked once at each opening
   */
  Shelf shelf(InstanceId instance, LongSupplier entropy);

  /** {@return stores in memory} */
  static StoreFactory inMemory() {
    return (instance, entropy) -> new Shelf() {
      private Optional<InMemoryPersistence> last = Optional.empty();

      @Override
      public Persistence next() {
        InMemoryPersistence next = last.map(InMemoryPersistence::reopened)
            .orElseGet(() -> new InMemoryPersistence(instance, entropy));
        last = Optional.of(next);
        return next;
      }

      @Override
      public void close() {
        last.ifPresent(InMemoryPersistence::close);
      }
    };
  }
}
