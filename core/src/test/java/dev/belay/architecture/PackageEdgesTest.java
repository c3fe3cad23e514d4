package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packages use each other exactly as docs/architecture.md draws it. */
class PackageEdgesTest {
  private static final String DRAWN = """
      | level | package | holds | uses directly |
      |---|---|---|---|
      | 0 | `money` | what things cost | – |
      | 1 | `market` | what can be traded | money |
      """;
  private static final String PRICE = "package dev.belay.money; public class Price {}";

  @TempDir Path folder;

  @Test
  void theDrawingIsTheCode() {
    Drawing drawing = Drawing.parse(Repository.read(Repository.root().resolve("docs/architecture.md")));

    assertThat(drawing.differences(Packages.edges(Repository.mainClasses("core"))))
        .as("edit the package table of docs/architecture.md, or the code").isEmpty();
  }

  @Test
  void whatIsDrawnAndUsedPasses() {
    assertThat(differences(DRAWN, PRICE, source("market", "dev.belay.money.Price price;"))).isEmpty();
  }

  @Test
  void anEdgeThatIsNotDrawnIsFound() {
    assertThat(differences(DRAWN, PRICE, source("market", "dev.belay.money.Price price; dev.belay.plan.Leg leg;"),
        "package dev.belay.plan; public class Leg {}"))
        .containsExactly("market -> plan is in the code, but not drawn", "plan is not drawn; it uses ");
  }

  @Test
  void anEdgeThatIsDrawnButUnusedIsFound() {
    assertThat(differences(DRAWN, PRICE, source("market", "")))
        .containsExactly("market -> money is drawn, but not in the code");
  }

  @Test
  void aPackageThatIsDrawnButEmptyIsFound() {
    assertThat(differences(DRAWN, PRICE)).containsExactly("market is drawn, but has no class");
  }

  @Test
  void aCycleIsFoundBecauseOneOfItsEdgesMustLeadUp() {
    String cycle = DRAWN.replace("| – |", "| market |");

    assertThat(differences(cycle, "package dev.belay.money; public class Price { dev.belay.market.Quote quote; }",
        "package dev.belay.market; public class Quote { dev.belay.money.Price price; }"))
        .containsExactly("money -> market does not lead to a lower level");
  }

  @Test
  void aTypeThatIsOnlyPassedOnIsAnEdgeToo() {
    JavaClasses classes = Planted.compile(folder, PRICE,
        "package dev.belay.market; public class Quote {"
            + " public dev.belay.money.Price last; public static void take(dev.belay.money.Price price) {}"
            + " public static dev.belay.money.Price give() { return null; } }",
        source("order", "void pass() { dev.belay.market.Quote.take(dev.belay.market.Quote.give()); }"));

    assertThat(Packages.edges(classes).get("order")).containsExactly("market", "money");
  }

  private List<String> differences(String drawing, String... sources) {
    return Drawing.parse(drawing).differences(Packages.edges(Planted.compile(folder, sources)));
  }

  private static String source(String packageName, String body) {
    return Planted.source(packageName, body);
  }
}
