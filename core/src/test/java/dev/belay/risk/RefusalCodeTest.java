package dev.belay.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Golden;
import dev.belay.architecture.Repository;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RefusalCodeTest {

  private static final String FILE = "docs/refusals.md";
  private static final String BEGIN = "<!-- codes: printed by RefusalCodeTest -->\n";
  private static final String END = "<!-- end of codes -->\n";

  @Test
  void theTableInTheDocumentsIsPrintedFromTheCodes() {
    String kept = Repository.read(Repository.root().resolve(FILE));
    String before = kept.substring(0, kept.indexOf(BEGIN) + BEGIN.length());
    String after = kept.substring(kept.indexOf(END));

    Golden.check(FILE, before + table() + after);
  }

  @Test
  void aCodeIsACategoryAndAConditionAndItsSentenceIsOne() {
    assertThat(RefusalCode.values()).allSatisfy(code -> {
      assertThat(code.code()).matches("[A-Z]+(_[A-Z]+)+");
      assertThat(code.sentence()).matches("[A-Z][^.]+\\.");
    });
    assertThat(RefusalCode.values()).extracting(RefusalCode::sentence).doesNotHaveDuplicates();
  }

  private static String table() {
    return Arrays.stream(RefusalCode.values())
        .map(code -> "| `" + code.code() + "` | " + code.sentence() + " | "
            + (code.enforcedForExits() ? "yes" : "advice") + " |\n")
        .collect(Collectors.joining("", "| code | meaning | refuses an exit |\n|---|---|---|\n", ""));
  }
}
