package dev.belay.margin;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.BrokerReads;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Money;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A broker that answers baskets at once, by a rule, and remembers what it was asked. */
final class AskedBroker implements BrokerReads {

  final List<List<OrderTerms>> asked = new ArrayList<>();
  private final Deque<ReadFailure> failures = new ArrayDeque<>();
  private final Function<List<OrderTerms>, BasketMargin> rule;

  AskedBroker(Function<List<OrderTerms>, BasketMargin> rule) {
    this.rule = rule;
  }

  /** Blocks so much for each order that sells, half of it when a purchase stands beside it. */
  static AskedBroker blocking(long span, long exposure) {
    return new AskedBroker(basket -> {
      List<MarginParts> orders = basket.stream().map(each -> each.side() == Side.SELL
          ? parts(span, exposure, "0") : parts(0, 0, paid(each).toString())).toList();
      long sold = basket.stream().filter(each -> each.side() == Side.SELL).count();
      Money premium = basket.stream().map(each -> each.side() == Side.SELL ? paid(each).negate() : paid(each))
          .reduce(Money.ZERO, Money::plus);
      boolean hedged = sold < basket.size();
      MarginParts settled = MarginParts.of(Money.rupees(sold * (hedged ? span / 2 : span)),
          Money.rupees(sold * exposure), premium, Money.ZERO);
      return new BasketMargin(sum(orders), settled, orders);
    });
  }

  static MarginParts parts(long span, long exposure, String premium) {
    return MarginParts.of(Money.rupees(span), Money.rupees(exposure), Money.parse(premium), Money.ZERO);
  }

  static MarginParts sum(List<MarginParts> orders) {
    Money span = Money.ZERO;
    Money exposure = Money.ZERO;
    Money premium = Money.ZERO;
    for (MarginParts each : orders) {
      span = span.plus(each.span());
      exposure = exposure.plus(each.exposure());
      premium = premium.plus(each.premium());
    }
    return MarginParts.of(span, exposure, premium, Money.ZERO);
  }

  private static Money paid(OrderTerms order) {
    return order.price().limitPrice().orElseThrow().times(order.quantity());
  }

  AskedBroker failing(ReadFailure... next) {
    failures.addAll(List.of(next));
    return this;
  }

  @Override
  public void basketMargin(List<OrderTerms> basket, Consumer<BrokerRead<BasketMargin>> onLoop) {
    asked.add(basket);
    onLoop.accept(failures.isEmpty() ? new BrokerRead.Ok<>(rule.apply(basket), Nifty.NOW.wall())
        : new BrokerRead.Failed<>(failures.poll(), "no answer"));
  }

  @Override
  public void funds(Consumer<BrokerRead<Funds>> onLoop) {
    throw new AssertionError("nobody asks for funds here");
  }
}
