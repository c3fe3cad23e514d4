package dev.belay.coordinator;

import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An emergency journal that outlives a coordinator, in memory. */
final class MemoryJournal implements EmergencyJournal {

  final List<Entry> entries = new ArrayList<>();
  boolean fails;

  @Override
  public CompletionStage<Void> append(Entry entry) {
    if (fails) {
      return CompletableFuture.failedStage(new StoreException(StoreFailure.FULL, "no room"));
    }
    entries.add(entry);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Content> load() {
    return CompletableFuture.completedStage(new Content(entries, List.of()));
  }

  @Override
  public void close() {}
}
