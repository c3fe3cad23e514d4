package dev.belay.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs one benchmark by its name; {@code mvn -q -DskipTests -pl benchmarks -am package -Dbench=NAME}. */
public final class Bench {
  private static final SortedMap<String, Benchmark> BY_NAME = new TreeMap<>();

  static {
    BY_NAME.put("clock", ClockBench::run);
    BY_NAME.put("margin", MarginBench::run);
    BY_NAME.put("decision", DecisionBench::run);
    BY_NAME.put("orders", OrdersBench::run);
    BY_NAME.put("exposure", ExposureBench::run);
    BY_NAME.put("kite", KiteBench::run);
    BY_NAME.put("stalls", StallsBench::run);
    BY_NAME.put("store", StoreBench::run);
    BY_NAME.put("store-memory", StoreMemoryBench::run);
    BY_NAME.put("ticks", TicksBench::run);
    BY_NAME.put("world", WorldBench::run);
  }

  private Bench() {}

  /**
   * Runs the benchmark named first and hands it the other arguments.
   *
   * @param args the name, then what the benchmark takes
   * @throws Exception if it fails
   */
  public static void main(String[] args) throws Exception {
    Benchmark benchmark = args.length == 0 ? null : BY_NAME.get(args[0]);
    if (benchmark == null) {
      System.err.println("no benchmark " + (args.length == 0 ? "named" : "\"" + args[0] + "\"") + "; there are: "
          + String.join(" ", BY_NAME.keySet()));
      System.exit(2);
    }
    List<String> rest = List.copyOf(Arrays.asList(args).subList(1, args.length));
    benchmark.run(rest, new Report(args[0], System.out));
    System.exit(0); // whatever threads it left
  }
}
