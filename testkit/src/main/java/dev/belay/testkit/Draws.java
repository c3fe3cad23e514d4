package dev.belay.testkit;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Random numbers that repeat: every draw is named by a seed, a stream, a label and how often the label was used before.
 * Draws of different names do not influence each other, so that taking one fault away leaves all others where they
 * were; that makes failing seeds shrink, and survive small changes of the code.
 *
 * <p>The mixer is written out here, so that a seed means the same on every JDK. Not thread-safe.
 */
public final class Draws {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final String stream;
  private final SortedMap<String, Long> used = new TreeMap<>();

  /**
   * Begins a stream; every label starts at its first draw.
   *
   * @param seed the run's seed
   * @param stream what is drawn for, such as {@code network} or {@code market}
   */
  public Draws(long seed, String stream) {
    this.seed = seed;
    this.stream = stream;
  }

  /**
   * {@return 64 bits that follow from the four names alone}
   *
   * @param seed the run's seed
   * @param stream what is drawn for
   * @param label which decision of that stream
   * @param n the how-manieth draw of that label, from 0
   */
  public static long draw(long seed, String stream, String label, long n) {
    long mixed = mix(seed + GOLDEN);
    mixed = mix(mixed ^ hash(stream));
    mixed = mix(mixed ^ hash(label));
    return mix(mixed + (n + 1) * GOLDEN);
  }

  /**
   * {@return 64 bits that follow from a seed and a number: the cheap draw, for the order of events at one moment}
   *
   * @param seed the run's seed
   * @param number which event
   */
  public static long tie(long seed, long number) {
    return mix(seed ^ number * GOLDEN);
  }

  /**
   * {@return the next 64 bits of a label}
   *
   * @param label which decision
   */
  public long next(String label) {
    long n = used.merge(label, 1L, Long::sum) - 1;
    return draw(seed, stream, label, n);
  }

  /**
   * {@return a number from 0 up to below a bound}
   *
   * @param label which decision
   * @param bound above zero
   */
  public int below(String label, int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("nothing lies below " + bound);
    }
    return (int) Long.remainderUnsigned(next(label), bound);
  }

  /**
   * {@return whether something happens that happens so often}
   *
   * @param label which decision
   * @param perMille how often in a thousand, 0 to 1000
   */
  public boolean chance(String label, int perMille) {
    return below(label, 1000) < perMille;
  }

  /**
   * {@return a duration between two others, in whole microseconds, both included}
   *
   * @param label which decision
   * @param least the shortest
   * @param most the longest, not below the shortest
   */
  public Duration between(String label, Duration least, Duration most) {
    long span = (most.toNanos() - least.toNanos()) / 1000;
    if (span < 0) {
      throw new IllegalArgumentException("no duration between " + least + " and " + most);
    }
    return least.plusNanos(Long.remainderUnsigned(next(label), span + 1) * 1000);
  }

  private static long hash(String text) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
