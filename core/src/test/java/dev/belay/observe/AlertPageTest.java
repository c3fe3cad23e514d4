package dev.belay.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of alerts in the documents is printed from the codes. */
class AlertPageTest {

  private static final String BEGIN = "<!-- alerts: printed by AlertPageTest -->\n";
  private static final String END = "<!-- end of alerts -->";

  @Test
  void theTableIsTheCodes() {
    String page = Repository.read(Repository.root().resolve("docs/alerts.md"));
    String table = Arrays.stream(AlertCode.values())
        .map(each -> "| `" + each + "` | " + each.severity() + " | " + each.meaning() + " | " + each.cause() + " | "
            + each.action() + " |\n")
        .collect(Collectors.joining("", "| code | severity | meaning | likely cause | what to do |\n"
            + "|---|---|---|---|---|\n", ""));

    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))).isEqualTo(table);
  }
}
