package dev.belay.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of alerts in the documents is printed from the codes; no metric is missing, and no name is another. */
class AlertPageTest {

  private static final String BEGIN = "<!-- alerts: printed by AlertPageTest -->\n";
  private static final String END = "<!-- end of alerts -->";

  @Test
  void theTableIsTheCodes() {
    String page = page("alerts");
    String table = Arrays.stream(AlertCode.values())
        .map(each -> "| `" + each + "` | " + each.severity() + " | " + each.meaning() + " | " + each.cause() + " | "
            + each.action() + " |\n")
        .collect(Collectors.joining("", "| code | severity | meaning | likely cause | what to do |\n"
            + "|---|---|---|---|---|\n", ""));

    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END))).isEqualTo(table);
  }

  @Test
  void everyMetricIsExplainedAndOperatorsAreToldOfNoOther() throws IllegalAccessException {
    String explained = page("alerts");
    List<String> names = new ArrayList<>();
    for (Field each : ExecutionMetrics.class.getFields()) {
      if (each.getType() == String.class) {
        names.add((String) each.get(null));
      }
    }

    assertThat(names).hasSizeGreaterThan(20).allMatch(name -> explained.contains("`" + name));
    String counters = page("operations").replaceAll("(?s).*\n## Counters\n(.*?)\n## .*", "$1");
    assertThat(Pattern.compile("`([a-z]+(?:_[a-z]+)+_?)").matcher(counters).results().map(each -> each.group(1)))
        .hasSizeGreaterThan(15).isSubsetOf(names);
  }

  @Test
  void whatOperatorsAreToldToDoIsWhatTheAlertSays() {
    List<MatchResult> rows = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\w+) \\| (.*) \\|$")
        .matcher(page("operations")).results().toList();

    assertThat(rows).hasSizeGreaterThan(8).allSatisfy(row -> {
      AlertCode code = AlertCode.valueOf(row.group(1));
      assertThat(row.group(2)).isEqualTo(code.severity().name());
      assertThat(row.group(3)).isEqualTo(code.action());
    });
  }

  private static String page(String name) {
    return Repository.read(Repository.root().resolve("docs").resolve(name + ".md"));
  }
}
