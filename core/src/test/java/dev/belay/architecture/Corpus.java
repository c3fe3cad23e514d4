package dev.belay.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Failures that happened to other systems, what must hold here instead, and the tests that show it: those that
 * carry the row's id as a tag.
 */
final class Corpus {

  /** How many rows each family has; a row that is lost, or doubled, is seen by it. */
  private static final SortedMap<Character, Integer> FAMILIES = new TreeMap<>();

  static {
    String sizes = "A16 B17 C16 D23 E23 F17 G8 H7 I6 J4";
    for (String each : sizes.split(" ")) {
      FAMILIES.put(each.charAt(0), Integer.parseInt(each.substring(1)));
    }
  }

  private static final Pattern TAG = Pattern.compile("@Tag\\(\"([A-J]\\d+)\"\\)");
  private static final Pattern SUBJECT = Pattern.compile("(?:void (\\w+)\\()|(?:class \\w+)");

  record Row(String id, String situation, String elsewhere, String here, String status) {
    boolean isDone() {
      return status.equals("done");
    }
  }

  private final List<Row> rows;
  private final SortedMap<String, SortedSet<String>> tests;

  Corpus(String rows, List<Path> sources) {
    this.rows = rows.lines().filter(line -> !line.startsWith("#")).map(Corpus::row).toList();
    this.tests = tests(sources);
  }

  /** {@return what is wrong with it: missing rows, done rows without a test, tags that name no row} */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    List<String> ids = rows.stream().map(Row::id).toList();
    FAMILIES.forEach((family, size) -> {
      for (int number = 1; number <= size; number++) {
        String id = family.toString() + number;
        if (ids.stream().filter(id::equals).count() != 1) {
          faults.add(id + " must be there once");
        }
      }
    });
    for (Row each : rows) {
      if (!each.isDone() && !each.status().startsWith("planned: ")) {
        faults.add(each.id() + " is neither done nor planned: " + each.status());
      }
      if (each.isDone() && !tests.containsKey(each.id())) {
        faults.add(each.id() + " is said to be done and no test carries its tag");
      }
    }
    tests.keySet().stream().filter(id -> !ids.contains(id)).forEach(id -> faults.add(id + " is a tag without a row"));
    return faults;
  }

  /** {@return the page of the docs} */
  String page() {
    long done = rows.stream().filter(Row::isDone).count();
    StringBuilder text = new StringBuilder("# The failure corpus\n\nEvery row happened to somebody else's system. "
        + "What must hold here is shown by the tests that carry the row's id as a tag.\nOf " + rows.size()
        + " rows " + done + " are done; a planned row names the part of the work that will finish it, and may have"
        + " tests already.\n\nPrinted by `FailureCorpusTest` from core/src/test/resources/failures.txt; run it with"
        + " `-Dgolden=write` after a change.\n\n"
        + "| row | situation | elsewhere | here | tests | status |\n|---|---|---|---|---|---|\n");
    for (Row each : rows) {
      text.append("| ").append(each.id()).append(" | ").append(each.situation()).append(" | ")
          .append(each.elsewhere()).append(" | ").append(each.here()).append(" | ")
          .append(String.join("<br>", tests.getOrDefault(each.id(), new TreeSet<>()))).append(" | ")
          .append(each.status()).append(" |\n");
    }
    return text.toString();
  }

  private static Row row(String line) {
    String[] cells = line.split(" \\| ", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("a row has five cells: " + line);
    }
    return new Row(cells[0], cells[1], cells[2], cells[3], cells[4]);
  }

  private static SortedMap<String, SortedSet<String>> tests(List<Path> sources) {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    for (Path file : sources) {
      String text = Repository.read(file);
      String name = file.getFileName().toString().replace(".java", "");
      Matcher tag = TAG.matcher(text);
      while (tag.find()) {
        Matcher subject = SUBJECT.matcher(text);
        if (subject.find(tag.end())) {
          String method = subject.group(1);
          found.computeIfAbsent(tag.group(1), id -> new TreeSet<>())
              .add(method == null ? name : name + "." + method);
        }
      }
    }
    return found;
  }
}
