package dev.belay.riskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.scenario.ExchangeFigures;
import dev.belay.scenario.ExchangeFigures.Ranges;
import dev.belay.scenario.ExchangeFigures.Series;
import dev.belay.scenario.RiskArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The risk parameter file: what is read of it, what is left out, and what is refused. */
class SpanFileTest {

  private static final Underlying NIFTY = new Underlying("NIFTY");
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
  private static final Series FUTURE = new Series(NIFTY, JUNE, InstrumentKind.FUTURE, Optional.empty());

  @TempDir Path folder;

  /** The future's row is the clearing house's own of 2026-06-25: ten lots of 65 need 1,458,834. */
  @Test
  void aFutureOfTheFileNeedsWhatTheClearingHouseSays() throws IOException {
    RiskArray array = read(sample(), NIFTY).arrays().get(FUTURE);

    assertThat(array.scanRisk()).isEqualTo(Money.parse("2244.36"));
    assertThat(array.worstScenario()).isEqualTo(13);
    assertThat(array.loss(13, 650)).isEqualTo(Money.rupees(1_458_834));
    assertThat(array.loss(15, 1)).isEqualTo(Money.parse("-1561.89"));
  }

  @Test
  void scanRangesSeriesAndTheDayAreRead() throws IOException {
    ExchangeFigures figures = read(sample(), NIFTY);

    assertThat(figures.day()).isEqualTo(LocalDate.of(2026, 6, 25));
    assertThat(figures.ranges()).containsOnlyKeys(NIFTY).containsValue(
        new Ranges(Price.parse("24050.35"), Price.parse("2234.01"), 400));
    assertThat(figures.arrays().keySet()).containsExactly(FUTURE,
        new Series(NIFTY, JUNE, InstrumentKind.CALL, Optional.of(Price.parse("24000"))),
        new Series(NIFTY, JUNE, InstrumentKind.PUT, Optional.of(Price.parse("24000"))));
    assertThat(figures.exposures()).isEmpty();
  }

  @Test
  void underlyingsThatNobodyAskedForAreLeftOut() throws IOException {
    assertThat(read(sample(), new Underlying("RELIANCE")).arrays()).hasSize(1);
    assertThat(read(sample(), new Underlying("INFY")).arrays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "<spanFile> | <riskFile> | line 2 is no span file",
      "<date>20260625</date> | <day/> | has no date",
      "<date>20260625</date> | <date>25-06-2026</date> | has no day where one belongs: 25-06-2026",
      "<k>24000</k><p>300.00</p> | <p>300.00</p> | has a contract of NIFTY without type, expiry, strike or 16 losses",
      "<a>8.72</a><a>8.72</a> | <a>8.72</a> | has a contract of NIFTY without type, expiry, strike or 16 losses",
      "<a>8.72</a><a>8.72</a> | <a>8.72</a><a>much</a> | has no number where one belongs: much",
      "<a>8.72</a><a>8.72</a> | <a>8.72</a><a>1e999999999</a> | has a number out of all proportion",
      "<o>P</o> | <o>X</o> | has an option that is neither C nor P: X",
      "<o>P</o> | <o>C</o> | has a contract twice: ",
      "<p>24050.35</p> | <p>0</p> | has no price or no scan range of NIFTY",
      "<p>24050.35</p> | <p>-1</p> | has a price below zero: -1"})
  void whatIsMalformedIsRefusedWithItsRule(String from, String to, String rule) throws IOException {
    String text = sample();
    assertThat(text).contains(from);

    assertThatThrownBy(() -> read(text.replaceFirst(Pattern.quote(from), to), NIFTY))
        .isInstanceOf(MalformedRiskFileException.class).hasMessageContaining(rule);
  }

  @Test
  void aFileThatEndsTooEarlyIsRefused() throws IOException {
    String text = sample();

    for (int end : List.of(0, 30, text.length() / 3, text.length() / 2, text.length() - 30)) {
      assertThatThrownBy(() -> read(text.substring(0, end), NIFTY)).isInstanceOf(MalformedRiskFileException.class);
    }
  }

  @Test
  void nothingOutsideOfTheFileIsRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "20260625");
    String outside = sample().replace("<spanFile>", "<!DOCTYPE spanFile [<!ENTITY day SYSTEM \"" + secret.toUri()
        + "\">]>\n<spanFile>").replace("<date>20260625</date>", "<date>&day;</date>");
    String inside = sample().replace("<spanFile>", "<!DOCTYPE spanFile [<!ENTITY a \"1\">]>\n<spanFile>");

    for (String each : List.of(outside, inside)) {
      assertThatThrownBy(() -> read(each, NIFTY)).isInstanceOf(MalformedRiskFileException.class);
    }
  }

  @Test
  void aStreamThatFailsIsNoMalformedFile() {
    InputStream broken = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("the disk is gone");
      }
    };

    assertThatThrownBy(() -> SpanFile.read(broken, new TreeSet<>(List.of(NIFTY)))).isInstanceOf(IOException.class)
        .isNotInstanceOf(MalformedRiskFileException.class).hasMessage("the disk is gone");
  }

  private static ExchangeFigures read(String text, Underlying wanted) throws IOException {
    return SpanFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)),
        new TreeSet<>(List.of(wanted)));
  }

  private static String sample() throws IOException {
    try (InputStream in = SpanFileTest.class.getResourceAsStream("sample.spn")) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
