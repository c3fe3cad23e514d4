package dev.belay.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The page of one day: which groups moved, what was refused, what was decided about the whole. */
final class DayPage {

  private final LocalDate day;
  private final List<GroupStory> stories;
  private final List<Line> lines;
  private final Clockwork clock;
  private final Html page;

  private DayPage(LocalDate day, List<GroupStory> stories, List<Line> lines, Clockwork clock) {
    this.day = day;
    this.stories = stories;
    this.lines = lines;
    this.clock = clock;
    this.page = Html.page("Day " + day);
  }

  /** @param lines all lines of the day @param stories the groups that have a line on it */
  static String of(LocalDate day, List<GroupStory> stories, List<Line> lines, Clockwork clock) {
    return new DayPage(day, stories, lines, clock).write();
  }

  private String write() {
    page.element("h1", "Day " + day);
    page.element("p", "from the journal, lines " + lines.get(0).sequence() + " to "
        + lines.get(lines.size() - 1).sequence() + ", times of " + clock.zone(), "class", "faint");
    tiles();
    groups();
    page.element("h2", "Refused requests");
    page.table(List.of("at", "request", "why"), lines.stream().filter(line -> line.is("refused"))
        .map(line -> List.of(clock.time(line.at()), line.get("key"), Reasons.violations(line))).toList());
    page.element("h2", "Modes, alerts and commands");
    page.table(List.of("at", "group", "what", "why"), lines.stream().filter(DayPage::concernsAll)
        .flatMap(line -> Reasons.of(line).stream().map(reason -> List.of(clock.time(line.at()),
            line.group().map(Object::toString).orElse("–"), reason.what(), reason.why()))).toList());
    return page.end();
  }

  private static boolean concernsAll(Line line) {
    return List.of("mode-changed", "raised", "commanded", "emergency-hedge").contains(line.type());
  }

  private void tiles() {
    TreeMap<String, Long> ends = new TreeMap<>();
    stories.forEach(story -> ends.merge(story.state(), 1L, Long::sum));
    Optional<BigDecimal> slippage = stories.stream().flatMap(story -> story.slippage().stream())
        .reduce(BigDecimal::add);
    page.open("div", "class", "tiles").tile("groups", "" + stories.size());
    ends.forEach((state, count) -> page.tile(Words.of(state), "" + count));
    page.tile("orders", "" + count("intended")).tile("emergency hedges", "" + count("emergency-hedge"))
        .tile("refused", "" + count("refused")).tile("slippage, rupees", slippage.map(Words::money).orElse("–"))
        .close("div");
  }

  private long count(String type) {
    return lines.stream().filter(line -> line.is(type)).count();
  }

  private void groups() {
    page.element("h2", "Groups").open("div", "class", "wide").open("table").open("thead").open("tr");
    List.of("group", "request", "strategy", "state", "first line", "orders", "most bared", "most naked", "slippage")
        .forEach(each -> page.element("th", each));
    page.close("tr").close("thead").open("tbody");
    for (GroupStory story : stories) {
      page.open("tr").open("td").element("a", "" + story.id, "href", ExecutionReport.name(story.id)).close("td");
      List<String> cells = new ArrayList<>(List.of(story.planned("key"), story.planned("strategy"),
          Words.of(story.state()), clock.time(story.begin()), "" + story.orders.size(),
          "" + story.most(GroupStory.Exposure::bared), "" + story.most(GroupStory.Exposure::naked),
          story.slippage().map(Words::money).orElse("–")));
      cells.forEach(each -> page.element("td", each));
      page.close("tr");
    }
    page.close("tbody").close("table").close("div");
  }
}
