package dev.belay.report;

import dev.belay.order.GroupId;
import dev.belay.persistence.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the journal tells, as pages of HTML: one for each group and one for each day, each complete in itself (style and
 * drawings are inside, nothing is loaded, nothing runs), by day and by night.
 *
 * <p>Shows legs, orders and states over time, exposure with naked and bared units, what the plan needed at its worst,
 * what fills cost against the arrival price, and each decision with its reason. Everything that is shown is escaped. A
 * journal whose beginning was cut off is shown from where it begins.
 *
 * <p>Not thread-safe while it is made, immutable afterwards. Does no I/O; needs memory for the whole journal given to
 * it, so a long one is better given day by day.
 */
public final class ExecutionReport {

  private final SortedMap<GroupId, GroupStory> stories = new TreeMap<>();
  private final SortedMap<LocalDate, List<Line>> days = new TreeMap<>();
  private final List<Line> ofAll = new ArrayList<>();
  private final Clockwork clock;

  private ExecutionReport(ZoneId zone) {
    this.clock = new Clockwork(zone);
  }

  /**
   * Reads a journal.
   *
   * @param journal its lines in their order, as {@code Persistence.journal} gives them
   * @param zone whose days and times the pages show
   * @return the report
   * @throws IllegalArgumentException when a line is no canonical text
   */
  public static ExecutionReport of(List<Entry.Journal> journal, ZoneId zone) {
    ExecutionReport report = new ExecutionReport(zone);
    journal.forEach(entry -> report.take(Line.of(entry)));
    return report;
  }

  private void take(Line line) {
    days.computeIfAbsent(clock.day(line.at()), day -> new ArrayList<>()).add(line);
    if (line.group().isPresent()) {
      stories.computeIfAbsent(line.group().get(), GroupStory::new).tell(line);
    } else {
      ofAll.add(line);
    }
  }

  /** {@return all pages by the name of their file; days refer to groups by these names} */
  public SortedMap<String, String> pages() {
    TreeMap<String, String> pages = new TreeMap<>();
    stories.keySet().forEach(id -> pages.put(name(id), group(id)));
    days.keySet().forEach(day -> pages.put("day-" + day + ".html", day(day)));
    return pages;
  }

  /** {@return the groups of which the journal tells} */
  public List<GroupId> groups() {
    return List.copyOf(stories.keySet());
  }

  /** {@return the days on which something was journalled} */
  public List<LocalDate> days() {
    return List.copyOf(days.keySet());
  }

  /**
   * {@return the page of a group}
   *
   * @param id one of {@link #groups()}
   * @throws IllegalArgumentException when the journal tells nothing of it
   */
  public String group(GroupId id) {
    GroupStory story = stories.get(id);
    if (story == null) {
      throw new IllegalArgumentException("the journal tells nothing of group " + id);
    }
    return GroupPage.of(story, around(story), clock);
  }

  /** What concerned all while this group went on; the mode that a restart ended in is journalled after its work. */
  private List<Line> around(GroupStory story) {
    List<Line> around = new ArrayList<>();
    for (Line line : ofAll) {
      if (!line.is("refused") && !line.at().isBefore(story.begin())) {
        boolean after = line.at().isAfter(story.end());
        if (!after || line.get("from").equals("recovering")) {
          around.add(line);
        }
        if (after && line.is("mode-changed")) {
          break;
        }
      }
    }
    return around;
  }

  /**
   * {@return the page of a day}
   *
   * @param day one of {@link #days()}
   * @throws IllegalArgumentException when nothing was journalled on it
   */
  public String day(LocalDate day) {
    List<Line> lines = days.get(day);
    if (lines == null) {
      throw new IllegalArgumentException("the journal tells nothing of " + day);
    }
    return DayPage.of(day, stories.values().stream().filter(story -> story.lines.stream()
        .anyMatch(line -> clock.day(line.at()).equals(day))).toList(), lines, clock);
  }

  static String name(GroupId group) {
    return "group-" + group + ".html";
  }
}
