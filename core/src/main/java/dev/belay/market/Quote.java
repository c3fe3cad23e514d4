package dev.belay.market;

import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The best prices of one instrument when they reached us.
 *
 * @param instrument whose prices
 * @param bid the best price somebody buys at, empty when nobody does
 * @param ask the best price somebody sells at, empty when nobody does
 * @param last the last traded price, empty when it has not traded
 * @param received when it reached this process; ages run from here, not from foreign stamps
 */
public record Quote(InstrumentId instrument, Optional<Price> bid, Optional<Price> ask, Optional<Price> last,
    Moment received) {

  /** Older than this a quote counts as absent (DESIGN rule 7.7). */
  public static final Duration FRESH = Duration.ofSeconds(3);

  /** Refuses missing parts. */
  public Quote {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(bid, "bid");
    Objects.requireNonNull(ask, "ask");
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(received, "received");
  }

  /**
   * {@return a two-sided quote whose last price is its bid}
   *
   * @param instrument whose prices
   * @param bid the best price somebody buys at
   * @param ask the best price somebody sells at
   * @param received when it reached this process
   */
  public static Quote of(InstrumentId instrument, Price bid, Price ask, Moment received) {
    return new Quote(instrument, Optional.of(bid), Optional.of(ask), Optional.of(bid), received);
  }

  /** {@return whether both a buyer and a seller are there} */
  public boolean isTwoSided() {
    return bid.isPresent() && ask.isPresent();
  }

  /**
   * {@return whether it is younger than {@link #FRESH}}
   *
   * @param now the present moment
   */
  public boolean isFresh(Moment now) {
    return !now.isPast(received, FRESH);
  }
}
