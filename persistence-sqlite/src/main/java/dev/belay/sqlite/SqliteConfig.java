package dev.belay.sqlite;

import dev.belay.order.InstanceId;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Where a store is and who writes it. Made by {@link #builder}.
 *
 * @param file the store's file; beside it SQLite keeps a log, and the store its lock and its owner's name
 * @param instance the installation; a store of another one is refused
 * @param create whether a missing file is made; default no, so that a wrong path does not pass for a new store
 * @param quarantine whether a damaged store is moved away and a new one begun in its place, from the broker's books in
 *     EXIT_ONLY; default yes. Otherwise opening fails with {@link dev.belay.persistence.StoreFailure#CORRUPT}
 * @param ballast how many bytes are kept beside the store for the day when the disk is full; default 16 MiB, 0 for none
 * @param mostQueued how many calls may wait to be written; default 8,192. From a quarter of it on the store asks for
 *     nothing new to be begun, beyond it the store has failed
 * @param copies copies that the store makes unasked; none by default
 * @param writer where all reading and writing runs; empty, the default, for a thread of the store's own, named
 *     {@code belay-store}
 * @param callbacks where stages complete; empty, the default, for where they were written
 * @param entropy random bits for the epoch; default a {@link SecureRandom}
 */
public record SqliteConfig(Path file, InstanceId instance, boolean create, boolean quarantine, long ballast,
    int mostQueued, Optional<Copying> copies, Optional<Executor> writer, Optional<Executor> callbacks,
    LongSupplier entropy) {

  /**
   * Where copies go and how often.
   *
   * @param folder where; best on another disk. Made when missing
   * @param every the time between two, at least a second
   * @param keep how many are kept; older ones are removed
   */
  public record Copying(Path folder, Duration every, int keep) {

    /** Refuses missing parts. */
    public Copying {
      Objects.requireNonNull(folder, "folder");
      Objects.requireNonNull(every, "every");
    }
  }

  /** Refuses missing parts. */
  public SqliteConfig {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(copies, "copies");
    Objects.requireNonNull(writer, "writer");
    Objects.requireNonNull(callbacks, "callbacks");
    Objects.requireNonNull(entropy, "entropy");
  }

  /**
   * Begins a configuration. There is no default path: a store in a temporary folder does not outlive a reboot.
   *
   * @param file the store's file
   * @param instance the installation
   * @return a builder with the defaults
   */
  public static Builder builder(Path file, InstanceId instance) {
    return new Builder(file, instance);
  }

  /** Collects what differs from the defaults. Not thread-safe. */
  public static final class Builder {

    private final Path file;
    private final InstanceId instance;
    private boolean create;
    private boolean quarantine = true;
    private long ballast = 16L << 20;
    private int mostQueued = 8_192;
    private Optional<Copying> copies = Optional.empty();
    private Optional<Executor> writer = Optional.empty();
    private Optional<Executor> callbacks = Optional.empty();
    private LongSupplier entropy = new SecureRandom()::nextLong;

    private Builder(Path file, InstanceId instance) {
      this.file = file;
      this.instance = instance;
    }

    /**
     * Lets a missing file be made, with the folders above it.
     *
     * @param whether whether a missing file is made
     * @return this
     */
    public Builder create(boolean whether) {
      create = whether;
      return this;
    }

    /**
     * Chooses what happens to a damaged store.
     *
     * @param whether whether it is moved away and a new one is begun
     * @return this
     */
    public Builder quarantine(boolean whether) {
      quarantine = whether;
      return this;
    }

    /**
     * Sets how much room is kept for the day when the disk is full.
     *
     * @param bytes of a file that is really written, 0 for none
     * @return this
     */
    public Builder ballast(long bytes) {
      ballast = bytes;
      return this;
    }

    /**
     * Bounds the queue.
     *
     * @param calls how many may wait to be written, at least 4
     * @return this
     */
    public Builder mostQueued(int calls) {
      mostQueued = calls;
      return this;
    }

    /**
     * Has the store copy itself from time to time, in a quiet moment, or in a busy one when it has waited for half of
     * the time between two. A copy is whole in itself, is named like the store with the time (UTC) behind it, and is
     * made by the writer, which does nothing else meanwhile: about 30 ms for each 10 MB. Without a thread of its own
     * the store makes none. {@link SqlitePersistence#lastCopy()} tells what became of the last one.
     *
     * @param folder where copies go, best on another disk; made when missing
     * @param every the time between two, at least a second
     * @param keep how many are kept, at least 1; older ones are removed
     * @return this
     */
    public Builder copies(Path folder, Duration every, int keep) {
      copies = Optional.of(new Copying(folder.toAbsolutePath().normalize(), every, keep));
      return this;
    }

    /**
     * Gives the store an executor instead of a thread of its own. It may be shared, but whatever it runs delays
     * intents; {@code Runnable::run} commits on the caller's thread, for simulations. Without a thread of its own the
     * store does nothing unasked: relaxed commits reach the disk with the next durable one, or with the first relaxed
     * one 200 ms later, and the log is moved into the file when it is long.
     *
     * @param executor where all reading and writing runs; the store does not shut it down
     * @return this
     */
    public Builder writer(Executor executor) {
      writer = Optional.of(executor);
      return this;
    }

    /**
     * Has stages complete somewhere else than on the writer's thread: all of one transaction in one task, in the order
     * of their calls. A thread that appends and is told, as an event loop is, is then woken once for each transaction
     * and not once for each call. For the coordinator's loop that is {@code task -> time.after(Duration.ZERO, task)}.
     * What is refused before it is queued completes at once, on the caller's thread. Where the executor refuses a task,
     * its stages complete on the writer's thread; if it drops one in silence, they never do.
     *
     * @param executor runs one task at a time, in their order; the store does not shut it down
     * @return this
     */
    public Builder callbacks(Executor executor) {
      callbacks = Optional.of(executor);
      return this;
    }

    /**
     * Replaces the source of random bits, for runs that must repeat.
     *
     * @param bits asked once for each opening
     * @return this
     */
    public Builder entropy(LongSupplier bits) {
      entropy = bits;
      return this;
    }

    /**
     * {@return the configuration}
     *
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public SqliteConfig build() {
      List<String> problems = new ArrayList<>();
      if (file.getFileName() == null) {
        problems.add("'" + file + "' names no file");
      }
      if (file.toString().indexOf('?') >= 0) {
        problems.add("'" + file + "' has a '?', which the driver takes for settings");
      }
      if (ballast < 0) {
        problems.add("a ballast of " + ballast + " bytes");
      }
      if (mostQueued < 4) {
        problems.add("a queue of " + mostQueued + " calls; at least 4");
      }
      copies.ifPresent(each -> {
        if (each.every().compareTo(Duration.ofSeconds(1)) < 0) {
          problems.add("copies every " + each.every() + "; at least a second");
        }
        if (each.keep() < 1) {
          problems.add(each.keep() + " copies to keep; at least 1");
        }
      });
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", problems));
      }
      return new SqliteConfig(file.toAbsolutePath().normalize(), instance, create, quarantine, ballast, mostQueued,
          copies, writer, callbacks, entropy);
    }
  }
}
