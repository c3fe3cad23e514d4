package dev.belay.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class HistogramProperties {

  @Property
  void aPercentileIsNotBelowTheExactOneAndAtMostAnEighthAbove(
      @ForAll @Size(min = 1, max = 300) List<@LongRange(min = 0, max = Long.MAX_VALUE / 400) Long> values) {
    Histogram histogram = new Histogram();
    values.forEach(histogram::record);
    List<Long> sorted = values.stream().sorted().toList();

    Distribution seen = histogram.view();

    assertThat(seen.count()).isEqualTo(values.size());
    assertThat(seen.sum()).isEqualTo(values.stream().mapToLong(Long::longValue).sum());
    assertThat(seen.max()).isEqualTo(sorted.get(sorted.size() - 1));
    assertWithin(seen.p50(), exact(sorted, 50));
    assertWithin(seen.p95(), exact(sorted, 95));
    assertWithin(seen.p99(), exact(sorted, 99));
  }

  private static long exact(List<Long> sorted, int percent) {
    return sorted.get((sorted.size() * percent + 99) / 100 - 1);
  }

  private static void assertWithin(long seen, long exact) {
    assertThat(seen).isBetween(exact, exact + exact / 8);
  }
}
