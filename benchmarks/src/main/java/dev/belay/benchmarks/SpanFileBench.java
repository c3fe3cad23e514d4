package dev.belay.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.belay.market.Underlying;
import dev.belay.riskfile.SpanFile;
import dev.belay.scenario.ExchangeFigures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.TreeSet;

/** Reads a risk parameter file of fifty megabytes, keeping two underlyings: time, and the most heap that was used. */
final class SpanFileBench {

  private static final long SIZE = 50_000_000;

  private SpanFileBench() {}

  static void run(Report report) throws IOException {
    read(SIZE / 10);
    List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP).toList();
    System.gc();
    long before = heap.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    heap.forEach(MemoryPoolMXBean::resetPeakUsage);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    SpanFileStream file = read(SIZE);
    long taken = System.nanoTime() - start;
    report.figure("spn_megabytes", file.made() / 1e6);
    report.figure("spn_read_ms", taken / 1e6);
    report.figure("spn_cpu_ms", (threads.getCurrentThreadCpuTime() - cpu) / 1e6);
    report.figure("spn_peak_heap_mb",
        (heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() - before) / 1e6);
  }

  private static SpanFileStream read(long size) {
    SpanFileStream file = new SpanFileStream(size);
    try {
      ExchangeFigures figures = SpanFile.read(file,
          new TreeSet<>(List.of(new Underlying("STOCK1"), new Underlying("STOCK7"))));
      if (figures.arrays().size() != 2 * (SpanFileStream.OPTIONS_OF_ONE + 1)) {
        throw new IllegalStateException("only " + figures.arrays().size() + " arrays were read");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
