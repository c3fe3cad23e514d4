package dev.belay.stop;

import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.plan.GroupStop;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a group is worth now, for the conditions over the whole of it. Every quote that a figure needs is fresh and
 * two-sided, or there is no figure: nothing fires on half a price.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param held signed units by contract
 * @param spent what its fills have cost in all, sales negative; empty while a fill has no price
 * @param quotes the newest quotes
 * @param now the present moment
 */
public record GroupMarks(SortedMap<InstrumentId, Quantity> held, Optional<Money> spent,
    SortedMap<InstrumentId, Quote> quotes, Moment now) {

  /** Copies the maps. */
  public GroupMarks {
    held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
    quotes = Collections.unmodifiableSortedMap(new TreeMap<>(quotes));
  }

  /** {@return what closing everything now would cost, sales negative; empty without all the quotes} */
  public Optional<Money> costToClose() {
    Money sum = Money.ZERO;
    for (Map.Entry<InstrumentId, Quantity> each : held.entrySet()) {
      if (each.getValue().isZero()) {
        continue;
      }
      Optional<Quote> quote = fresh(each.getKey());
      if (quote.isEmpty()) {
        return Optional.empty();
      }
      boolean bought = each.getValue().isPositive();
      Price price = bought ? quote.get().bid().orElseThrow() : quote.get().ask().orElseThrow();
      Money value = price.times(each.getValue().abs());
      sum = bought ? sum.minus(value) : sum.plus(value);
    }
    return Optional.of(sum);
  }

  /** {@return what has been lost, gains negative; empty without all the prices} */
  public Optional<Money> loss() {
    return costToClose().flatMap(cost -> spent.map(cost::plus));
  }

  /**
   * {@return whether a condition holds now; not without all that it needs}
   *
   * @param stop the condition
   */
  public boolean holds(GroupStop stop) {
    return switch (stop.kind()) {
      case PREMIUM -> costToClose().filter(cost -> !((GroupStop.Premium) stop).most().isMoreThan(cost)).isPresent();
      case LOSS -> loss().filter(lost -> !((GroupStop.Loss) stop).most().isMoreThan(lost)).isPresent();
      case ABOVE -> fresh(((GroupStop.Above) stop).instrument()).flatMap(Quote::bid)
          .filter(price -> !price.isBelow(((GroupStop.Above) stop).price())).isPresent();
      case BELOW -> fresh(((GroupStop.Below) stop).instrument()).flatMap(Quote::ask)
          .filter(price -> !price.isAbove(((GroupStop.Below) stop).price())).isPresent();
    };
  }

  private Optional<Quote> fresh(InstrumentId instrument) {
    return Optional.ofNullable(quotes.get(instrument)).filter(quote -> quote.isFresh(now) && quote.isTwoSided());
  }
}
