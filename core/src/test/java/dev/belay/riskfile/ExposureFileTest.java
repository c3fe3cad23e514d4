package dev.belay.riskfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.Underlying;
import dev.belay.scenario.ExchangeFigures.Rates;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exposure file, in the layout of 2025-08-20. */
class ExposureFileTest {

  private static final String SAMPLE = """
      Sr No.,Symbol,Instrument Type,Normal ELM Margin%,Additional ELM% for Trade Date 20-Aug-2025,Total applicable ELM%
      141,GRANULES,OTH,3.5,15,18.5
      142,GRANULES,OTM,5.25,15,20.25
      159,HFCL,OTH,3.5,1.75,5.25
      160,HFCL,OTM,5.25,2.63,7.88
      253,M&M,OTH,3.5,0,3.5
      254,M&M,OTM,5.25,0,5.25
      """;

  @Test
  void theTotalRateOfEachKindCounts() throws IOException {
    assertThat(ExposureFile.read(new StringReader(SAMPLE)))
        .containsOnlyKeys(new Underlying("GRANULES"), new Underlying("HFCL"), new Underlying("M&M"))
        .containsEntry(new Underlying("GRANULES"), new Rates(1_850, 2_025))
        .containsEntry(new Underlying("HFCL"), new Rates(525, 788));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "Total applicable ELM% | Sum | line 1 has no column Total applicable",
      "142,GRANULES,OTM,5.25,15,20.25 | 142,GRANULES,OTM | line 3 has not the columns of the heading",
      "142,GRANULES,OTM,5.25,15,20.25 | 142,GRANULES,CALL,5.25,15,20.25 | line 3 is neither OTH nor OTM: CALL",
      "142,GRANULES,OTM,5.25,15,20.25 | 142,GRANULES,OTH,5.25,15,20.25 | line 3 names a rate twice",
      "15,20.25 | 15,-1 | line 3 has no rate in percent: -1",
      "15,20.25 | 15,much | line 3 has no rate in percent: much",
      "M&M,OTM | M&M2,OTM | lacks the OTH or the OTM row of an underlying"})
  void whatIsMalformedIsRefusedWithItsLineAndRule(String from, String to, String rule) {
    assertThat(SAMPLE).contains(from);

    assertThatThrownBy(() -> ExposureFile.read(new StringReader(SAMPLE.replace(from, to))))
        .isInstanceOf(MalformedRiskFileException.class).hasMessage("exposure file" + (rule.startsWith("line") ? ", "
            : " ") + rule);
  }

  @Test
  void anEmptyFileIsNone() {
    assertThatThrownBy(() -> ExposureFile.read(new StringReader("")))
        .isInstanceOf(MalformedRiskFileException.class);
  }
}
