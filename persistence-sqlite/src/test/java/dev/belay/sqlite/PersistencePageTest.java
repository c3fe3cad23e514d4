package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import dev.belay.persistence.StoreFailure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/persistence.md says what the code does. */
class PersistencePageTest {

  private final String page = Repository.read(Repository.root().resolve("docs/persistence.md"));

  @Test
  void thePageShowsTheTablesAsTheyAre() {
    String schema = Schema.CURRENT.statements().stream().collect(Collectors.joining(";\n\n", "```sql\n", ";\n```"));

    assertThat(page).contains(schema).contains("## Schema, version " + Schema.CURRENT.version())
        .contains("0x" + Integer.toHexString(Schema.APPLICATION).toUpperCase(Locale.ROOT));
  }

  @Test
  void thePageListsTheSettingsInTheirOrder() {
    List<String> rows = page.lines().filter(line -> line.matches("\\| `\\w+=.*"))
        .map(line -> line.substring(3, line.indexOf('`', 3))).toList();

    assertThat(rows).containsExactlyElementsOf(
        Setting.OPENING.stream().map(setting -> setting.name() + "=" + setting.value()).toList());
  }

  @Test
  void thePageExplainsEveryFailure() {
    List<String> rows = page.lines().filter(line -> line.matches("\\| `[A-Z_]+` \\| .*"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .filter(name -> Arrays.stream(StoreFailure.values()).anyMatch(failure -> failure.name().equals(name))).toList();

    assertThat(rows).containsExactlyElementsOf(Arrays.stream(StoreFailure.values()).map(Enum::name).toList());
  }
}
