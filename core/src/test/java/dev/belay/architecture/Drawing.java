package dev.belay.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The package table of docs/architecture.md: the one drawing of who may use whom.
 *
 * @param rows one for each package, by name
 */
record Drawing(SortedMap<String, Row> rows) {
  private static final Pattern ROW = Pattern.compile("^\\| *(\\d) *\\| *`(\\w+)` *\\|[^|]*\\|([^|]*)\\|$");

  /**
   * One package.
   *
   * @param level how high it stands; it may use only packages that stand lower
   * @param uses the packages it uses directly
   */
  record Row(int level, SortedSet<String> uses) {}

  /** {@return the drawing in a Markdown text: all lines of the form {@code | level | `package` | why | uses |}} */
  static Drawing parse(String markdown) {
    SortedMap<String, Row> rows = new TreeMap<>();
    markdown.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
      if (rows.put(row.group(2), new Row(Integer.parseInt(row.group(1)), words(row.group(3)))) != null) {
        throw new IllegalArgumentException("package " + row.group(2) + " is drawn twice");
      }
    });
    return new Drawing(rows);
  }

  /** {@return one sentence for each row or edge where the drawing and the code differ, and for each upward edge} */
  List<String> differences(SortedMap<String, SortedSet<String>> actual) {
    List<String> found = new ArrayList<>();
    actual.forEach((name, uses) -> compare(found, name, uses));
    rows.forEach((name, row) -> {
      if (!actual.containsKey(name)) {
        found.add(name + " is drawn, but has no class");
      }
      row.uses().stream().filter(used -> level(used) >= row.level())
          .forEach(used -> found.add(name + " -> " + used + " does not lead to a lower level"));
    });
    return found;
  }

  private void compare(List<String> found, String name, SortedSet<String> uses) {
    if (!rows.containsKey(name)) {
      found.add(name + " is not drawn; it uses " + String.join(" ", uses));
      return;
    }
    SortedSet<String> drawn = rows.get(name).uses();
    uses.stream().filter(used -> !drawn.contains(used))
        .forEach(used -> found.add(name + " -> " + used + " is in the code, but not drawn"));
    drawn.stream().filter(used -> !uses.contains(used))
        .forEach(used -> found.add(name + " -> " + used + " is drawn, but not in the code"));
  }

  private int level(String name) {
    return rows.containsKey(name) ? rows.get(name).level() : Integer.MAX_VALUE;
  }

  private static SortedSet<String> words(String cell) {
    SortedSet<String> words = new TreeSet<>();
    Arrays.stream(cell.trim().split(" +")).filter(word -> !word.isEmpty() && !word.equals("–"))
        .forEach(words::add);
    return words;
  }
}
