package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KiteInstrumentsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);
  private static final String HEADER = "instrument_token,exchange_token,tradingsymbol,name,last_price,expiry,strike,"
      + "tick_size,lot_size,instrument_type,segment,exchange\n";
  private static final String CALL =
      "10547458,41201,NIFTY26D0126000CE,\"NIFTY\",0,2026-12-01,26000,0.05,65,CE,NFO-OPT,NFO\n";
  private static final InstrumentId CALL_ID = InstrumentId.parse("NFO:NIFTY26D0126000CE");

  @Test
  void readsAnOptionWithTheRulesOfItsDay() throws IOException {
    KiteInstruments read = read(HEADER + CALL);

    Instrument call = read.catalog().find(CALL_ID, DAY).orElseThrow();
    assertThat(call.kind()).isEqualTo(InstrumentKind.CALL);
    assertThat(call.underlying()).isEqualTo(new Underlying("NIFTY"));
    assertThat(call.strike()).contains(Price.parse("26000"));
    assertThat(call.expiry()).contains(LocalDate.of(2026, 12, 1));
    assertThat(call.rules().lot()).isEqualTo(Quantity.of(65));
    assertThat(call.rules().tick()).isEqualTo(Price.parse("0.05"));
    assertThat(call.rules().freeze()).contains(Quantity.of(1800));
    assertThat(call.rules().largestOrder()).contains(Quantity.of(1755));
    assertThat(read.token(CALL_ID)).hasValue(10547458L);
  }

  @Test
  void isLenientWhereTheFileVaries() throws IOException {
    KiteInstruments read = read("\uFEFF" + HEADER.strip() + ",later_column\r\n"
        + "1,1,NIFTY26D0126000PE,,0,2026-12-01,26000.0,0.05,65.0,PE,NFO-OPT,NFO,x\r\n"
        + "\r\n"
        + "2,2,NIFTYNXT5026NOV68000CE,,0,2026-11-24,68000,0.05,25,CE,NFO-OPT,NFO,x\r\n"
        + "3,3,M&M26NOVFUT,,0,2026-11-24,0,0.1,200,FUT,NFO-FUT,NFO,x\r\n"
        + "4,4,RELIANCE,\"RELIANCE \"\"IND\"\", LTD\",0,,,0.05,1,EQ,NSE,NSE,x\r\n");

    assertThat(read.instruments()).extracting(each -> each.underlying().name())
        .containsExactly("NIFTY", "NIFTYNXT50", "M&M", "RELIANCE");
    assertThat(read.instruments()).extracting(Instrument::kind).containsExactly(InstrumentKind.PUT,
        InstrumentKind.CALL, InstrumentKind.FUTURE, InstrumentKind.EQUITY);
    assertThat(read.instruments().get(0).rules().lot()).isEqualTo(Quantity.of(65));
    assertThat(read.instruments().get(3).expiry()).isEmpty();
  }

  @Test
  void aContractWithoutAFreezeRowHasNoFreezeQuantity() throws IOException {
    KiteInstruments read = read(HEADER
        + "3,3,RELIANCE26NOVFUT,RELIANCE,0,2026-11-24,0,0.1,500,FUT,NFO-FUT,NFO\n");

    assertThat(read.instruments().get(0).rules().freeze()).isEmpty();
    assertThat(read.instruments().get(0).rules().largestOrder()).isEmpty();
  }

  @Test
  void skipsIndicesAndUnknownOrUnwantedSegmentsAndCountsThem() throws IOException {
    String text = HEADER + "256265,1001,NIFTY 50,NIFTY 50,0,,0,0,0,EQ,INDICES,NSE\n"
        + "9,9,GIFTNIFTY,,0,,0,0,0,??,GLOBAL,GLOBAL\n"
        + "8,8,GOLD26DECFUT,GOLD,0,2026-12-04,0,not a tick,100,FUT,MCX-FUT,MCX\n" + CALL;

    KiteInstruments read = KiteInstruments.read(new StringReader(text), "dump.csv", DAY, FreezeFile.bundled(),
        EnumSet.of(Exchange.NSE, Exchange.NFO));

    assertThat(read.instruments()).extracting(Instrument::id).containsExactly(CALL_ID);
    assertThat(read.skipped()).isEqualTo(3);
    assertThat(read.token(new InstrumentId(Exchange.NSE, "NIFTY 50"))).as("an index is quoted").hasValue(256_265L);
    assertThat(read.tokens()).containsOnlyKeys(CALL_ID, new InstrumentId(Exchange.NSE, "NIFTY 50"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "tick_size    | 0.05 | 0      | column tick_size: '0' is not above zero: a tick size must be",
      "tick_size    | 0.05 | cheap  | column tick_size: 'cheap' is no price",
      "tick_size    | 0.05 | 1E9999999 | column tick_size: '1E9999999' is no price",
      "lot_size     | ,65, | ,0,    | column lot_size: '0' is not above zero: a lot size must be",
      "lot_size     | ,65, | ,65.5, | column lot_size: '65.5' is not a whole number of units",
      "lot_size     | ,65, | ,1900, | column lot_size: '1900' is more than the freeze quantity 1800 of that day: "
          + "one lot must fit",
      "strike       | 26000, | 0,   | column strike: '0' is no strike: an option's is above zero",
      "strike       | ,26000, | ,,  | column strike: '' is no strike: an option needs one",
      "expiry       | 2026-12-01 | 01/12/2026 | column expiry: '01/12/2026' is no date of the form yyyy-MM-dd",
      "expiry       | 2026-12-01 | `` | column expiry: '' is no expiry: a derivative needs one",
      "type         | ,CE, | ,XX, | column instrument_type: 'XX' is not EQ, FUT, CE or PE",
      "token        | 10547458 | ten | column instrument_token: 'ten' is not a whole number",
      "quotes       | \"NIFTY\" | \"NIFTY | a quote that is not closed on its line",
      "quotes       | \"NIFTY\" | \"NIF\"TY | text after a closing quote",
      "fields       | ,NFO-OPT | `` | 11 fields under a header of 12",
  })
  void namesFileLineColumnAndRuleOfABadRow(String what, String good, String bad, String message) {
    String row = CALL.replaceFirst(Pattern.quote(good),
        Matcher.quoteReplacement(bad));

    assertThatThrownBy(() -> read(HEADER + CALL.replace("26000", "26050") + row))
        .isInstanceOf(MalformedFileException.class)
        .hasMessage("dump.csv, line 3" + (message.startsWith("column") ? ", " : ": ") + message);
  }

  @Test
  void refusesAContractThatIsListedTwice() {
    assertThatThrownBy(() -> read(HEADER + CALL + CALL))
        .hasMessage("dump.csv, line 3, column tradingsymbol: 'NIFTY26D0126000CE' is listed a second time on NFO");
  }

  @Test
  void refusesAHeaderThatLacksAColumnAndAnEmptyFile() {
    assertThatThrownBy(() -> read(HEADER.replace("lot_size,", "")))
        .hasMessage("dump.csv, line 1: the header lacks the column lot_size");
    assertThatThrownBy(() -> read("")).hasMessage("dump.csv, line 1: no header line");
  }

  @Test
  void readsAGzippedFileAndAPlainOne(@TempDir Path folder) throws IOException {
    Path zipped = folder.resolve("instruments.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write((HEADER + CALL).getBytes(StandardCharsets.UTF_8));
    }
    Path plain = Files.writeString(folder.resolve("instruments.csv"), HEADER + CALL);

    List<Instrument> fromZip = KiteInstruments.read(zipped, DAY, FreezeFile.bundled()).instruments();
    List<Instrument> fromText = KiteInstruments.read(plain, DAY, FreezeFile.bundled()).instruments();

    assertThat(fromZip).isEqualTo(fromText).extracting(Instrument::id).containsExactly(CALL_ID);
  }

  private static KiteInstruments read(String text) throws IOException {
    FreezeTable freeze = FreezeFile.bundled();
    return KiteInstruments.read(new StringReader(text), "dump.csv", DAY, freeze, EnumSet.allOf(Exchange.class));
  }
}
