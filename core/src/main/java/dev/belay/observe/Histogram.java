package dev.belay.observe;

/**
 * Counts values in buckets whose width grows with the value, eight to each doubling. Recording allocates nothing. Not
 * thread-safe.
 */
public final class Histogram {

  private static final int PER_DOUBLING = 8;
  private static final int BITS = 3;

  private final long[] buckets = new long[Long.SIZE * PER_DOUBLING];
  private long count;
  private long sum;
  private long max;
  private Distribution view = new Distribution(0, 0, 0, 0, 0, 0);

  /** Makes an empty histogram. */
  public Histogram() {}

  /**
   * Counts a value.
   *
   * @param value below zero counts as zero
   */
  public void record(long value) {
    long kept = StrictMath.max(0, value);
    buckets[bucket(kept)]++;
    count++;
    sum += kept;
    max = StrictMath.max(max, kept);
  }

  private static int bucket(long value) {
    if (value < PER_DOUBLING) {
      return (int) value;
    }
    int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    return (doubling - BITS + 1) * PER_DOUBLING + (int) (value >>> doubling - BITS) - PER_DOUBLING;
  }

  /** The largest value that a bucket holds. */
  private static long bound(int bucket) {
    if (bucket < PER_DOUBLING) {
      return bucket;
    }
    int doubling = bucket / PER_DOUBLING + BITS - 1;
    long first = (long) (bucket % PER_DOUBLING + PER_DOUBLING) << doubling - BITS;
    return first + (1L << doubling - BITS) - 1;
  }

  /** {@return what it has seen} */
  public Distribution view() {
    if (view.count() != count) {
      view = new Distribution(count, sum, max, percentile(50), percentile(95), percentile(99));
    }
    return view;
  }

  private long percentile(int percent) {
    long rank = (count * percent + 99) / 100;
    long seen = 0;
    for (int i = 0; i < buckets.length && count > 0; i++) {
      seen += buckets[i];
      if (seen >= rank) {
        return StrictMath.min(max, bound(i));
      }
    }
    return 0;
  }
}
