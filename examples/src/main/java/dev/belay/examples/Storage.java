package dev.belay.examples;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a desk keeps what must outlive its process: Belay's store, and the simulated exchange's truth.
 *
 * @param store the SQLite file; empty for a store in memory
 * @param exchange the exchange's file; empty for an exchange in memory
 */
record Storage(Optional<Path> store, Optional<Path> exchange) {

  static final Storage IN_MEMORY = new Storage(Optional.empty(), Optional.empty());

  /** The exchange's file lies beside the store unless another one is named. */
  static Storage of(Optional<Path> store, Optional<Path> exchange) {
    return new Storage(store, exchange.or(() -> store.map(file -> beside(file, ".exchange"))));
  }

  /** The emergency journal's folder: beside the store here; a real host takes another volume. */
  Optional<Path> emergency() {
    return store.map(file -> beside(file, ".emergency"));
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
