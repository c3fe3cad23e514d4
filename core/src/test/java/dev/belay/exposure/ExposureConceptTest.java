package dev.belay.exposure;

import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.units;

import dev.belay.architecture.Golden;
import dev.belay.architecture.Repository;
import dev.belay.market.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Computes the worked example of docs/concepts/exposure.md. */
class ExposureConceptTest {

  private static final String PAGE = "docs/concepts/exposure.md";
  private static final String BEGIN = "<!-- computed by ExposureConceptTest -->\n";
  private static final String END = "<!-- end -->\n";
  private static final Instrument LONG = call(27_000);
  private static final Instrument SHORT = call(26_500);

  private final StringBuilder table = new StringBuilder();

  @Test
  void theExampleIsWhatTheCodeComputes() {
    table.append("| what happened | covered | naked | bared | room | short closeable | long closeable |\n")
        .append("|---|---|---|---|---|---|---|\n");
    row("one lot of the long has filled, one is working", leg(LONG, 65).withBuying(units(65)), leg(SHORT, 0));
    row("one lot of the short is sent", leg(LONG, 65).withBuying(units(65)), leg(SHORT, 0).withSelling(units(65)));
    row("two lots of the short are UNKNOWN", leg(LONG, 65).withBuying(units(65)),
        leg(SHORT, 0).withSelling(units(130)));
    row("both turn out to be filled", leg(LONG, 65).withBuying(units(65)), leg(SHORT, -130));
    row("the hedge sends a cover of one lot", leg(LONG, 65), leg(SHORT, -130).withBuying(units(65)));
    row("the cover fills", leg(LONG, 65), leg(SHORT, -65));
    row("on exit the short is being bought back", leg(LONG, 65), leg(SHORT, -65).withBuying(units(65)));
    row("it fills: the long is free", leg(LONG, 65), leg(SHORT, 0));

    String page = Repository.read(Repository.root().resolve(PAGE));
    String before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
    String after = page.substring(page.indexOf(END));
    Golden.check(PAGE, before + table + after);
  }

  private void row(String what, LegExposure... legs) {
    GroupExposure exposure = GroupExposure.of(List.of(legs), DeclaredNaked.none());
    table.append("| ").append(what)
        .append(" | ").append(exposure.filledMatching().covered())
        .append(" | ").append(exposure.naked())
        .append(" | ").append(exposure.bared())
        .append(" | ").append(exposure.roomFor(SHORT))
        .append(" | ").append(exposure.closeable(SHORT.id()))
        .append(" | ").append(exposure.closeable(LONG.id())).append(" |\n");
  }

  private static LegExposure leg(Instrument instrument, long units) {
    return LegExposure.of(instrument, units(units));
  }
}
