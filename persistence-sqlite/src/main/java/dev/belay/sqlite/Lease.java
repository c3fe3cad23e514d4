package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The right to be the store's only owner: a lock on a hidden file beside it.
 *
 * <p>A file of its own, because any close of a file anywhere in a process drops all locks that the process holds on it,
 * and SQLite's own locks don't see a second copy of SQLite in one process, which a second class loader brings. The
 * JDK's locks do. Nobody reads or writes the lock's file; who owns it stands in another one.
 */
final class Lease implements AutoCloseable {

  private final RandomAccessFile held;
  private final Path owner;

  private Lease(RandomAccessFile held, Path owner) {
    this.held = held;
    this.owner = owner;
  }

  /** Takes the lease of a store, whether its file exists or not. */
  static Lease of(Path store) throws IOException {
    Path owner = ownerOf(store);
    RandomAccessFile file = new RandomAccessFile(lockOf(store).toFile(), "rw");
    if (!isLocked(file)) {
      file.close();
      throw new StoreException(StoreFailure.LOCKED, "the store " + store
          + " is in use by another process, or by another part of this one; " + owner + " says by whom");
    }
    Lease lease = new Lease(file, owner);
    Files.writeString(owner, "process " + ProcessHandle.current().pid() + " since " + Instant.now() + "\n",
        StandardCharsets.UTF_8);
    return lease;
  }

  static Path lockOf(Path store) {
    return store.resolveSibling("." + store.getFileName() + ".lock");
  }

  static Path ownerOf(Path store) {
    return store.resolveSibling(store.getFileName() + ".owner");
  }

  /** Gives the lease back. The lock's file stays: to delete it would let two owners hold different files. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(owner);
    } finally {
      held.close();
    }
  }

  private static boolean isLocked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException taken) {
      return false;
    }
  }
}
