package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the input is said first on standard error, with its place and rule; nothing is sent. */
final class BadInputTest {

  private static final String HEADER = "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,"
      + "tick_size,lot_size,instrument_type,segment,exchange\n";

  @TempDir Path folder;

  @Test
  void anUnknownScenario() {
    assertRefused(ExampleRun.of("--scenario=crash"), "--scenario=crash: there is no such scenario; there are: "
        + "all-fills, short-rejected, sliced");
  }

  @Test
  void anUnknownOption() {
    assertRefused(ExampleRun.of("--grop=a.json"), "--grop: no such option; there are: --scenario=, --group=, "
        + "--instruments=, --freeze=, --at=, --lots=, --key=");
    assertRefused(ExampleRun.of("--lots"), "--lots: needs a value: --lots=...");
    assertRefused(ExampleRun.of("--lots=1", "--lots=2"), "--lots: is given twice");
  }

  @Test
  void anOptionWithABadValue() {
    assertRefused(ExampleRun.of("--lots=0"), "--lots=0: is no whole number from 1 to 100000");
    assertRefused(ExampleRun.of("--lots=two"), "--lots=two: is no whole number from 1 to 100000");
    assertRefused(ExampleRun.of("--at=noon"), "--at=noon: is no instant of the form 2026-11-25T04:30:00Z");
    assertRefused(ExampleRun.of("--group=missing.json"), "--group=missing.json: there is no such file");
    assertRefused(ExampleRun.of("--store=nowhere/a.db"), "--store=nowhere/a.db: there is no folder ");
  }

  @Test
  void aFileThatIsNoStoreOrNoExchange() throws IOException {
    Path letter = Files.writeString(folder.resolve("letter.db"), "to whom it may concern\n");

    ExampleRun run = ExampleRun.of("--store=" + letter);

    assertThat(run.err()).containsExactly("the run did not begin: " + letter
        + " is no database, so it is no store of Belay; it was left untouched");
    assertThat(run.code()).isEqualTo(2);
    ExampleRun other = ExampleRun.of("--store=" + folder.resolve("new.db"), "--exchange=" + letter);

    assertThat(other.err()).hasSize(1).first().asString().startsWith("--exchange=" + letter + ": ");
    assertThat(other.code()).isEqualTo(2);
  }

  @Test
  void malformedJson() throws IOException {
    assertRefused(group("\"limit\": \"78.00\", \"collar\"", "\"limit\": \"78.00\" \"collar\""),
        "group.json, line 8, column 82: is no JSON: ");
  }

  @Test
  void aFieldThatNobodyKnowsIsMissingOrHasABadValue() throws IOException {
    assertRefused(group("\"ratio\": 1, \"limit\": \"78.00\"", "\"price\": 1, \"limit\": \"78.00\""),
        "group.json, legs[0].price: no such field; there are: symbol, side, ratio, limit, collar");
    assertRefused(group("\"strategy\": \"weekly-condor\",", ""), "group.json, strategy: is missing");
    assertRefused(group("\"side\": \"BUY\", \"ratio\": 1, \"limit\": \"34.00\"",
        "\"side\": \"LONG\", \"ratio\": 1, \"limit\": \"34.00\""),
        "group.json, legs[1].side: 'LONG' is neither BUY nor SELL");
    assertRefused(group("\"lots\": 2", "\"lots\": 2.5"),
        "group.json, lots: '2.5' is no whole number from 1 to 100000");
    assertRefused(group("\"34.00\"", "\"-34.00\""), "group.json, legs[1].limit: '-34.00' is no price above zero");
  }

  @Test
  void aCollarOnTheWrongSide() throws IOException {
    assertRefused(group("\"76.50\"", "\"79.50\""), "group.json, legs[0].collar: the worst price of a SELL lies at or "
        + "below its limit of 78.00: 79.50");
  }

  @Test
  void anUnknownSymbol() throws IOException {
    assertRefused(group("NIFTY26D0125700PE", "NIFTY26D0125710PE"), "group.json, legs[2].symbol: 'NIFTY26D0125710PE' "
        + "is no contract of instruments-nifty.csv on 2026-11-25 (INSTRUMENT_UNKNOWN)");
  }

  @Test
  void aQuantityThatIsNoLotMultiple() throws IOException {
    assertRefused(group("\"lots\": 2", "\"quantity\": 100"), "group.json, quantity: 100 is no whole number of lots of "
        + "65 of NIFTY26D0126300CE (LOT_MULTIPLE)");
  }

  @Test
  void aPriceOffTheTick() throws IOException {
    assertRejected(group("\"34.00\"", "\"34.02\""), "group.json, legs[1]: A price is no whole number of the "
        + "contract's ticks. (TICK_MULTIPLE actual=34.02 instrument=NFO:NIFTY26D0126500CE tick=0.05)");
  }

  @Test
  void malformedCsv() throws IOException {
    Path file = folder.resolve("contracts.csv");
    Files.writeString(file, HEADER + "1,1,NIFTY26D0126300CE,NIFTY,0,2026-12-01,26300,0.05,sixty,CE,NFO-OPT,NFO\n");

    assertRefused(ExampleRun.of("--instruments=" + file), "contracts.csv, line 2, column lot_size: 'sixty' is not a "
        + "whole number of units");
  }

  @Test
  void aMissingFreezeRow() throws IOException {
    Path file = folder.resolve("freeze.csv");
    Files.writeString(file, "exchange,underlying,from,freeze,source\nNFO,BANKNIFTY,2026-11-01,600,circular\n");

    assertRejected(ExampleRun.of("--freeze=" + file), "freeze.csv, no row in force on 2026-11-25: No freeze quantity "
        + "is known for the contract, so its orders cannot be sliced. (FREEZE_UNKNOWN "
        + "instrument=NFO:NIFTY26D0126300CE underlying=NIFTY)");
  }

  @Test
  void anHourAtWhichNothingTrades() {
    assertRejected(ExampleRun.of("--at=2026-11-25T12:00:00Z"), "--at: The segment does not trade now. (SESSION_CLOSED");
  }

  /** A run with the bundled group, one text replaced. */
  private ExampleRun group(String text, String by) throws IOException {
    String bundled = new String(Objects.requireNonNull(
        IronCondor.class.getResourceAsStream("iron-condor.json")).readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bundled).contains(text);
    Path file = folder.resolve("group.json");
    Files.writeString(file, bundled.replace(text, by));
    return ExampleRun.of("--group=" + file);
  }

  /** Found before anything was started. */
  private static void assertRefused(ExampleRun run, String message) {
    assertThat(run.err()).hasSize(1).first().asString().startsWith(message);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(2);
  }

  /** Found by the coordinator's rules. */
  private static void assertRejected(ExampleRun run, String message) {
    assertThat(run.err()).first().asString().startsWith(message);
    assertThat(run.last()).isEqualTo("final: REJECTED legs=0 childOrders=0 emergency_hedges_triggered=0 "
        + "groups_unwound=0 flat=true");
    assertThat(run.out()).noneMatch(line -> line.matches(" *\\d+  order .*"));
    assertThat(run.code()).isEqualTo(2);
  }
}
