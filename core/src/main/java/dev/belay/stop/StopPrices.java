package dev.belay.stop;

import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.order.PriceTerms;
import dev.belay.time.Moment;
import java.util.Optional;

/**
 * What quotes say to a stop (DESIGN rule 7.7). A trade through the trigger fires it, unless it is the last price of
 * long ago; so does a market that stands through the trigger in two quotes far enough apart.
 */
final class StopPrices {

  private StopPrices() {}

  static void seen(StopDraft draft, Quote quote) {
    if (!quote.isFresh(draft.now) || !quote.instrument().equals(draft.terms.instrument().id())
        || draft.watch.quote().filter(before -> quote.received().isBefore(before.received())).isPresent()) {
      return;
    }
    boolean market = sideOf(draft, quote, true).filter(price ->
        draft.terms.isThrough(price, draft.trigger)).isPresent();
    Optional<Moment> through = since(market, draft.watch.through(), quote);
    boolean target = draft.terms.spec().target().filter(price -> isAtTarget(draft, quote, price)).isPresent();
    Optional<Moment> atTarget = since(target, draft.watch.atTarget(), quote);
    draft.watch = draft.watch.with(quote, through, atTarget, best(draft, quote));
    if (draft.phase == StopPhase.ARMED && draft.isOpen() && draft.own().isPositive()) {
      if (traded(draft, quote, market) || lasts(draft, through, quote)) {
        draft.fire(StopCause.PRICE);
      } else if (lasts(draft, atTarget, quote)) {
        draft.fire(StopCause.TARGET);
      }
    }
  }

  /** The worse side of the market for the position: what has to be paid, or the other. */
  private static Optional<Price> sideOf(StopDraft draft, Quote quote, boolean passive) {
    if (!quote.isTwoSided()) {
      return Optional.empty();
    }
    return draft.terms.buys() == passive ? quote.bid() : quote.ask();
  }

  private static Optional<Moment> since(boolean is, Optional<Moment> before, Quote quote) {
    return is ? before.or(() -> Optional.of(quote.received())) : Optional.empty();
  }

  private static boolean lasts(StopDraft draft, Optional<Moment> since, Quote quote) {
    return since.filter(at -> !quote.received().since(at).minus(draft.policy.confirm()).isNegative()).isPresent();
  }

  /** A last price counts once it has moved while we watched, or when the market agrees with it. */
  private static boolean traded(StopDraft draft, Quote quote, boolean market) {
    Optional<Price> last = quote.last().filter(price -> !price.isZero());
    boolean moved = draft.watch.lastBefore().isPresent();
    return last.filter(price -> draft.terms.isThrough(price, draft.trigger)).isPresent() && (moved || market);
  }

  private static boolean isAtTarget(StopDraft draft, Quote quote, Price target) {
    return sideOf(draft, quote, false)
        .filter(price -> draft.terms.buys() ? !price.isAbove(target) : !price.isBelow(target)).isPresent();
  }

  private static Optional<Price> best(StopDraft draft, Quote quote) {
    Optional<Price> now = sideOf(draft, quote, false);
    Optional<Price> before = draft.watch.best();
    if (now.isEmpty() || before.isEmpty()) {
      return now.or(() -> before);
    }
    boolean better = draft.terms.buys() ? now.get().isBelow(before.get()) : now.get().isAbove(before.get());
    return better ? now : before;
  }

  /** Whether the market has gone through the limit of an order, so that waiting is of no use. */
  static boolean isGapped(StopDraft draft, Working order) {
    if (order.trigger.isZero()) {
      return false;
    }
    PriceTerms.StopLimit terms = draft.terms.resting(order.trigger);
    return draft.watch.fresh(draft.now).flatMap(quote -> sideOf(draft, quote, false)).filter(price ->
        draft.terms.buys() ? price.isAbove(terms.limit()) : price.isBelow(terms.limit())).isPresent();
  }

  /** Follows the best price, on steps; never back. */
  static void trail(StopDraft draft) {
    if (draft.terms.spec().trail().isEmpty() || draft.watch.best().isEmpty()) {
      return;
    }
    Price behind = draft.terms.spec().trail().get();
    Price best = draft.watch.best().get();
    boolean buys = draft.terms.buys();
    Price wish = draft.terms.onTick(buys ? best.plus(behind) : best.minusFloored(behind));
    boolean tighter = buys ? wish.isBelow(draft.trigger) : wish.isAbove(draft.trigger);
    if (tighter) {
      draft.trigger = wish;
    }
  }

}
