package dev.belay.testkit.contract;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import dev.belay.testkit.ForwardingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A right store that can be made to fail; subclasses spoil one thing. */
class SpoiledStore extends ForwardingStore {

  private static final int MOST_WAITING = 8;

  final Persistence right;
  boolean failNext;
  boolean damaged;
  private final List<Runnable> waiting = new ArrayList<>();
  private boolean failed;
  private boolean held;
  private boolean behind;

  SpoiledStore(Persistence right) {
    super(right);
    this.right = right;
  }

  @Override
  public CompletionStage<StoreIdentity> open() {
    return super.open().thenApply(this::identity)
        .thenApply(told -> damaged && tellsOfDamage() ? lossOf(told, "the disk is bad") : told);
  }

  StoreIdentity identity(StoreIdentity told) {
    return told;
  }

  boolean tellsOfDamage() {
    return true;
  }

  static StoreIdentity lossOf(StoreIdentity told, String loss) {
    return new StoreIdentity(told.instance(), told.epoch(), told.formerEpochs(), told.lastSequence(), told.lastGroup(),
        told.lastJournal(), Optional.of(loss));
  }

  /** Nothing is written until the answer is run. */
  Runnable hold() {
    held = true;
    return () -> {
      held = false;
      waiting.forEach(Runnable::run);
      waiting.clear();
      behind &= staysBehind();
    };
  }

  boolean staysBehind() {
    return true;
  }

  @Override
  public Optional<String> pressure() {
    return waiting.size() >= MOST_WAITING / 4 ? Optional.of(waiting.size() + " calls wait") : Optional.empty();
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    if (failNext || failed) {
      failNext = false;
      failed = staysFailed();
      return CompletableFuture.failedStage(new StoreException(StoreFailure.IO, "the disk is broken"));
    }
    behind |= waiting.size() >= MOST_WAITING;
    if (behind) {
      return CompletableFuture.failedStage(new StoreException(StoreFailure.BEHIND, "too much waits"));
    }
    return held ? queued(lane, batch) : super.append(lane, batch);
  }

  private CompletionStage<Void> queued(Lane lane, List<Entry> batch) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    waiting.add(() -> super.append(lane, batch).whenComplete((done, failure) -> told.complete(done)));
    return told;
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
