package dev.belay.stop;

import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stop remembers of prices and clocks. Not kept in the store: after a restart it is watched anew.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param quote the newest quote
 * @param lastBefore the last traded price before that of the newest quote, where it was another one
 * @param through since when the market has been through the trigger
 * @param atTarget since when the market has been at the target
 * @param best the best price for the position so far; trailing follows it
 * @param session how the trading day stands
 * @param sessionAt since when
 * @param placedAt when an order was last placed to rest
 * @param unguarded since when something has no resting order
 * @param told when that was last told
 * @param gapTold whether the gap of this firing was told
 */
public record StopWatch(Optional<Quote> quote, Optional<Price> lastBefore, Optional<Moment> through,
    Optional<Moment> atTarget, Optional<Price> best, StopSession session, Optional<Moment> sessionAt,
    Optional<Moment> placedAt, Optional<Moment> unguarded, Optional<Moment> told, boolean gapTold) {

  /** Nothing seen, in an open session. */
  public static final StopWatch NEW = new StopWatch(Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), Optional.empty(), StopSession.OPEN, Optional.empty(), Optional.empty(), Optional.empty(),
      Optional.empty(), false);

  /** Refuses missing parts. */
  public StopWatch {
    Objects.requireNonNull(quote, "quote");
    Objects.requireNonNull(lastBefore, "lastBefore");
    Objects.requireNonNull(through, "through");
    Objects.requireNonNull(atTarget, "atTarget");
    Objects.requireNonNull(best, "best");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(sessionAt, "sessionAt");
    Objects.requireNonNull(placedAt, "placedAt");
    Objects.requireNonNull(unguarded, "unguarded");
    Objects.requireNonNull(told, "told");
  }

  StopWatch withSession(StopSession other, Moment at) {
    return new StopWatch(quote, lastBefore, through, atTarget, best, other, Optional.of(at), placedAt, unguarded, told,
        gapTold);
  }

  StopWatch withPlaced(Moment at) {
    return new StopWatch(quote, lastBefore, through, atTarget, best, session, sessionAt, Optional.of(at), unguarded,
        told, gapTold);
  }

  StopWatch withUnguarded(Optional<Moment> since, Optional<Moment> toldAt) {
    return new StopWatch(quote, lastBefore, through, atTarget, best, session, sessionAt, placedAt, since, toldAt,
        gapTold);
  }

  StopWatch withGapTold(boolean is) {
    return new StopWatch(quote, lastBefore, through, atTarget, best, session, sessionAt, placedAt, unguarded, told, is);
  }

  /** Nothing of the trigger or the target has been seen. */
  StopWatch unseen() {
    return new StopWatch(quote, lastBefore, Optional.empty(), Optional.empty(), best, session, sessionAt, placedAt,
        unguarded, told, gapTold);
  }

  /** The newest quote, if it is not too old to be used. */
  Optional<Quote> fresh(Moment now) {
    return quote.filter(each -> each.isFresh(now));
  }

  StopWatch with(Quote newer, Optional<Moment> throughSince, Optional<Moment> targetSince, Optional<Price> bestSeen) {
    Optional<Price> before = quote.flatMap(Quote::last).filter(last -> !newer.last().equals(Optional.of(last)))
        .or(() -> lastBefore);
    return new StopWatch(Optional.of(newer), before, throughSince, targetSince, bestSeen, session, sessionAt, placedAt,
        unguarded, told, gapTold);
  }
}
