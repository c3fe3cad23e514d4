package dev.belay.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that a test prints and the repository keeps, so that a change of it is a diff somebody reads.
 *
 * <p>Run the test with {@code -Dgolden=write} to write the kept text anew.
 */
public final class Golden {
  private Golden() {}

  /** Fails unless the file, relative to the repository's root, holds exactly this text. */
  public static void check(String file, String actual) {
    Path kept = Repository.root().resolve(file);
    if ("write".equals(System.getProperty("golden"))) {
      write(kept, actual);
    }
    compare(file, Files.exists(kept) ? Repository.read(kept) : "", actual);
  }

  static void compare(String file, String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError(file + " is not what the code says now; run this test with -Dgolden=write and"
          + " review the diff.\n--- kept\n" + expected + "--- now\n" + actual);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
