package dev.belay.coordinator;

import dev.belay.ledger.ChildOrder;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the day's own fills have earned or lost: what they cost or brought, and what they have left open at its newest
 * price. Without a price an open position stands at the price of its last fill; without that, buys are lost whole.
 */
final class DayResult {

  private final Function<PositionKey, Optional<Quote>> quotes;
  private final SortedMap<PositionKey, Quantity> open = new TreeMap<>();
  private final SortedMap<PositionKey, Price> filledAt = new TreeMap<>();
  private Money sum = Money.ZERO;

  private DayResult(Function<PositionKey, Optional<Quote>> quotes) {
    this.quotes = quotes;
  }

  static Money of(Collection<ChildOrder> orders, Function<ChildOrder, PositionKey> keys, Predicate<LocalDate> isToday,
      Function<ChildOrder, LocalDate> days, Function<PositionKey, Optional<Quote>> quotes) {
    DayResult result = new DayResult(quotes);
    orders.stream().filter(each -> each.filled().isPositive() && isToday.test(days.apply(each)))
        .forEach(each -> result.book(keys.apply(each), each));
    return result.sum();
  }

  private void book(PositionKey key, ChildOrder order) {
    boolean buys = order.intent().terms().side() == Side.BUY;
    Quantity signed = order.intent().terms().side().signed(order.filled());
    Optional<Price> price = order.average().filter(each -> !each.isZero())
        .or(() -> order.intent().terms().price().limitPrice());
    price.ifPresent(each -> {
      Money value = each.times(order.filled());
      sum = buys ? sum.minus(value) : sum.plus(value);
      filledAt.put(key, each);
    });
    open.merge(key, signed, Quantity::plus);
  }

  private Money sum() {
    Money result = sum;
    for (SortedMap.Entry<PositionKey, Quantity> each : open.entrySet()) {
      if (!each.getValue().isZero()) {
        Price price = quotes.apply(each.getKey()).flatMap(Quote::last)
            .orElse(filledAt.getOrDefault(each.getKey(), Price.ZERO));
        result = result.plus(price.times(each.getValue()));
      }
    }
    return result;
  }
}
