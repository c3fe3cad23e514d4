package dev.belay.benchmarks;

import dev.belay.sqlite.RawStore;
import dev.belay.sqlite.SqlitePersistence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Loading active groups beside many finished ones, each time in a JVM that has done nothing before. */
final class StoreRecovery {

  private static final int ACTIVE = 10_000;
  private static final int FINISHED = 90_000;
  private static final int LOADED = ACTIVE * (1 + StoreRows.LEGS);

  private StoreRecovery() {}

  static void run(Path folder, int rounds, Report report) throws Exception {
    Path file = folder.resolve("recovery.db");
    StoreRows.makeForRecovery(file, FINISHED, ACTIVE);
    List<Double> open = new ArrayList<>();
    List<Double> load = new ArrayList<>();
    List<Double> both = new ArrayList<>();
    List<Double> rawOpen = new ArrayList<>();
    List<Double> raw = new ArrayList<>();
    List<Double> cpu = new ArrayList<>();
    List<Double> rawCpu = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] ours = child("store", file);
      open.add(ours[0]);
      load.add(ours[1]);
      both.add(ours[0] + ours[1]);
      cpu.add(ours[2]);
      double[] limit = child("raw", file);
      rawOpen.add(limit[0]);
      raw.add(limit[1]);
      rawCpu.add(limit[2]);
    }
    report.figure("recovery_open_ms", StoreBench.median(open));
    report.figure("recovery_raw_open_ms", StoreBench.median(rawOpen));
    report.figure("recovery_load_ms", StoreBench.median(load));
    report.figure("recovery_open_and_load_ms", StoreBench.median(both));
    report.figure("recovery_raw_load_ms", StoreBench.median(raw));
    report.figure("recovery_load_ratio", StoreBench.median(load) / StoreBench.median(raw));
    report.figure("recovery_load_cpu_ms", StoreBench.median(cpu));
    report.figure("recovery_load_cpu_ratio", StoreBench.median(cpu) / StoreBench.median(rawCpu));
  }

  /**
   * {@return milliseconds to open, to load, and of the processor's time to load, in a JVM of its own; the last one is
   * less disturbed by whoever shares the machine}
   */
  private static double[] child(String which, Path file) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(System.getProperty("java.home") + "/bin/java",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Fresh.class.getName(),
        which, file.toString()).redirectErrorStream(true).start();
    List<String> lines;
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines = out.lines().toList();
    }
    process.waitFor();
    return lines.stream().filter(line -> line.startsWith("ms ")).findFirst()
        .map(line -> Arrays.stream(line.split(" ")).skip(1).mapToDouble(Double::parseDouble).toArray())
        .orElseThrow(() -> new IllegalStateException(String.join("\n", lines)));
  }

  /** The child. */
  static final class Fresh {
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private Fresh() {}

    public static void main(String[] args) throws Exception {
      Path file = Path.of(args[1]);
      PROCESSOR.getCurrentThreadCpuTime(); // what measures is loaded before anything is measured
      long start = System.nanoTime();
      if (args[0].equals("store")) {
        try (SqlitePersistence store = StoreRows.inline(file)) {
          store.open().toCompletableFuture().get();
          int loaded = print(start, () -> store.loadActive(Instant.MAX).toCompletableFuture().get().size());
          require(loaded == LOADED, loaded);
        }
      } else {
        try (RawStore raw = RawStore.open(file)) {
          long seen = print(start, () -> raw.load(Long.MAX_VALUE));
          require(seen > LOADED, seen);
        }
      }
    }

    /** Loads on this thread and says how long opening took, how long loading, and how much of the processor. */
    private static <T> T print(long start, Callable<T> load) throws Exception {
      long opened = System.nanoTime();
      long before = PROCESSOR.getCurrentThreadCpuTime();
      T loaded = load.call();
      long cpu = PROCESSOR.getCurrentThreadCpuTime() - before;
      System.out.println("ms " + (opened - start) / 1e6 + " " + (System.nanoTime() - opened) / 1e6 + " " + cpu / 1e6);
      return loaded;
    }

    private static void require(boolean holds, long found) {
      if (!holds) {
        throw new IllegalStateException("read " + found);
      }
    }
  }
}
