package dev.belay.testkit.contract;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import dev.belay.testkit.ForwardingStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A right store that can be made to fail; subclasses spoil one thing. */
class SpoiledStore extends ForwardingStore {

  final Persistence right;
  boolean failNext;
  private boolean failed;

  SpoiledStore(Persistence right) {
    super(right);
    this.right = right;
  }

  @Override
  public CompletionStage<StoreIdentity> open() {
    return super.open().thenApply(this::identity);
  }

  StoreIdentity identity(StoreIdentity told) {
    return told;
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    if (failNext || failed) {
      failNext = false;
      failed = staysFailed();
      return CompletableFuture.failedStage(new StoreException(StoreFailure.IO, "the disk is broken"));
    }
    return super.append(lane, batch);
  }

  boolean staysFailed() {
    return true;
  }

  @Override
  public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
    return failed ? CompletableFuture.failedStage(new StoreException(StoreFailure.IO, "the disk is broken"))
        : super.loadActive(finalSince);
  }

  static CompletionStage<Void> done() {
    return CompletableFuture.completedStage(null);
  }

  static CompletionStage<Void> refused() {
    return CompletableFuture.failedStage(new StoreException(StoreFailure.REFUSED, "spoiled"));
  }

  /** Tells success where the right store refuses. */
  static CompletionStage<Void> unrefused(CompletionStage<Void> stage) {
    return stage.exceptionally(failure -> {
      Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
      if (cause instanceof StoreException store && store.failure() == StoreFailure.REFUSED) {
        return null;
      }
      throw new CompletionException(cause);
    });
  }
}
