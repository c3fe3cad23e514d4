package dev.belay.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** What one trading process of {@link Soak} told: groups, samples of memory and threads, and its metrics at the end. */
final class SoakLife {

  private static final long MIB = 1 << 20;

  /** How a process ended. */
  enum End { BY_ITSELF, KILLED, FAILED }

  /** Used heap after a collection, and threads. */
  record Sample(long heapBytes, int threads) {}

  /** The first and the last event that its listener heard, and how often one between them was missing. */
  record Heard(long first, long last, int gaps) {}

  private final SortedSet<Integer> finished;
  private final List<Sample> samples = new ArrayList<>();
  private final SortedMap<String, Long> metrics = new TreeMap<>();
  private Heard heard = new Heard(0, 0, 0);
  private int groups;
  private End end = End.FAILED;

  /** A life that begins when these groups are at their end; those that it finishes are added. */
  SoakLife(SortedSet<Integer> finished) {
    this.finished = finished;
  }

  /** Takes a line of the process. */
  void heard(String line) {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "group" -> groups += finished.add(Integer.valueOf(words[1])) ? 1 : 0;
      case "sample" -> samples.add(new Sample(Long.parseLong(words[1]), Integer.parseInt(words[2])));
      case "heard" -> heard = new Heard(Long.parseLong(words[1]), Long.parseLong(words[2]),
          Integer.parseInt(words[3]));
      case "metric" -> metrics.put(words[1], Long.parseLong(words[2]));
      default -> { }
    }
  }

  void ended(End how) {
    end = how;
  }

  End end() {
    return end;
  }

  Heard heard() {
    return heard;
  }

  SortedMap<String, Long> metrics() {
    return metrics;
  }

  List<Sample> samples() {
    return samples;
  }

  String summary() {
    String text = groups + " groups, " + end;
    if (samples.isEmpty()) {
      return text;
    }
    Sample early = samples.get(0);
    Sample late = samples.get(samples.size() - 1);
    return text + ", heap " + early.heapBytes() / MIB + " -> " + late.heapBytes() / MIB + " MiB, threads "
        + early.threads() + " -> " + late.threads();
  }
}
