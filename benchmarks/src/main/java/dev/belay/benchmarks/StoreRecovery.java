package dev.belay.benchmarks;

import dev.belay.persistence.Entry;
import dev.belay.sqlite.RawStore;
import dev.belay.sqlite.SqlitePersistence;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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
    List<Double> raw = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] ours = child("store", file);
      open.add(ours[0]);
      load.add(ours[1]);
      both.add(ours[0] + ours[1]);
      raw.add(child("raw", file)[1]);
    }
    report.figure("recovery_open_ms", StoreBench.median(open));
    report.figure("recovery_load_ms", StoreBench.median(load));
    report.figure("recovery_open_and_load_ms", StoreBench.median(both));
    report.figure("recovery_raw_load_ms", StoreBench.median(raw));
    report.figure("recovery_load_ratio", StoreBench.median(load) / StoreBench.median(raw));
  }

  /** {@return milliseconds to open and to load, in a JVM of its own} */
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
        .map(line -> new double[] {Double.parseDouble(line.split(" ")[1]), Double.parseDouble(line.split(" ")[2])})
        .orElseThrow(() -> new IllegalStateException(String.join("\n", lines)));
  }

  /** The child. */
  static final class Fresh {
    private Fresh() {}

    public static void main(String[] args) throws Exception {
      Path file = Path.of(args[1]);
      long start = System.nanoTime();
      if (args[0].equals("store")) {
        try (SqlitePersistence store = StoreRows.store(file)) {
          store.open().toCompletableFuture().get();
          long opened = System.nanoTime();
          List<Entry> loaded = store.loadActive(Instant.MAX).toCompletableFuture().get();
          print(start, opened, System.nanoTime());
          require(loaded.size() == LOADED, loaded.size());
        }
      } else {
        try (RawStore raw = RawStore.open(file)) {
          long opened = System.nanoTime();
          long seen = raw.load(Long.MAX_VALUE);
          print(start, opened, System.nanoTime());
          require(seen > LOADED, seen);
        }
      }
    }

    private static void print(long start, long opened, long loaded) {
      System.out.println("ms " + (opened - start) / 1e6 + " " + (loaded - opened) / 1e6);
    }

    private static void require(boolean holds, long found) {
      if (!holds) {
        throw new IllegalStateException("read " + found);
      }
    }
  }
}
