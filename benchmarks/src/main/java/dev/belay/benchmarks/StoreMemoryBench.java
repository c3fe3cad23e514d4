package dev.belay.benchmarks;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.sqlite.SqlitePersistence;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Whether the store's memory grows with what it has kept. A million journal lines and as many changes of orders are
 * appended, in a JVM of its own with a heap of fixed size; after each tenth the heap is collected and looked at, and so
 * is what the process holds of the machine's memory, where the system tells it (Linux), because SQLite's memory is not
 * in the heap.
 *
 * <p>{@code heap_growth_kib} and {@code resident_growth_kib} are what the last look shows above the second one. The
 * first argument chooses the number of entries of each kind, the second the folder of the file.
 */
final class StoreMemoryBench {

  private static final int ENTRIES = 500_000;
  private static final int LOOKS = 10;
  private static final int TOGETHER = 50;

  /** Orders whose rows change again and again, as in a day: the file grows by the journal alone. */
  private static final int ORDERS = 10_000;

  private StoreMemoryBench() {}

  static void run(List<String> args, Report ofTheChild) throws Exception {
    String entries = args.isEmpty() ? "" + ENTRIES : args.get(0);
    Path folder = Files.createTempDirectory(args.size() < 2 ? Path.of("").toAbsolutePath() : Path.of(args.get(1)),
        "store-memory");
    try {
      int failed = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
          "--enable-native-access=ALL-UNNAMED", "-Xms128m", "-Xmx128m", "-XX:+AlwaysPreTouch", "-cp",
          System.getProperty("java.class.path"), Fresh.class.getName(), folder.resolve("memory.db").toString(),
          entries).inheritIO().start().waitFor();
      if (failed != 0) {
        throw new IllegalStateException("the process ended with " + failed);
      }
    } finally {
      StoreBench.delete(folder);
    }
  }

  /** The child. */
  static final class Fresh {
    private Fresh() {}

    public static void main(String[] args) throws Exception {
      measure(Path.of(args[0]), Integer.parseInt(args[1]), new Report("store-memory", System.out));
    }
  }

  private static void measure(Path file, int entries, Report report) throws Exception {
    StoreRows.makeForIntents(file, ORDERS);
    List<Long> heap = new ArrayList<>();
    List<Long> resident = new ArrayList<>();
    try (SqlitePersistence store = StoreRows.store(file)) {
      store.open().toCompletableFuture().get();
      for (int look = 0; look < LOOKS; look++) {
        append(store, entries / LOOKS * look, entries / LOOKS * (look + 1));
        heap.add(heapKib());
        residentKib().ifPresent(resident::add);
      }
    }
    report.figure("entries", 2L * (entries / LOOKS * LOOKS));
    report.figure("file_mib", Files.size(file) >> 20);
    report.figure("heap_kib", heap.get(LOOKS - 1));
    report.figure("heap_growth_kib", heap.get(LOOKS - 1) - heap.get(1));
    if (resident.size() == LOOKS) {
      report.figure("resident_kib", resident.get(LOOKS - 1));
      report.figure("resident_growth_kib", resident.get(LOOKS - 1) - resident.get(1));
    }
  }

  private static void append(SqlitePersistence store, int from, int to) throws Exception {
    for (int i = from; i < to; i += TOGETHER) {
      List<Entry> batch = new ArrayList<>();
      for (int each = i; each < Math.min(i + TOGETHER, to); each++) {
        batch.add(StoreRows.intent(each % ORDERS));
        batch.add(StoreRows.line(each + 1));
      }
      CompletionStage<Void> kept = store.append(i % (20 * TOGETHER) == 0 ? Lane.DURABLE : Lane.RELAXED, batch);
      kept.toCompletableFuture().get();
    }
  }

  private static long heapKib() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10;
  }

  private static Optional<Long> residentKib() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines.filter(line -> line.startsWith("VmRSS:")).findFirst()
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")));
    }
  }
}
