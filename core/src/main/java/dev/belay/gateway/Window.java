package dev.belay.gateway;

/**
 * The requests of the last second or minute, one by one: a bucket that refills would let a burst pass twice
 * its limit across the boundary.
 */
final class Window {

  private final long width;
  private final long[] taken;
  private int next;
  private int filled;

  /** Remembers at most {@code limit} requests; more are never taken in one width. */
  Window(long widthNanos, int limit) {
    width = widthNanos;
    taken = new long[limit];
  }

  int limit() {
    return taken.length;
  }

  int inUse(long now) {
    int count = 0;
    while (count < filled && now - newest(count) < width) {
      count++;
    }
    return count;
  }

  /** Nanoseconds until fewer than {@code allowed} requests lie in the window; 0 when that is so now. */
  long untilFree(long now, int allowed) {
    int most = Math.max(1, Math.min(allowed, taken.length));
    long age = filled < most ? width : now - newest(most - 1);
    return age >= width ? 0 : width - age;
  }

  void take(long now) {
    taken[next] = now;
    next = (next + 1) % taken.length;
    filled = Math.min(filled + 1, taken.length);
  }

  private long newest(int age) {
    return taken[Math.floorMod(next - 1 - age, taken.length)];
  }
}
