package dev.belay.testkit.sim;

import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The emergency journal of one life, on the simulated disk. */
final class DiskJournal implements EmergencyJournal {

  private final World world;
  private final ProcessTime process;
  private final Disk disk;
  private final ArrayDeque<Write> pending = new ArrayDeque<>();
  private long appends;
  private long lastDue;

  /** An entry on its way to the disk. */
  private record Write(Entry entry, CompletableFuture<Void> told, boolean fails) {}

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
    pending.add(new Write(entry, told, fails));
    lastDue = Math.max(lastDue, world.clock().monotonicNanos() + delay);
    world.clock().at(lastDue, () -> process.run(this::write));
    return told;
  }

  /** In the order of the calls, whatever else happens at the same instant. */
  private void write() {
    Write next = pending.remove();
    if (next.fails()) {
      disk.notJournalled(next.entry());
      next.told().completeExceptionally(new StoreException(StoreFailure.IO, "the journal cannot be written"));
    } else {
      disk.journalled(next.entry());
      next.told().complete(null);
    }
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
