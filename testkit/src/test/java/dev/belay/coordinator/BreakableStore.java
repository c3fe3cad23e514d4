package dev.belay.coordinator;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.testkit.ForwardingStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A store whose disk a test can break: from then on appends fail, or are never answered. */
final class BreakableStore extends ForwardingStore {

  /** What the disk does. */
  enum Disk {
    WORKS, SLOW, FAILS, HANGS
  }

  Disk disk = Disk.WORKS;
  Consumer<Runnable> slowly = Runnable::run;

  BreakableStore(Persistence store) {
    super(store);
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    return switch (disk) {
      case WORKS -> super.append(lane, batch);
      case SLOW -> {
        CompletableFuture<Void> late = new CompletableFuture<>();
        slowly.accept(() -> super.append(lane, batch).whenComplete((nothing, failure) -> late.complete(nothing)));
        yield late;
      }
      case FAILS -> CompletableFuture.failedStage(new StoreException(StoreFailure.FULL, "the disk is full"));
      case HANGS -> new CompletableFuture<>();
    };
  }
}
