package dev.belay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.order.GroupId;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages from a journal that is written by hand. */
final class ExecutionReportTest {

  private static final GroupId GROUP = new GroupId(7);
  private static final Instant OPEN = Instant.parse("2026-11-25T04:30:00Z");
  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  private final List<Entry.Journal> journal = new ArrayList<>();

  @Test
  void slippageIsMeasuredAgainstTheMiddleOfTheMarketWhenTheLegWasDecided() {
    intended("T1", "E", "B", 130, "35", "bid", "33.90", "ask", "34.10");
    say("learnt", "tag", "T1", "leg", "1", "fact", "filled", "increment", "65", "cumulative", "65", "price", "34.20",
        "late", "false");
    say("learnt", "tag", "T1", "leg", "1", "fact", "filled", "increment", "65", "cumulative", "130", "price", "34.40",
        "late", "false");
    say("learnt", "tag", "T1", "leg", "1", "fact", "closed", "end", "filled", "filled", "130");

    GroupStory story = story();

    assertThat(story.orders.get(0).average()).hasValueSatisfying(each -> assertThat(each).isEqualByComparingTo("34.3"));
    assertThat(story.slippage()).hasValueSatisfying(each -> assertThat(each).isEqualByComparingTo("39"));
    assertThat(page()).contains("34.30", "34.00 middle", "39.00");
  }

  @Test
  void aSaleBelowTheArrivalPriceCostsTooAndASecondOrderIsMeasuredAgainstTheFirstOnesMarket() {
    intended("T1", "E", "S", 65, "80", "bid", "79", "ask", "81");
    intended("T2", "E", "S", 65, "78", "bid", "77", "ask", "79");
    say("learnt", "tag", "T2", "leg", "1", "fact", "filled", "increment", "65", "cumulative", "65", "price", "78",
        "late", "false");

    assertThat(story().slippage()).hasValueSatisfying(each -> assertThat(each).isEqualByComparingTo("130"));
  }

  @Test
  void whatHasNothingToCompareWithIsCountedAndNotTakenForNothing() {
    intended("T1", "C", "B", 65, "market within 5 %");
    say("learnt", "tag", "T1", "leg", "1", "fact", "filled", "increment", "65", "cumulative", "65", "price", "78",
        "late", "false");

    assertThat(story().slippage()).isEmpty();
    assertThat(page()).contains("1 orders had nothing to compare with");
  }

  @Test
  void everythingThatWasWrittenByOthersIsEscaped() {
    String evil = "<script>alert('x')</script>&\"";
    say("accepted", "key", evil, "strategy", evil, "packages", "1");
    intended("T1", "E", "B", 65, "35");
    say("learnt", "tag", "T1", "leg", "1", "fact", "closed", "end", "rejected", "filled", "0", "rejection", "other",
        "words", evil);
    say("raised", "code", "group-held", "severity", "critical", "text", evil);
    all("commanded", "person", evil, "command", evil, "done", "true", "lines", "1", "line.0", evil);

    for (String page : ExecutionReport.of(journal, INDIA).pages().values()) {
      assertThat(page).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;")
          .doesNotContain("<script", "alert('x')");
    }
  }

  @Test
  void aPageAsksForNothingFromOutsideAndRunsNothing() {
    intended("T1", "E", "B", 65, "35");

    assertThat(page()).contains("prefers-color-scheme: dark", "default-src 'none'")
        .doesNotContainPattern("(?i)<script|<link|<img|<iframe|@import|url\\(|https?://|\\son[a-z]+=");
  }

  @Test
  void legsOfThePlanAreShownThoughNothingWasSentForThem() {
    say("accepted", "key", "k", "strategy", "s", "packages", "1", "legs", "2", "leg.0.instrument", "NFO:SOLD",
        "leg.0.side", "S", "leg.0.quantity", "65", "leg.1.instrument", "NFO:BOUGHT", "leg.1.side", "B",
        "leg.1.quantity", "65", "margin.allowed", "1000", "margin.present", "0", "margin.worst", "the worst", "path",
        "2", "path.0.state", "nothing", "path.0.shock", "none", "path.0.need", "0", "path.1.state", "all",
        "path.1.shock", "price +3 %", "path.1.need", "1200.50");

    assertThat(page()).contains("SOLD", "BOUGHT", "1,200.50", "class=\"over\"", "price +3 %");
  }

  @Test
  void aRestartIsDrawnAndItsModeTold() {
    intended("T1", "E", "B", 65, "35");
    all("mode-changed", "from", "recovering", "to", "ready", "reason", "start-up finished");

    assertThat(page()).contains("recovering → ready", "start-up finished");
  }

  @Test
  void aJournalThatWasCutIsShownFromWhereItBegins() {
    say("learnt", "tag", "LOST", "leg", "1", "fact", "filled", "increment", "65", "cumulative", "65", "late", "true");
    say("moved", "from", "hedging", "signal", "FLAT", "to", "hedged");
    say("something-newer", "a", "b");

    assertThat(page()).contains("hedged", "something-newer", "a=b");
  }

  @Test
  void aDayTellsOfItsGroupsAndOfWhatWasRefused() {
    say("moved", "from", "executing", "signal", "TARGET_FILLED", "to", "completed");
    all("refused", "key", "second", "violations", "1", "violation.0", "MARGIN_EXCEEDED: too much");

    ExecutionReport report = ExecutionReport.of(journal, INDIA);

    assertThat(report.days()).containsExactly(LocalDate.of(2026, 11, 25));
    assertThat(report.pages()).containsOnlyKeys("day-2026-11-25.html", "group-0007.html");
    assertThat(report.day(LocalDate.of(2026, 11, 25))).contains("href=\"group-0007.html\"", "completed",
        "MARGIN_EXCEEDED: too much");
    assertThatThrownBy(() -> report.group(new GroupId(8))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void daysOfPauseTakeNoMoreRoomThanHalfAMinute() {
    Axis axis = new Axis(List.of(OPEN, OPEN.plusSeconds(30), OPEN.plusSeconds(300_000)));

    assertThat(axis.x(OPEN)).isEqualTo(Axis.LEFT);
    assertThat(axis.x(OPEN.plusSeconds(30))).isEqualTo((Axis.LEFT + Axis.RIGHT) / 2);
    assertThat(axis.x(OPEN.plusSeconds(300_000))).isEqualTo(Axis.RIGHT);
    assertThat(axis.breaks()).containsExactly(OPEN.plusSeconds(300_000));
  }

  private void intended(String tag, String purpose, String side, long quantity, String price, String... more) {
    List<String> fields = new ArrayList<>(List.of("tag", tag, "leg", "1", "purpose", purpose, "role", "G",
        "instrument", "NFO:NIFTY26D0126500CE", "side", side, "quantity", "" + quantity, "price", price));
    fields.addAll(List.of(more));
    say("intended", fields.toArray(String[]::new));
  }

  private void say(String type, String... fields) {
    add(Optional.of(GROUP), type, fields);
  }

  private void all(String type, String... fields) {
    add(Optional.empty(), type, fields);
  }

  private void add(Optional<GroupId> group, String type, String... fields) {
    CanonicalText.Writer text = CanonicalText.version(1);
    for (int i = 0; i < fields.length; i += 2) {
      text.put(fields[i], fields[i + 1]);
    }
    long number = journal.size() + 1;
    journal.add(new Entry.Journal(number, group, type, OPEN.plusMillis(number * 100), text.text()));
  }

  private String page() {
    return ExecutionReport.of(journal, INDIA).group(GROUP);
  }

  private GroupStory story() {
    GroupStory story = new GroupStory(GROUP);
    journal.forEach(entry -> story.tell(Line.of(entry)));
    return story;
  }
}
