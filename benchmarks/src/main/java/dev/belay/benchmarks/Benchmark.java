package dev.belay.benchmarks;

import java.util.List;

/** Something that can be measured by name: {@code -Dbench=NAME}. */
@FunctionalInterface
interface Benchmark {

  /** Measures, and reports each figure. */
  void run(List<String> args, Report report) throws Exception;
}
