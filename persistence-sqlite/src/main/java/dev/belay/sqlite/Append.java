package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One call of {@code append}, on its way to the writer and back. */
final class Append implements Call {

  private final Lane lane;
  private final List<Entry> batch;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Optional<StoreException> failure = Optional.empty();

  Append(Lane lane, List<Entry> batch) {
    this.lane = lane;
    this.batch = batch;
  }

  Lane lane() {
    return lane;
  }

  List<Entry> batch() {
    return batch;
  }

  CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void failed(StoreException why) {
    failure = Optional.of(why);
  }

  @Override
  public void tell() {
    if (failure.isPresent()) {
      done.completeExceptionally(failure.get());
    } else {
      done.complete(null);
    }
  }
}
