package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerRead;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.time.Instant;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers to requests for quotes. */
final class QuoteRowsTest {

  private static final Moment NOW = new Moment(Instant.EPOCH, 7);
  private static final InstrumentId CALL = new InstrumentId(Exchange.NFO, "NIFTY2681124500CE");
  private static final String QUOTE = Payloads.quote(CALL.toString());

  @Test
  void aSideOfZerosIsEmptyAndTheMomentIsOurs() {
    KiteDepth quote = read("{" + QUOTE + "}").value().orElseThrow().get(CALL);

    assertThat(quote.bids()).containsExactly(new KiteTick.Level(Price.parse("101.45"), 130, 2));
    assertThat(quote.asks()).isEmpty();
    assertThat(quote.last()).contains(Price.parse("101.50"));
    assertThat(quote.quote().isTwoSided()).isFalse();
    assertThat(quote.quote().received()).isEqualTo(NOW);
  }

  @Test
  void aContractThatTheBrokerDoesNotKnowIsLeftOut() {
    assertThat(read("{}").value().orElseThrow()).isEmpty();
  }

  @Test
  void aContractWithoutDepthHasNoSides() {
    KiteDepth index = read("{\"" + CALL + "\":{\"last_price\":0}}").value().orElseThrow().get(CALL);

    assertThat(index.bids()).isEmpty();
    assertThat(index.last()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "NFO:NIFTY2681124500CE | XXX:NIFTY2681124500CE",
      "NFO:NIFTY2681124500CE | NIFTY2681124500CE",
      "\"quantity\":130 | \"quantity\":null",
      "\"quantity\":130 | \"quantity\":-130",
      "\"orders\":2 | \"orders\":99999999999",
      "\"last_price\":101.5 | \"last_price\":1e99",
      "\"buy\":[ | \"buy\":[7,"
  })
  void aContractThatCannotBeReadMakesTheAnswerUnreadable(String from, String to) {
    assertThat(QUOTE).contains(from);

    assertThat(read("{" + QUOTE.replace(from, to) + "}")).isInstanceOf(BrokerRead.Failed.class);
  }

  @Test
  void neitherAListNorNothingNorAContractTwiceIsAnAnswer() {
    assertThat(read("[]")).isInstanceOf(BrokerRead.Failed.class);
    assertThat(read("null")).isInstanceOf(BrokerRead.Failed.class);
    assertThat(read("{" + QUOTE + "," + QUOTE + "}")).isInstanceOf(BrokerRead.Failed.class);
    assertThat(read("{\"" + CALL + "\":7}")).isInstanceOf(BrokerRead.Failed.class);
  }

  private static BrokerRead<SortedMap<InstrumentId, KiteDepth>> read(String data) {
    ReadJudge judge = new ReadJudge(new Secrets(), () -> Instant.EPOCH);
    return judge.judge(Payloads.ok(Payloads.success(data)), json -> QuoteRows.read(json, NOW));
  }
}
