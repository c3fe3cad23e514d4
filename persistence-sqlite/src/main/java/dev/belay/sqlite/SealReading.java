package dev.belay.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The check of a seal, which reads the whole file, beside the loading of the native library, which takes as long. */
final class SealReading {

  private final FutureTask<Seal.Finding> task;

  private SealReading(Path store) {
    task = new FutureTask<>(() -> Seal.check(store));
  }

  static SealReading begin(Path store) {
    SealReading reading = new SealReading(store);
    Thread thread = new Thread(reading.task, "belay-store-seal");
    thread.setDaemon(true);
    thread.start();
    return reading;
  }

  /** Waits for what the seal says. */
  Seal.Finding finding() throws IOException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException("the seal could not be checked", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the seal was checked", e);
    }
  }
}
