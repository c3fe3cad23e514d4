package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Something that waits for the writer: its result is noted while the writer is held, and told afterwards.
 *
 * @param <T> what it answers
 */
abstract sealed class Call<T> permits Append, Ask {

  private final CompletableFuture<T> done = new CompletableFuture<>();
  private Optional<StoreException> failure = Optional.empty();

  final CompletableFuture<T> done() {
    return done;
  }

  /** Notes a failure. */
  final void failed(StoreException why) {
    failure = Optional.of(why);
  }

  /** Completes the caller's stage; outside any lock, because callbacks run here. */
  final void tell() {
    if (failure.isPresent()) {
      done.completeExceptionally(failure.get());
    } else {
      done.complete(answer());
    }
  }

  /** What was noted where nothing failed. */
  abstract T answer();
}
