package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FreezeFileTest {

  private static final String HEADER = "exchange,underlying,from,freeze,source\n";

  @ParameterizedTest
  @CsvSource({
      "NFO, BANKNIFTY,  2025-08-31,  600",
      "NFO, BANKNIFTY,  2025-09-01,  900",
      "NFO, BANKNIFTY,  2026-03-31,  600",
      "NFO, BANKNIFTY,  2026-06-30,  900",
      "NFO, BANKNIFTY,  2026-12-01,  600",
      "NFO, NIFTY,      2025-08-01, 1800",
      "NFO, NIFTY,      2026-12-01, 1800",
      "NFO, FINNIFTY,   2026-03-15, 1200",
      "NFO, FINNIFTY,   2026-08-03, 1800",
      "NFO, MIDCPNIFTY, 2026-08-03, 2800",
      "NFO, NIFTYNXT50, 2026-08-03,  600",
      "BFO, SENSEX,     2026-08-03, 1000",
      "BFO, BANKEX,     2026-08-03,  900"})
  void bundledRowsHoldFromTheirDay(Exchange exchange, String underlying, LocalDate day, long units) {
    assertThat(FreezeFile.bundled().on(exchange, new Underlying(underlying), day)).contains(Quantity.of(units));
  }

  @Test
  void theNewestRowTellsTheTablesAge() {
    assertThat(FreezeFile.bundled().newest()).contains(LocalDate.of(2026, 8, 3));
    assertThat(new FreezeTable(List.of()).newest()).isEmpty();
  }

  @Test
  void whatHasNoRowHasNoFreezeQuantity() {
    FreezeTable bundled = FreezeFile.bundled();

    assertThat(bundled.on(Exchange.NFO, new Underlying("RELIANCE"), LocalDate.of(2026, 8, 3))).isEmpty();
    assertThat(bundled.on(Exchange.BFO, new Underlying("SENSEX"), LocalDate.of(2026, 1, 31))).isEmpty();
    assertThat(bundled.on(Exchange.NFO, new Underlying("NIFTY"), LocalDate.of(2025, 7, 31))).isEmpty();
  }

  @Test
  void aHostGivesItsOwnFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("freeze.csv"),
        HEADER + "NFO,NIFTY,2026-12-01,2700,\"NSE circular, December 2026\"\n");

    FreezeTable table = FreezeFile.read(file);

    assertThat(table.on(Exchange.NFO, new Underlying("NIFTY"), LocalDate.of(2026, 12, 1)))
        .contains(Quantity.of(2700));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "NFO,NIFTY,2026-12-01,many,s | column freeze: 'many' is not a whole number of units",
      "NFO,NIFTY,2026-12-01,0,s | column freeze: '0' is not above zero",
      "NFO,NIFTY,December,1800,s | column from: 'December' is no date of the form yyyy-MM-dd",
      "XXX,NIFTY,2026-12-01,1800,s | column exchange: 'XXX' is no exchange segment",
      "NFO,,2026-12-01,1800,s | column underlying: '' is no underlying"})
  void namesPlaceAndRuleOfABadRow(String row, String message) {
    assertThatThrownBy(() -> FreezeFile.read(new StringReader(HEADER + row), "freeze.csv"))
        .isInstanceOf(MalformedFileException.class)
        .hasMessage("freeze.csv, line 2, " + message);
  }

  @Test
  void refusesARowWithoutItsSourceAndTwoRowsThatDisagree() {
    assertThatThrownBy(() -> FreezeFile.read(new StringReader(HEADER + "NFO,NIFTY,2026-12-01,1800,"), "freeze.csv"))
        .hasMessage("freeze.csv, line 2: a freeze quantity needs its source");
    assertThatThrownBy(() -> FreezeFile.read(new StringReader(
        HEADER + "NFO,NIFTY,2026-12-01,1800,a\nNFO,NIFTY,2026-12-01,2700,b\n"), "freeze.csv"))
        .hasMessageStartingWith("freeze.csv: two freeze quantities for one day");
  }
}
