package dev.belay.testkit.sim.bugs;

import dev.belay.testkit.sim.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A mistake that somebody could make in core, as a change of its sources. Its text begins with a line for {@code
 * story}, one for {@code after} (where such a bug was seen), where one invariant alone notices it one for {@code
 * only}, and where it needs a rare meeting one for {@code hunt}: the words of a simulation in which that is less
 * rare. Then follow the places, each as a line {@code ---- in} with the class, the lines that must occur there
 * once, a line {@code ---- new}, and the lines that replace them. More than one place is needed where core has a
 * second line of defence, which the bug then breaks too.
 *
 * @param name what it is called
 * @param story what is wrong, in a sentence
 * @param after where it comes from
 * @param only the invariant without which it would live
 * @param beside invariants that follow from others, and are not judged either when it is shown that one alone notices
 * @param hunt words of a simulation, such as {@code --faults=host-kills}: it is hunted where these hold; none for
 *     everywhere
 * @param changes the places that it changes
 */
public record SeededBug(String name, String story, String after, Optional<Invariant> only, List<Invariant> beside,
    List<String> hunt, List<Change> changes) {

  private static final String OLD = "---- in ";
  private static final String NEW = "---- new";

  /**
   * One change.
   *
   * @param type the class
   * @param before the lines that must occur once
   * @param after what stands there instead
   */
  public record Change(String type, String before, String after) {}

  /** Refuses missing parts. */
  public SeededBug {
    Objects.requireNonNull(name, "name");
    beside = List.copyOf(beside);
    hunt = List.copyOf(hunt);
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("bug " + name + " changes nothing");
    }
  }

  /**
   * {@return the bug of a text}
   *
   * @param name what it is called
   * @param text the text
   * @throws IllegalArgumentException when a part is missing
   */
  public static SeededBug of(String name, String text) {
    List<Change> changes = new ArrayList<>();
    String[] parts = text.split(OLD, -1);
    for (int i = 1; i < parts.length; i++) {
      String[] lines = parts[i].split("\n", 2);
      String[] sides = lines[1].split(NEW + "\n", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("bug " + name + " has an old text without a new one");
      }
      changes.add(new Change(lines[0], sides[0], sides[1]));
    }
    Optional<Invariant> only = find(parts[0], "only").map(Invariant::valueOf);
    List<Invariant> beside = find(parts[0], "beside").stream().flatMap(names -> Stream.of(names.split(" ")))
        .map(Invariant::valueOf).toList();
    List<String> hunt = find(parts[0], "hunt").stream().flatMap(words -> Stream.of(words.split(" "))).toList();
    return new SeededBug(name, need(name, parts[0], "story"), need(name, parts[0], "after"), only, beside, hunt,
        changes);
  }

  private static String need(String name, String head, String field) {
    return find(head, field).orElseThrow(() -> new IllegalArgumentException("bug " + name + " has no " + field));
  }

  private static Optional<String> find(String head, String field) {
    return head.lines().filter(line -> line.startsWith(field + ": ")).map(line -> line.substring(field.length() + 2))
        .findFirst();
  }

  /**
   * {@return the classes that it changes, with the bug}
   *
   * @param source gives the source of a class as it is
   * @throws IllegalStateException when a place that it changes does not occur once: the bug no longer applies
   */
  public SortedMap<String, String> in(UnaryOperator<String> source) {
    SortedMap<String, String> patched = new TreeMap<>();
    for (Change each : changes) {
      String text = patched.computeIfAbsent(each.type(), source);
      int first = text.indexOf(each.before());
      if (first < 0 || text.indexOf(each.before(), first + 1) >= 0) {
        throw new IllegalStateException("bug " + name + " no longer applies: its old text occurs "
            + (first < 0 ? "nowhere" : "more than once") + " in " + each.type());
      }
      patched.put(each.type(),
          text.substring(0, first) + each.after() + text.substring(first + each.before().length()));
    }
    return patched;
  }
}
