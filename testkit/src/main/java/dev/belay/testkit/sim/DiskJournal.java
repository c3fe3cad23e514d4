package dev.belay.testkit.sim;

import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The emergency journal of one life, on the simulated disk. */
final class DiskJournal implements EmergencyJournal {

  private final World world;
  private final ProcessTime process;
  private final Disk disk;
  private long appends;

  DiskJournal(World world, ProcessTime process, Disk disk) {
    this.world = world;
    this.process = process;
    this.disk = disk;
  }

  @Override
  public CompletionStage<Void> append(Entry entry) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    if (!process.point()) {
      return told;
    }
    disk.handed(List.of(entry));
    long n = appends++;
    String label = "life " + process.life();
    long delay = 200_000;
    if (world.strikes(Fault.JOURNAL_SLOW, label, n)) {
      delay = 100_000_000L + world.delay("journal", label, n, 1900) * 1_000_000L;
    }
    boolean fails = world.strikes(Fault.JOURNAL_FAILS, label, n)
        | world.blows().call(process.life(), "journal") != Blows.Outcome.WORKS;
    world.clock().at(world.clock().monotonicNanos() + delay, () -> process.run(() -> {
      if (fails) {
        disk.notJournalled(entry);
        told.completeExceptionally(new StoreException(StoreFailure.IO, "the journal cannot be written"));
      } else {
        disk.journalled(entry);
        told.complete(null);
      }
    }));
    return told;
  }

  @Override
  public CompletionStage<Content> load() {
    CompletableFuture<Content> told = new CompletableFuture<>();
    world.clock().at(world.clock().monotonicNanos() + 200_000, () -> process.run(() -> told.complete(disk.journal())));
    return told;
  }

  @Override
  public void close() {}
}
