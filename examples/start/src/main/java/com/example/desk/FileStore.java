package com.example.desk;

import dev.belay.order.InstanceId;
import dev.belay.persistence.Entry;
import dev.belay.persistence.EntryText;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/**
 * A {@link Persistence} in one file of lines, one line for each transaction: a checksum, then the entries. What is open
 * is kept in memory, by the store that core brings along, and made again from the lines at each start.
 *
 * <p>A line that was cut by a power failure was never acknowledged; it is dropped. All work is done on one thread.
 */
public final class FileStore implements Persistence {

  private static final String OPENED = "opened";

  private final Path file;
  private final LongSupplier entropy;
  private final ExecutorService writer = Executors.newSingleThreadExecutor(task -> {
    Thread thread = new Thread(task, "file-store");
    thread.setDaemon(true);
    return thread;
  });
  private InMemoryPersistence tables;
  private FileChannel channel;
  private long drawn;
  private boolean broken;
  private volatile boolean closed;

  /**
   * Names the store; nothing is opened yet.
   *
   * @param file the file, made if it is not there
   * @param instance the installation, always the same for a file
   * @param entropy random bits for the epoch of each opening
   */
  public FileStore(Path file, InstanceId instance, LongSupplier entropy) {
    this.file = file;
    this.entropy = entropy;
    this.tables = new InMemoryPersistence(instance, () -> drawn);
  }

  @Override
  public CompletionStage<StoreIdentity> open() {
    return work(() -> {
      long whole = Files.exists(file) ? replay() : 0;
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(whole).position(whole);
      StoreIdentity identity = opened(entropy.getAsLong());
      write(OPENED + " " + drawn);
      return identity;
    });
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    List<Entry> kept = List.copyOf(batch);
    return work(() -> {
      now(tables.append(lane, kept)); // refused here, nothing is written
      List<String> parts = kept.stream().map(EntryText::write).map(FileStore::armoured).toList();
      write(String.join(" ", parts));
      return null;
    });
  }

  @Override
  public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
    return work(() -> now(tables.loadActive(finalSince)));
  }

  @Override
  public CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
    return work(() -> now(tables.journal(from, limit)));
  }

  /** Waits for everything that was appended. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      writer.execute(this::release);
      writer.shutdown();
      try {
        writer.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void release() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      broken = true;
    }
  }

  /** For a test: from now on every write fails. */
  void pullTheDisk() {
    work(() -> {
      channel.close();
      return null;
    });
  }

  private <T> CompletionStage<T> work(Callable<T> task) {
    CompletableFuture<T> told = new CompletableFuture<>();
    if (closed) {
      told.completeExceptionally(new StoreException(StoreFailure.CLOSED, file + " is closed"));
      return told;
    }
    writer.execute(() -> {
      try {
        if (broken) {
          throw new StoreException(StoreFailure.IO, file + " failed before; its state is unknown");
        }
        told.complete(task.call());
      } catch (StoreException refused) {
        told.completeExceptionally(refused);
      } catch (Exception failed) {
        broken = true;
        told.completeExceptionally(new StoreException(StoreFailure.IO, file + ": " + failed.getMessage(), failed));
      }
    });
    return told;
  }

  /** Durable in both lanes: this store knows no cheaper one. */
  private void write(String line) throws IOException {
    byte[] bytes = (sum(line) + " " + line + "\n").getBytes(StandardCharsets.US_ASCII);
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(false);
  }

  /** Plays the file's lines into empty tables; answers how many bytes of it are whole. */
  private long replay() throws IOException {
    byte[] all = Files.readAllBytes(file);
    int from = 0;
    for (int at = 0; at < all.length; at++) {
      if (all[at] == '\n') {
        String line = new String(all, from, at - from, StandardCharsets.US_ASCII);
        int space = line.indexOf(' ');
        if (space < 0 || !line.substring(0, space).equals(sum(line.substring(space + 1)))) {
          throw new StoreException(StoreFailure.CORRUPT, file + " is damaged at byte " + from);
        }
        play(line.substring(space + 1));
        from = at + 1;
      }
    }
    return from;
  }

  private void play(String line) {
    if (line.startsWith(OPENED + " ")) {
      opened(Long.parseLong(line.substring(OPENED.length() + 1)));
      return;
    }
    List<Entry> batch = new ArrayList<>();
    for (String part : line.split(" ")) {
      batch.add(EntryText.read(new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8)));
    }
    now(tables.append(Lane.DURABLE, batch));
  }

  /** A new opening of the tables, with this draw. */
  private StoreIdentity opened(long bits) {
    tables = tables.reopened();
    drawn = bits;
    return now(tables.open());
  }

  private static String armoured(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sum(String line) {
    CRC32 sum = new CRC32();
    sum.update(line.getBytes(StandardCharsets.US_ASCII));
    return Long.toHexString(sum.getValue());
  }

  /** The tables answer at once. */
  private static <T> T now(CompletionStage<T> stage) {
    List<T> answer = new ArrayList<>();
    List<Throwable> failure = new ArrayList<>();
    stage.whenComplete((value, failed) -> {
      answer.add(value);
      if (failed != null) {
        failure.add(failed);
      }
    });
    if (!failure.isEmpty()) {
      throw (StoreException) failure.get(0);
    }
    return answer.get(0);
  }
}
