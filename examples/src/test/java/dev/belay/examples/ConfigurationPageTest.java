package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Golden;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.gateway.GatewayConfig;
import dev.belay.hedge.HedgeLimits;
import dev.belay.kite.KiteConfig;
import dev.belay.margin.MarginLimits;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.plan.GroupPolicy;
import dev.belay.risk.RiskLimits;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.stop.StopPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/configuration.md is what the types of the settings say: their comments, their defaults, what they refuse. */
class ConfigurationPageTest {

  private static final String HEAD = """
      # Configuration

      Every setting, printed from the types by a test: what it means is its comment, its default is read from an
      object that nobody changed, and its range is what the type refuses when it is tried. There is no configuration
      file: a host sets these in code, and `build()` names everything that is wrong at once. Durations are written as
      Java writes them (`PT5S` is five seconds). [How to set them](how-to.md), [when to change them](operations.md).

      """;

  @Test
  void thePageIsWhatTheTypesSay() {
    Golden.check("docs/configuration.md", HEAD + page().stream().map(SettingsTable::markdown)
        .collect(Collectors.joining("\n")));
  }

  @Test
  void everySettingHasAMeaning() {
    assertThat(page().stream().flatMap(each -> each.rows().stream())).hasSizeGreaterThan(60)
        .allSatisfy(row -> assertThat(row.meaning()).as(row.name()).isNotBlank());
  }

  @Test
  void aRangeIsWhatIsReallyRefused() {
    SettingsTable risk = SettingsTable.of(RiskLimits.DEFAULT, "");

    assertThat(risk.rows().stream().filter(row -> List.of("legsPerGroup", "nakedUnits", "dailyLoss")
        .contains(row.name())).map(row -> row.name() + ": " + row.range()))
        .containsExactly("legsPerGroup: 1 or more", "nakedUnits: 0 or more", "dailyLoss: above 0");
  }

  private static List<SettingsTable> page() {
    return List.of(
        SettingsTable.of(CoordinatorConfig.of(new AccountId("AB1234")).build(), "The whole coordinator;"
            + " `CoordinatorConfig.of(account)`."),
        SettingsTable.of(RiskLimits.DEFAULT, "Limits of the host; `RiskLimits.builder()`."),
        SettingsTable.of(MarginLimits.DEFAULT, "The worst-case check."),
        SettingsTable.of(GatewayConfig.standard(), "Times of the gateway."),
        SettingsTable.of(HedgeLimits.defaults(), "The emergency hedge."),
        SettingsTable.of(StopPolicy.DEFAULT, "One stop."),
        SettingsTable.of(GroupPolicy.DEFAULT, "Chosen for each request."),
        SettingsTable.of(SqliteConfig.builder(Path.of("/var/lib/belay/belay.db"), new InstanceId("DSK")).build(),
            "The SQLite store; `SqliteConfig.builder(file, instance)`."),
        SettingsTable.of(KiteConfig.builder().build(), "The broker on Kite Connect; `KiteConfig.builder()`."));
  }
}
