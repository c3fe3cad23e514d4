package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file system that a store lies on: what it is, and how much room it has. */
final class Volume {

  /** Below this a person is told. */
  static final long LOW_BYTES = 256L << 20;

  /** Below this nothing new is begun. */
  static final long SHORT_BYTES = 64L << 20;

  /** Locks and syncs of these are promises of another machine; sqlite.org/wal.html wants one host. */
  private static final List<String> REMOTE = List.of("nfs", "cifs", "smb", "9p", "fuse.", "vboxsf", "afs", "ceph",
      "gluster", "lustre", "davfs", "ncp", "virtiofs");

  private final FileStore store;

  Volume(Path folder) throws IOException {
    store = Files.getFileStore(folder);
  }

  /** {@return what is questionable about it; refuses what cannot keep a promise} */
  Optional<String> judge(Path file) {
    return judge(file, store.type());
  }

  static Optional<String> judge(Path file, String type) {
    String name = type.toLowerCase(Locale.ROOT);
    if (REMOTE.stream().anyMatch(name::startsWith)) {
      throw new StoreException(StoreFailure.IO, "the store " + file + " lies on a network file system (" + type
          + "), whose locks and syncs cannot be relied on; put it on a local disk");
    }
    return switch (name) {
      case "tmpfs", "ramfs" -> Optional.of(file + " lies in memory (" + type + "): a power cut or reboot takes it");
      case "overlay" -> Optional.of(file + " lies in a container's own layer (" + type
          + "): it goes with the container; mount a volume");
      default -> Optional.empty();
    };
  }

  long roomBytes() throws IOException {
    return store.getUsableSpace();
  }
}
