package dev.belay.kite;

import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The five best levels on both sides of one contract when they reached us.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param instrument whose prices
 * @param last the last traded price, empty when it has not traded
 * @param bids the buyers, best first; empty when nobody buys
 * @param asks the sellers, best first; empty when nobody sells
 * @param received when it reached this process; ages run from here
 */
public record KiteDepth(InstrumentId instrument, Optional<Price> last, List<KiteTick.Level> bids,
    List<KiteTick.Level> asks, Moment received) {

  /** Copies the lists and refuses missing parts. */
  public KiteDepth {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(last, "last");
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
    Objects.requireNonNull(received, "received");
  }

  /** What a tick of full mode says of a contract. */
  static KiteDepth of(InstrumentId instrument, KiteTick tick) {
    return new KiteDepth(instrument, tick.last(), tick.bids(), tick.asks(), tick.received());
  }

  /** {@return the best prices alone} */
  public Quote quote() {
    return new Quote(instrument, best(bids), best(asks), last, received);
  }

  private static Optional<Price> best(List<KiteTick.Level> side) {
    return side.isEmpty() ? Optional.empty() : Optional.of(side.get(0).price());
  }
}
