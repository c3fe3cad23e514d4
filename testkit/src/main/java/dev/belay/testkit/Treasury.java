package dev.belay.testkit;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The account's money: opening cash, premium paid and received, and what the margin desk blocks. Futures move no cash
 * before they are closed, and then their result is left out: the simulated broker settles no day.
 */
final class Treasury {

  private final Money opening;
  private final MarginDesk desk;
  private final Function<InstrumentId, InstrumentKind> kinds;

  Treasury(Money opening, MarginDesk desk, Function<InstrumentId, InstrumentKind> kinds) {
    this.opening = opening;
    this.desk = desk;
    this.kinds = kinds;
  }

  Funds funds(List<TradeReport> trades, List<BrokerPosition> held) {
    Money cash = opening;
    for (TradeReport trade : trades) {
      if (kinds.apply(trade.instrument()) != InstrumentKind.FUTURE) {
        cash = cash.minus(trade.price().times(trade.side().signed(trade.quantity())));
      }
    }
    Money blocked = desk.blocked(held);
    return new Funds(cash.minus(blocked), cash, blocked);
  }

  BasketMargin basket(List<OrderTerms> basket, List<BrokerPosition> held, Function<OrderTerms, Price> prices) {
    Money before = desk.blocked(held);
    List<MarginParts> parts = new ArrayList<>();
    Money span = Money.ZERO;
    Money paying = Money.ZERO;
    Money premium = Money.ZERO;
    List<BrokerPosition> after = held;
    for (OrderTerms order : basket) {
      Money paid = premium(order, prices.apply(order));
      Money alone = desk.blocked(with(held, order)).minus(before).max(Money.ZERO);
      parts.add(parts(alone, paid.max(Money.ZERO)));
      span = span.plus(alone);
      paying = paying.plus(paid.max(Money.ZERO));
      premium = premium.plus(paid);
      after = with(after, order);
    }
    Money settled = desk.blocked(after).minus(before).max(Money.ZERO);
    return new BasketMargin(parts(span, paying), parts(settled, premium), parts);
  }

  /** The desk knows one amount; all of it counts as scenario risk. */
  private static MarginParts parts(Money blocked, Money premium) {
    return MarginParts.of(blocked, Money.ZERO, premium, Money.ZERO);
  }

  /** What some orders would take once all have filled: more margin, and the premium that is paid for what is bought. */
  Money needed(List<OrderTerms> orders, List<BrokerPosition> held, Function<OrderTerms, Price> prices) {
    Money paid = Money.ZERO;
    List<BrokerPosition> after = held;
    for (OrderTerms order : orders) {
      paid = paid.plus(premium(order, prices.apply(order)).max(Money.ZERO));
      after = with(after, order);
    }
    return desk.blocked(after).minus(desk.blocked(held)).plus(paid);
  }

  private Money premium(OrderTerms order, Price price) {
    return kinds.apply(order.instrument()) == InstrumentKind.FUTURE ? Money.ZERO
        : price.times(order.signedQuantity());
  }

  private static List<BrokerPosition> with(List<BrokerPosition> held, OrderTerms order) {
    List<BrokerPosition> after = new ArrayList<>();
    Quantity net = order.signedQuantity();
    for (BrokerPosition each : held) {
      boolean same = each.instrument().equals(order.instrument()) && each.product() == order.product();
      net = same ? net.plus(each.net()) : net;
      if (!same) {
        after.add(each);
      }
    }
    after.add(new BrokerPosition(order.instrument(), order.product(), net, Optional.empty()));
    return after;
  }
}
