package dev.belay.testkit.sim;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The store of one life: commits take time, fail or hang as the seed has it, and never overtake each other. */
final class DiskStore implements Persistence {

  private final World world;
  private final ProcessTime process;
  private final Disk disk;
  private final Persistence inner;
  private final ArrayDeque<Write> pending = new ArrayDeque<>();
  private long lastDue;
  private long appends;
  private boolean failed;
  private boolean hangs;

  /** A batch on its way to the disk. */
  private static final class Write {
    private final Lane lane;
    private final List<Entry> batch;
    private final CompletableFuture<Void> told;
    private final boolean reappears;

    Write(Lane lane, List<Entry> batch, CompletableFuture<Void> told, boolean reappears) {
      this.lane = lane;
      this.batch = batch;
      this.told = told;
      this.reappears = reappears;
    }
  }

  DiskStore(World world, ProcessTime process, Disk disk) {
    this.world = world;
    this.process = process;
    this.disk = disk;
    this.inner = disk.next();
  }

  @Override
  public CompletionStage<StoreIdentity> open() {
    return later(inner.open());
  }

  @Override
  public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
    return later(inner.loadActive(finalSince));
  }

  @Override
  public CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
    return later(inner.journal(from, limit));
  }

  private <T> CompletionStage<T> later(CompletionStage<T> stage) {
    CompletableFuture<T> told = new CompletableFuture<>();
    stage.whenComplete((value, failure) -> world.clock().at(world.clock().monotonicNanos() + 300_000,
        () -> process.run(() -> complete(told, value, failure))));
    return told;
  }

  private static <T> void complete(CompletableFuture<T> told, T value, Throwable failure) {
    if (failure != null) {
      told.completeExceptionally(failure);
    } else {
      told.complete(value);
    }
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    CompletableFuture<Void> told = new CompletableFuture<>();
    if (!process.point()) {
      return told;
    }
    disk.handed(batch);
    long n = appends++;
    String label = "life " + process.life();
    long due = world.clock().monotonicNanos() + 60_000 + world.spread("commit", label, n, 800) * 1000L;
    if (world.strikes(Fault.DISK_SLOW, label, n)) {
      due += 50_000_000L + world.delay("slow", label, n, 2950) * 1_000_000L;
    }
    fall(label, n);
    if (hangs) {
      return told;
    }
    lastDue = Math.max(lastDue, due);
    if (failed) {
      world.clock().at(lastDue, () -> process.run(() -> told.completeExceptionally(
          new StoreException(StoreFailure.FULL, "the disk is full"))));
      return told;
    }
    failed = world.strikesOnce(Fault.COMMIT_REAPPEARS, label, n);
    Blows.Outcome outcome = world.blows().call(process.life(), "append");
    if (outcome == Blows.Outcome.NOT_DONE) {
      failed = true;
      world.clock().at(lastDue, () -> process.run(() -> told.completeExceptionally(
          new StoreException(StoreFailure.IO, "the write failed"))));
      return told;
    }
    failed |= outcome == Blows.Outcome.DONE_UNTOLD;
    pending.add(new Write(lane, batch, told, failed));
    world.clock().at(lastDue, () -> commit(true));
    return told;
  }

  /** From some commit on the disk is full, or hangs, for as long as this process lives. */
  private void fall(String label, long n) {
    failed |= world.strikesOnce(Fault.DISK_FULL, label, n);
    hangs |= world.strikesOnce(Fault.DISK_HANGS, label, n);
  }

  private void commit(boolean tell) {
    Write write = pending.poll();
    if (write == null) {
      return;
    }
    inner.append(write.lane, write.batch).whenComplete((nothing, refused) -> {
      if (refused == null) {
        disk.committed(write.lane, write.batch);
      } else {
        world.violate(Invariant.S9_ORDERS_OF_THE_STORE, refused.toString());
      }
      Throwable failure = write.reappears ? new StoreException(StoreFailure.IO, "the sync failed") : refused;
      if (tell) {
        process.run(() -> complete(write.told, nothing, failure));
      }
    });
  }

  /** The process dies: some of what it had handed over is written all the same, the rest is not. */
  void die(int writtenPerMille) {
    int written = pending.size() * writtenPerMille / 1000;
    for (int i = 0; i < written; i++) {
      commit(false);
    }
    pending.clear();
  }

  /** What the next life would load. */
  List<Entry> content() {
    List<Entry> found = new ArrayList<>();
    inner.loadActive(world.clock().wall().minusSeconds(86_400))
        .whenComplete((entries, failure) -> found.addAll(entries));
    return found;
  }

  /** Whether everything that was handed over is written. */
  boolean isIdle() {
    return pending.isEmpty();
  }

  boolean isSound() {
    return !failed && !hangs;
  }

  @Override
  public void close() {
    inner.close();
  }
}
