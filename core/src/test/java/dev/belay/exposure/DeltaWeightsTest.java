package dev.belay.exposure;

import static dev.belay.exposure.Contracts.NIFTY;
import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeltaWeightsTest {

  private final SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
  private final Instant now = call(26_500).expiry().orElseThrow().minusDays(7).atTime(LocalTime.of(5, 0))
      .toInstant(ZoneOffset.UTC);
  private Optional<Price> spot = Optional.of(Price.parse("26500"));

  @Test
  void anOptionAtTheMoneyCountsHalfAndALongPutPullsDown() {
    priced(call(26_500), "200");
    priced(put(26_500), "200");
    DeltaWeights weights = weights();

    weights.add(call(26_500), units(1_000));
    assertThat(weights.deltas().get(NIFTY).units()).isBetween(500L, 530L);
    weights.add(put(26_500), units(1_000));

    assertThat(weights.deltas().get(NIFTY).units()).isBetween(0L, 60L);
    assertThat(weights.unpriced()).isEmpty();
  }

  @Test
  void aShortCallPullsDownAndTheMoreTheCloserItIs() {
    priced(call(26_500), "200");
    priced(call(27_000), "40");
    DeltaWeights near = weights();
    DeltaWeights far = weights();

    near.add(call(26_500), units(-100));
    far.add(call(27_000), units(-100));

    assertThat(near.deltas().get(NIFTY).units()).isLessThan(far.deltas().get(NIFTY).units()).isNegative();
  }

  @Test
  void whatHasNoPriceOrNoUnderlyingsPriceIsNamedAndNotWeighed() {
    DeltaWeights unquoted = weights();
    unquoted.add(call(26_500), units(65));
    priced(call(26_500), "200");
    spot = Optional.empty();
    DeltaWeights blind = weights();
    blind.add(call(26_500), units(65));

    assertThat(unquoted.deltas()).isEmpty();
    assertThat(unquoted.unpriced()).containsExactly(call(26_500).id());
    assertThat(blind.unpriced()).containsExactly(call(26_500).id());
  }

  @Test
  void aPriceThatNoVolatilityGivesIsNone() {
    priced(call(26_000), "1");
    DeltaWeights weights = weights();

    weights.add(call(26_000), units(65));

    assertThat(weights.unpriced()).containsExactly(call(26_000).id());
  }

  @Test
  void whatIsNoOptionCountsInFull() {
    DeltaWeights weights = weights();

    weights.add(Contracts.share("RELIANCE"), units(-130));

    assertThat(weights.deltas().values()).containsExactly(units(-130));
  }

  private void priced(Instrument contract, String price) {
    quotes.put(contract.id(), Quote.of(contract.id(), Price.parse(price), Price.parse(price), new Moment(now, 0)));
  }

  private DeltaWeights weights() {
    return new DeltaWeights(id -> Optional.ofNullable(quotes.get(id)), name -> spot, now);
  }
}
