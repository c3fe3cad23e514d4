package dev.belay.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/**
 * Where the driver unpacks its native library. By default that is the temporary folder, where every killed process
 * leaves a megabyte for ever, and where some machines run nothing. A folder beside the store belongs to whoever has the
 * lease, so what lies there is of the dead and is swept.
 *
 * <p>What the host has set itself stays, and the setting is only made while the library is loaded, once in a process.
 */
final class NativeFolder {

  private static final String FOLDER = "org.sqlite.tmpdir";
  private static final List<String> OF_THE_HOST = List.of(FOLDER, "org.sqlite.lib.path", "org.sqlite.lib.name");
  private static boolean loaded;

  private NativeFolder() {}

  static Path of(Path store) {
    return store.resolveSibling("." + store.getFileName() + ".native");
  }

  /** Loads the library unless it was; the caller has the lease. */
  static synchronized void load(Path store) throws IOException {
    if (!loaded) {
      if (OF_THE_HOST.stream().anyMatch(name -> System.getProperty(name) != null) || !loadFrom(swept(of(store)))) {
        tryLoad();
      }
      loaded = true;
    }
  }

  private static boolean loadFrom(Path folder) {
    System.setProperty(FOLDER, folder.toString());
    try {
      return tryLoad();
    } finally {
      System.clearProperty(FOLDER);
    }
  }

  /** A folder from which nothing may be run is no failure yet: the first connection says what is wrong. */
  private static boolean tryLoad() {
    try {
      return SQLiteJDBCLoader.initialize();
    } catch (Exception tellsTheConnection) {
      return false;
    }
  }

  static Path swept(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> left = Files.list(folder)) {
      for (Path each : left.filter(file -> file.getFileName().toString().startsWith("sqlite-")).toList()) {
        removed(each);
      }
    }
    return folder;
  }

  /** Windows keeps a library that a living process has loaded. */
  private static Optional<IOException> removed(Path file) {
    try {
      Files.deleteIfExists(file);
      return Optional.empty();
    } catch (IOException inUse) {
      return Optional.of(inUse);
    }
  }
}
