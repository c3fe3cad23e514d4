package dev.belay.persistence;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a {@link FileEmergencyJournal}: numbered files, and a file whose lock keeps a second process out. Not
 * thread-safe.
 *
 * <p>A file is only ever appended to. After a damaged tail, found or made, a new file is begun, so that a torn record
 * never stands before a good one. Streams are used, not channels: a thread that is interrupted would close a channel.
 */
final class EmergencyFiles {

  private static final String LOCK = "journal.lock";
  private static final String PREFIX = "journal-";
  private static final String SUFFIX = ".belay";

  private final Path folder;
  private RandomAccessFile lockFile;
  private FileOutputStream out;

  EmergencyFiles(Path folder) {
    this.folder = folder;
  }

  EmergencyJournal.Content load() throws IOException {
    begin();
    List<Entry> entries = new ArrayList<>();
    List<EmergencyJournal.Damage> damage = new ArrayList<>();
    for (Path file : files()) {
      EmergencyJournal.Content content = read(file);
      entries.addAll(content.entries());
      damage.addAll(content.damage());
    }
    return new EmergencyJournal.Content(entries, damage);
  }

  /** Writes and syncs. When it throws, the next call begins a new file. */
  void append(List<byte[]> frames) throws IOException {
    begin();
    try {
      for (byte[] frame : frames) {
        out.write(frame);
      }
      out.getFD().sync();
    } catch (IOException failed) {
      abandon(failed);
      throw failed;
    }
  }

  void close() throws IOException {
    try {
      if (out != null) {
        out.close();
      }
    } finally {
      out = null;
      if (lockFile != null) {
        lockFile.close();
      }
      lockFile = null;
    }
  }

  private void abandon(IOException failed) {
    try {
      out.close();
    } catch (IOException also) {
      failed.addSuppressed(also);
    }
    out = null;
  }

  private void begin() throws IOException {
    if (lockFile == null) {
      Files.createDirectories(folder);
      lock();
    }
    if (out == null) {
      List<Path> files = files();
      int last = files.isEmpty() ? 0 : numberOf(files.get(files.size() - 1));
      boolean fresh = last == 0 || !read(files.get(files.size() - 1)).damage().isEmpty();
      out = new FileOutputStream(folder.resolve(nameOf(fresh ? last + 1 : last)).toFile(), true);
      syncFolder();
    }
  }

  private void lock() throws IOException {
    RandomAccessFile file = new RandomAccessFile(folder.resolve(LOCK).toFile(), "rw");
    if (!isLocked(file)) {
      file.close();
      throw new StoreException(StoreFailure.LOCKED, "the emergency journal " + folder
          + " is in use by another process, or by another part of this one");
    }
    lockFile = file;
  }

  private static boolean isLocked(RandomAccessFile file) throws IOException {
    try {
      FileLock lock = file.getChannel().tryLock();
      return lock != null;
    } catch (OverlappingFileLockException taken) {
      return false;
    }
  }

  /** The name of a new file must survive a power cut too. Windows opens no folders, and needs no such sync. */
  private void syncFolder() throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> numberOf(file) > 0)
          .sorted((one, other) -> Integer.compare(numberOf(one), numberOf(other))).toList();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static EmergencyJournal.Content read(Path file) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return EmergencyFrames.decode(file.getFileName().toString(), in.readAllBytes());
    }
  }

  private static String nameOf(int number) {
    String digits = Integer.toString(number);
    return PREFIX + "0".repeat(Math.max(0, 6 - digits.length())) + digits + SUFFIX;
  }

  private static int numberOf(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
      return -1;
    }
    String digits = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
    return digits.matches("[0-9]{6,9}") ? Integer.parseInt(digits) : -1;
  }
}
