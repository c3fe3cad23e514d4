package dev.belay.testkit.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The exchange's prices as quotes. */
class SimulatedQuotesTest {

  private static final InstrumentId PUT = SampleMarket.put(24_000);
  private static final InstrumentId CALL = SampleMarket.call(25_000);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedQuotes quotes = new SimulatedQuotes(exchange, time);
  private final List<String> heard = new ArrayList<>();

  @Test
  void aWatchBeginsWithTheNewestPriceAndGoesOn() {
    exchange.lastPrice(PUT, Price.parse("90.00"));
    exchange.lastPrice(CALL, Price.parse("95.00"));
    watch();
    assertThat(heard).isEmpty();

    time.advance(Duration.ZERO);
    exchange.lastPrice(PUT, Price.parse("91.00"));
    exchange.lastPrice(CALL, Price.parse("96.00"));
    time.advance(Duration.ZERO);

    assertThat(heard).containsExactly("89.95 90.05 last 90.00", "90.95 91.05 last 91.00");
  }

  @Test
  void quotesMayFallSilentSpreadAndLackOffers() {
    watch();
    quotes.spread(20);
    price("90.00");
    quotes.withoutOffers(true);
    price("91.00");
    quotes.withoutOffers(false);
    quotes.silent(true);
    price("92.00");
    quotes.silent(false);
    price("93.00");

    assertThat(heard).containsExactly("89.50 90.50 last 90.00", "90.50 none last 91.00", "92.50 93.50 last 93.00");
  }

  @Test
  void whatCostsNearlyNothingStillHasABid() {
    watch();
    quotes.spread(4);

    price("0.05");

    assertThat(heard).containsExactly("0.05 0.15 last 0.05");
  }

  @Test
  void aClosedWatchHearsNothing() {
    MarketData.Watch watch = watch();
    price("90.00");

    watch.close();
    price("91.00");

    assertThat(heard).hasSize(1);
  }

  @Test
  void aClosedSourceTellsNobody() {
    watch();

    quotes.close();
    price("91.00");

    assertThat(heard).isEmpty();
  }

  private MarketData.Watch watch() {
    return quotes.watch(new TreeSet<>(List.of(PUT)), quote -> heard.add(text(quote)));
  }

  private void price(String last) {
    time.advance(Duration.ZERO);
    exchange.lastPrice(PUT, Price.parse(last));
    time.advance(Duration.ZERO);
  }

  private static String text(Quote quote) {
    return quote.bid().orElseThrow() + " " + quote.ask().map(Price::toString).orElse("none") + " last "
        + quote.last().orElseThrow();
  }
}
