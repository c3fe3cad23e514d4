package dev.belay.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The simulated exchange's truth on disk, so that it outlives the trading process as a real exchange does: every event
 * is handed to the operating system before anybody is answered. It survives the death of the process, not a power cut.
 *
 * <p>One line an event with its checksum, the first line names the format. A last line that is incomplete is a death in
 * the middle of a write: it was never answered and is dropped. Any other damage is an error. The file is locked for
 * one process at a time. Not thread-safe; the exchange writes on its time source's thread.
 */
public final class ExchangeFile implements AutoCloseable {

  private static final String HEADER = "belay-exchange 1";

  private final Path path;
  private final FileChannel channel;
  private final List<ExchangeEvent> found;

  private ExchangeFile(Path path, FileChannel channel, List<ExchangeEvent> found) {
    this.path = path;
    this.channel = channel;
    this.found = found;
  }

  /**
   * Opens a file, which is made when it is missing.
   *
   * @param path where
   * @return the file with what was found in it
   * @throws IllegalStateException when another process uses it, it is no such file, or it is damaged
   * @throws UncheckedIOException when the disk fails
   */
  public static ExchangeFile open(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
          StandardOpenOption.WRITE);
      try {
        lock(path, channel);
        return new ExchangeFile(path, channel, load(path, channel));
      } catch (IOException | RuntimeException failed) {
        channel.close();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("exchange file " + path, failed);
    }
  }

  /** {@return what was found when it was opened, in order} */
  public List<ExchangeEvent> found() {
    return found;
  }

  /** {@return when the last event that was found happened; start a new clock at or after it} */
  public Optional<Instant> lastFound() {
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1).at());
  }

  Path path() {
    return path;
  }

  void append(ExchangeEvent event) {
    try {
      write(channel, EventText.write(event));
    } catch (IOException failed) {
      throw new UncheckedIOException("exchange file " + path, failed);
    }
  }

  /** Closes the file and gives up its lock. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException("exchange file " + path, failed);
    }
  }

  private static void lock(Path path, FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException mine) {
      throw new IllegalStateException("exchange file " + path + " is in use by this process", mine);
    }
    throw new IllegalStateException("exchange file " + path + " is in use by another process");
  }

  private static List<ExchangeEvent> load(Path path, FileChannel channel) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int read = 0; buffer.hasRemaining() && read >= 0;) {
      read = channel.read(buffer);
    }
    List<ExchangeEvent> events = new ArrayList<>();
    int start = 0;
    int number = 0;
    for (int end = 0; end < bytes.length; end++) {
      if (bytes[end] == '\n') {
        number++;
        String text = checked(path, number, new String(bytes, start, end - start, StandardCharsets.UTF_8));
        if (number == 1 && !text.equals(HEADER)) {
          throw new IllegalStateException(path + " is no exchange file of this version");
        }
        if (number > 1) {
          events.add(EventText.read(text));
        }
        start = end + 1;
      }
    }
    if (start == 0 && bytes.length > HEADER.length() + 9) {
      throw new IllegalStateException(path + " is no exchange file");
    }
    channel.truncate(start);
    channel.position(start);
    if (start == 0) {
      write(channel, HEADER);
    }
    return List.copyOf(events);
  }

  private static String checked(Path path, int number, String line) {
    int blank = line.indexOf(' ');
    String text = line.substring(blank + 1);
    if (blank < 0 || !line.substring(0, blank).equals(checksum(text))) {
      throw new IllegalStateException(path + " is damaged or no exchange file: line " + number);
    }
    return text;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer line = ByteBuffer.wrap((checksum(text) + " " + text + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
  }

  private static String checksum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
