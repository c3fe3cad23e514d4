package dev.belay.sqlite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the writer's thread of a child process asked of the system, in its order: writes and syncs of the store and its
 * log, and what it told about them.
 *
 * @param calls in their order
 */
record Trace(List<Call> calls) {

  enum Kind {
    WRITE, CUT, SYNC, TOLD
  }

  /**
   * One call.
   *
   * @param path the file
   * @param data what was written or told
   * @param number where it was written, the new length, or the number that was told
   */
  record Call(Kind kind, String path, byte[] data, long number) {}

  private static final Pattern WRITE = Pattern.compile(
      "pwrite64\\(\\d+<([^>]*)>, \"([^\"]*)\", (\\d+), (\\d+)\\) += \\3");
  private static final Pattern SYNC = Pattern.compile("f(?:data)?sync\\(\\d+<([^>]*)>\\) += 0");
  private static final Pattern CUT = Pattern.compile("ftruncate\\(\\d+<([^>]*)>, (\\d+)\\) += 0");
  private static final Pattern TOLD = Pattern.compile("write\\(1<[^>]*>, \"([^\"]*)\", \\d+\\) += \\d+");
  private static final Pattern FATE = Pattern.compile("(?:kept|sent) (\\d+)[^\n]*");
  private static final Pattern BEGUN = Pattern.compile("^(\\d+) +(.*) <unfinished \\.\\.\\.>$");
  private static final Pattern ENDED = Pattern.compile("^(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)$");
  private static final Pattern WHOLE = Pattern.compile("^\\d+ +(.*)$");

  static boolean isPossible() {
    try {
      return new ProcessBuilder("strace", "-o", "/dev/null", "true").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs a main class that tells what was kept; its writer's thread is the one that writes the log. */
  static Trace of(Path folder, Class<?> main, String... args) throws IOException, InterruptedException {
    Path prefix = folder.resolve("trace");
    Child.under(List.of("strace", "-ff", "-y", "-xx", "-s", "100000", "-o", prefix.toString(), "-e",
        "trace=pwrite64,fsync,fdatasync,ftruncate,write"), main, args);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path each : files.filter(path -> path.getFileName().toString().startsWith("trace.")).toList()) {
        Trace trace = parse(Files.readAllLines(each, StandardCharsets.ISO_8859_1));
        Files.delete(each);
        if (trace.calls().stream().anyMatch(call -> call.path().endsWith("-wal") && call.kind() == Kind.WRITE)) {
          return trace;
        }
      }
    }
    throw new AssertionError("no thread of " + main + " wrote a log");
  }

  /** Runs a main class and takes the calls of all its threads, in the order in which the system saw them. */
  static Trace ofAll(Path folder, Class<?> main, String... args) throws IOException, InterruptedException {
    Path file = folder.resolve("trace");
    Child.under(List.of("strace", "-f", "-y", "-xx", "-s", "100000", "-o", file.toString(), "-e",
        "trace=pwrite64,fsync,fdatasync,ftruncate,write"), main, args);
    return parse(joined(Files.readAllLines(file, StandardCharsets.ISO_8859_1)));
  }

  /**
   * Joins the two halves of calls between which another thread was seen. What was told counts from where the call
   * began, everything else from where it ended.
   */
  static List<String> joined(List<String> lines) {
    List<String> all = new ArrayList<>();
    SortedMap<String, Integer> begun = new TreeMap<>();
    for (String line : lines) {
      Matcher first = BEGUN.matcher(line);
      Matcher second = ENDED.matcher(line);
      Matcher whole = WHOLE.matcher(line);
      if (first.matches()) {
        begun.put(first.group(1), all.size());
        all.add(first.group(2));
      } else if (second.matches() && begun.containsKey(second.group(1))) {
        int at = begun.remove(second.group(1));
        String call = all.get(at) + second.group(2);
        all.set(at, call.startsWith("write(") ? call : "");
        all.add(call.startsWith("write(") ? "" : call);
      } else if (whole.matches()) {
        all.add(whole.group(1));
      }
    }
    return all;
  }

  static Trace parse(List<String> lines) {
    List<Call> calls = new ArrayList<>();
    lines.forEach(line -> call(line).filter(Trace::matters).ifPresent(calls::add));
    return new Trace(calls);
  }

  private static boolean matters(Call call) {
    return call.kind() == Kind.TOLD || call.path().endsWith(".db") || call.path().endsWith(".db-wal");
  }

  private static Optional<Call> call(String line) {
    Matcher write = WRITE.matcher(line);
    if (write.find()) {
      return Optional.of(new Call(Kind.WRITE, path(write.group(1)), bytes(write.group(2)),
          Long.parseLong(write.group(4))));
    }
    Matcher sync = SYNC.matcher(line);
    if (sync.find()) {
      return Optional.of(new Call(Kind.SYNC, path(sync.group(1)), new byte[0], 0));
    }
    Matcher cut = CUT.matcher(line);
    if (cut.find()) {
      return Optional.of(new Call(Kind.CUT, path(cut.group(1)), new byte[0], Long.parseLong(cut.group(2))));
    }
    Matcher told = TOLD.matcher(line);
    Matcher fate = FATE.matcher(told.find() ? new String(bytes(told.group(1)), StandardCharsets.UTF_8) : "");
    return fate.find() ? Optional.of(new Call(Kind.TOLD, "", fate.group().getBytes(StandardCharsets.UTF_8),
        Long.parseLong(fate.group(1)))) : Optional.empty();
  }

  private static String path(String text) {
    return text.indexOf('\\') < 0 ? text : new String(bytes(text), StandardCharsets.UTF_8);
  }

  /** The form that {@code -xx} writes: two hexadecimal digits for each byte. */
  private static byte[] bytes(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() / 4);
    for (int at = 0; at + 4 <= text.length(); at += 4) {
      out.write(Character.digit(text.charAt(at + 2), 16) << 4 | Character.digit(text.charAt(at + 3), 16));
    }
    return out.toByteArray();
  }
}
