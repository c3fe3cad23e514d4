package dev.belay.sqlite;

import java.util.Arrays;
import java.util.List;

/**
 * A version of SQLite.
 *
 * @param parts its numbers, the most important first
 */
record Version(List<Integer> parts) implements Comparable<Version> {

  static Version of(String text) {
    return new Version(Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList());
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
      int difference = Integer.compare(part(i), other.part(i));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private int part(int index) {
    return index < parts.size() ? parts.get(index) : 0;
  }
}
