package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.kite.FreezeFile;
import dev.belay.kite.KiteInstruments;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BundledInstrumentsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

  @Test
  void holdTheWeeklyOptionsThatTheExamplesTrade() throws IOException {
    KiteInstruments bundled = bundled();

    Instrument call = bundled.catalog().find(InstrumentId.parse("NFO:NIFTY26D0126000CE"), DAY).orElseThrow();
    assertThat(call.rules().lot()).isEqualTo(Quantity.of(65));
    assertThat(call.rules().tick()).isEqualTo(Price.parse("0.05"));
    assertThat(call.rules().largestOrder()).contains(Quantity.of(1755));
    List<Instrument> chain = bundled.catalog().chain(new Underlying("NIFTY"), LocalDate.of(2026, 12, 1));
    assertThat(chain).hasSize(82);
    assertThat(bundled.skipped()).as("the index itself").isEqualTo(1);
  }

  @Test
  void everySymbolSaysWhatItsColumnsSay() throws IOException {
    assertThat(bundled().instruments()).filteredOn(Instrument::isOption).allSatisfy(each -> {
      LocalDate expiry = each.expiry().orElseThrow();
      assertThat(each.id().symbol()).isEqualTo("NIFTY26D0" + expiry.getDayOfMonth()
          + each.strike().orElseThrow().toDecimal().intValueExact() + each.kind().code());
    });
  }

  private static KiteInstruments bundled() throws IOException {
    try (Reader in = new InputStreamReader(
        BundledInstrumentsTest.class.getResourceAsStream("instruments-nifty.csv"), StandardCharsets.UTF_8)) {
      return KiteInstruments.read(in, "instruments-nifty.csv", DAY, FreezeFile.bundled(),
          EnumSet.allOf(Exchange.class));
    }
  }
}
