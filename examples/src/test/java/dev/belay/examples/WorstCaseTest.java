package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** What {@code -Drun=WorstCase} prints, draws and ends with, for the groups that the repository ships. */
class WorstCaseTest {

  private static final Path GROUPS = Repository.root().resolve("examples/groups");

  @TempDir Path folder;

  @Test
  void theCondorsMarginIsPrintedAfterEachLegUnderEachMove() {
    ExampleRun run = run();

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.starting("price").get(0).strip().split(" {2,}"))
        .containsExactly("price", "0", "0", "0", "-3 %", "-3 %", "-3 %", "+3 %", "+3 %", "+3 %");
    assertThat(run.out().stream().filter(line -> line.matches("(nothing|then|its) .*")).map(line ->
        line.substring(0, 32).strip()))
        .containsExactly("nothing filled", "then BUY 130 NIFTY26D0126500CE", "then BUY 130 NIFTY26D0125500PE",
            "then SELL 130 NIFTY26D0126300CE", "then SELL 130 NIFTY26D0125700PE", "its shorts alone");
    assertThat(needs(run, "nothing filled")).containsOnly(0L);
    List<Long> complete = needs(run, "then SELL 130 NIFTY26D0125700PE");
    assertThat(complete).hasSize(9).allMatch(need -> need > 100_000);
    assertThat(needs(run, "its shorts alone").get(0)).isGreaterThan(complete.get(0));
  }

  @Test
  void verdictWorstPointAndTheLotsThatWouldPassAreNamed() {
    ExampleRun run = run();

    assertThat(run.starting("verdict: ")).containsExactly(
        "verdict: PASSES; margin allowed 270000.00, premium in cash allowed 180000.00");
    assertThat(run.starting("worst point: ").get(0)).contains(
        "entering, with SELL 130 NIFTY26D0126300CE, BUY 130 NIFTY26D0126500CE");
    assertThat(run.starting("if protection were lost: ").get(0)).contains("SELL 130 NIFTY26D0126300CE");
    assertThat(run.starting("most premium in cash: ")).containsExactly("most premium in cash: 8710.00");
    assertThat(run.starting("lots that would pass: ")).hasSize(1);
  }

  @Test
  void theLotsThatWouldPassDoPassAndOneMoreDoesNot() {
    long lots = Long.parseLong(run("--group=" + GROUPS.resolve("bull-put-spread.json"))
        .starting("lots that would pass: ").get(0).substring("lots that would pass: ".length()));

    assertThat(run("--group=" + GROUPS.resolve("bull-put-spread.json"), "--lots=" + lots).code()).isZero();
    assertThat(run("--group=" + GROUPS.resolve("bull-put-spread.json"), "--lots=" + (lots + 1)).code()).isEqualTo(1);
  }

  @Test
  void aStraddleThatIsTooDearIsRefusedAtThisMarket() {
    ExampleRun run = run("--group=" + GROUPS.resolve("short-straddle.json"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.starting("verdict: ").get(0)).startsWith("verdict: MARGIN_EXCEEDED");
    assertThat(run.starting("lots that would pass: ")).containsExactly("lots that would pass: 0");
  }

  @Test
  void whatLowersTheRiskOfABookPassesWithHardlyAnyMoney() {
    ExampleRun run = run("--group=" + GROUPS.resolve("hedge-of-a-book.json"));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("  held already: -130 NIFTY26D0126300CE");
  }

  @Test
  void theDrawingIsOneXmlFileWithEveryPortfolioOnBothCurves() throws Exception {
    run();

    Document svg = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(Files.readString(folder.resolve("path.svg")))));
    assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      assertThat(svg.getElementsByTagName("polyline").item(i).getAttributes().getNamedItem("points").getNodeValue()
          .split(" ")).hasSize(6);
    }
    assertThat(svg.getElementsByTagName("script").getLength()).isZero();
    assertThat(svg.getDocumentElement().getTextContent()).contains("worst point", "then SELL 130 NIFTY26D0125700PE");
  }

  @Test
  void badInputIsNamedByPlaceAndRule() throws IOException {
    assertThat(with("\"spot\": \"26000.00\"", "\"spot\": \"-1\"")).containsExactly(
        "group.json, market.spot: '-1' is no price above zero");
    assertThat(with("\"bid\": \"72.10\"", "\"bid\": \"73.10\"")).containsExactly(
        "group.json, legs[0].ask: lies below the bid of 73.10: 72.90");
    assertThat(with("\"market\"", "\"markt\"").get(0)).startsWith("group.json, markt: no such field");
    assertThat(run("--colour=red").err().get(0)).startsWith("--colour: no such option");
  }

  @Test
  void theCommandEndsWithItsVerdict() throws Exception {
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), WorstCase.class.getName(),
        "--group=" + GROUPS.resolve("short-straddle.json"), "--svg=" + folder.resolve("path.svg"))
        .redirectErrorStream(true).start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("verdict: MARGIN_EXCEEDED", "drawn: ");
    assertThat(process.waitFor()).isEqualTo(1);
  }

  private List<String> with(String from, String to) throws IOException {
    String text = Files.readString(GROUPS.resolve("bull-put-spread.json"));
    assertThat(text).contains(from);
    Path file = Files.writeString(folder.resolve("group.json"), text.replace(from, to));
    ExampleRun run = run("--group=" + file);
    assertThat(run.code()).isEqualTo(2);
    return run.err();
  }

  private static List<Long> needs(ExampleRun run, String name) {
    return Arrays.stream(run.starting(name).get(0).substring(32).strip().split(" +"))
        .map(cell -> Long.valueOf(cell.replace(",", ""))).toList();
  }

  private ExampleRun run(String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("--svg=" + folder.resolve("path.svg"));
    return ExampleRun.of(WorstCase::run, args.toArray(String[]::new));
  }
}
