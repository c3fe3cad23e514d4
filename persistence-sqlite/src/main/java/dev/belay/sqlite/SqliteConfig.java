package dev.belay.sqlite;

import dev.belay.order.InstanceId;
import java.nio.file.Path;
import java.security.SecureRandom;
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
 * @param writer where all reading and writing runs; empty, the default, for a thread of the store's own, named
 *     {@code belay-store}
 * @param entropy random bits for the epoch; default a {@link SecureRandom}
 */
public record SqliteConfig(Path file, InstanceId instance, boolean create, Optional<Executor> writer,
    LongSupplier entropy) {

  /** Refuses missing parts. */
  public SqliteConfig {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(writer, "writer");
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
    private Optional<Executor> writer = Optional.empty();
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
     * Gives the store an executor instead of a thread of its own. It may be shared, but whatever it runs delays
     * intents; {@code Runnable::run} commits on the caller's thread, for simulations.
     *
     * @param executor where all reading and writing runs; the store does not shut it down
     * @return this
     */
    public Builder writer(Executor executor) {
      writer = Optional.of(executor);
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
      if (!problems.isEmpty()) {
        throw new IllegalArgumentException(String.join("; ", problems));
      }
      return new SqliteConfig(file.toAbsolutePath().normalize(), instance, create, writer, entropy);
    }
  }
}
