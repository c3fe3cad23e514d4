package dev.belay.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one trading process of {@link Soak} told: groups, samples of memory and threads, and its metrics at the end. */
final class SoakLife {

  /** Used heap after a collection, and threads. */
  record Sample(long heapBytes, int threads) {}

  private final List<Sample> samples = new ArrayList<>();
  private final SortedMap<String, Long> metrics = new TreeMap<>();
  private int groups;
  private long after;
  private boolean ended;

  /** Takes a line of the process. */
  void heard(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "group" -> groups++;
      case "sample" -> samples.add(new Sample(Long.parseLong(words[1]), Integer.parseInt(words[2])));
      case "after" -> after = Long.parseLong(words[1]);
      case "metric" -> metrics.put(words[1], Long.parseLong(words[2]));
      default -> { }
    }
  }

  void ended(boolean well) {
    ended = well;
  }

  /** Whether it came to its end by itself. */
  boolean ended() {
    return ended;
  }

  /** How many groups it has seen to their end. */
  int groups() {
    return groups;
  }

  /** The last number of the journal before it began. */
  long after() {
    return after;
  }

  SortedMap<String, Long> metrics() {
    return metrics;
  }

  List<Sample> samples() {
    return samples;
  }

  String summary() {
    return groups + " groups, " + (ended ? "ended" : "killed");
  }
}
