package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the soak's checker finds, and what it lets pass. */
final class SoakCheckTest {

  private static final ExchangeLog SILENT = new SimulatedExchange(new VirtualTime(SampleMarket.OPEN),
      SampleMarket.rules()).log();

  private final List<Entry.Journal> journal = new ArrayList<>();

  @Test
  void aProcessAnswersForWhatItWroteAndNotForTheOneBeforeIt() {
    write("accepted");
    write("raised", "code", "UNKNOWN_ORDER");
    write("accepted");
    write("learnt", "end", "filled");
    SoakLife last = life("metric multi_leg_executions_started 1", "metric orders_ended_filled 1", "heard 2 4 0");

    assertThat(wrong(last, 2)).isEmpty();
    assertThat(wrong(last, 0)).containsExactly("alerts_unknown_order: the journal says 1, the metrics 0",
        "multi_leg_executions_started: the journal says 2, the metrics 1",
        "the listener began with event 2, the process with 1");
  }

  @Test
  void whatIsCountedAndNotWrittenIsFound() {
    write("accepted");
    write("accepted");
    SoakLife last = life("metric multi_leg_executions_started 2", "metric orders_intended 3", "metric groups_lapsed 0",
        "metric naked_short_ms 70", "heard 1 2 0");

    assertThat(wrong(last, 0)).containsExactly("orders_intended: the journal says 0, the metrics 3");
  }

  @Test
  void aHoleInTheJournalAnEventThatIsMissedAndAProcessThatFailsAreFound() {
    write("accepted");
    journal.add(new Entry.Journal(3, Optional.empty(), "accepted", SampleMarket.OPEN, text().text()));
    SoakLife last = life("metric multi_leg_executions_started 2", "heard 1 3 1");
    last.ended(SoakLife.End.FAILED);

    assertThat(wrong(last, 0)).containsExactly("the journal lacks what lies before number 3",
        "a process failed by itself: 0 groups, FAILED",
        "the listener missed events: Heard[first=1, last=3, gaps=1]");
  }

  @Test
  void aHeapOrThreadsThatGrowAfterTheWarmUpAreFound() {
    List<SoakLife.Sample> flat = List.of(sample(10, 20), sample(12, 30), sample(19, 31), sample(13, 29));
    List<SoakLife.Sample> grown = List.of(sample(10, 20), sample(12, 30), sample(19, 31), sample(21, 34));

    assertThat(SoakCheck.grown(flat)).isEmpty();
    assertThat(SoakCheck.grown(grown)).containsExactly("the heap grew from 12582912 to 22020096 bytes",
        "threads grew from 30 to 34");
  }

  private void write(String type) {
    write(type, text());
  }

  private void write(String type, String key, String value) {
    write(type, text().put(key, value));
  }

  private void write(String type, CanonicalText.Writer body) {
    journal.add(new Entry.Journal(journal.size() + 1, Optional.empty(), type, SampleMarket.OPEN, body.text()));
  }

  private static CanonicalText.Writer text() {
    return CanonicalText.version(1);
  }

  private List<String> wrong(SoakLife last, long begun) {
    return new SoakCheck(journal, SILENT, 2).compared(List.of(last), begun);
  }

  private static SoakLife life(String... lines) {
    SoakLife life = new SoakLife(new TreeSet<>());
    List.of(lines).forEach(life::heard);
    life.ended(SoakLife.End.BY_ITSELF);
    return life;
  }

  private static SoakLife.Sample sample(long mebibytes, int threads) {
    return new SoakLife.Sample(mebibytes << 20, threads);
  }
}
