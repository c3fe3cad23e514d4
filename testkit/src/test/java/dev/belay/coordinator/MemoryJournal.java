package dev.belay.coordinator;

import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An emergency journal that outlives a coordinator, in memory. */
final class MemoryJournal implements EmergencyJournal {

  final List<Entry> entries = new ArrayList<>();

  @Override
  public CompletionStage<Void> append(Entry entry) {
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
