package dev.belay.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Adds up how long something lasted, over all that it happened to. What still lasts counts up to its newest news. */
final class Windows<K extends Comparable<K>> {

  private final Map<K, Instant> since = new TreeMap<>();

  /** Takes news of one; answers the milliseconds that passed since the last news, if it lasted since then. */
  long told(K which, boolean lasts, Instant at) {
    Instant before = lasts ? since.put(which, at) : since.remove(which);
    return before == null ? 0 : StrictMath.max(0, Duration.between(before, at).toMillis());
  }
}
