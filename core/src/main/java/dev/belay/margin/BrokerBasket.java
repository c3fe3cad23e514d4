package dev.belay.margin;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.MarginParts;
import dev.belay.market.Instrument;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A portfolio of a plan whose margin a broker is asked for, as one basket on top of the present positions,
 * and what its answer means.
 *
 * @param question the plan and what is held
 * @param legs whole legs, in the order in which they would be placed
 */
record BrokerBasket(MarginQuestion question, List<Leg> legs) {

  /** A paisa for each amount that was rounded. */
  private static final Money ROUNDING = Money.parse("0.05");

  BrokerBasket {
    legs = List.copyOf(legs);
  }

  List<OrderTerms> orders() {
    return legs.stream().map(leg -> new OrderTerms(leg.instrument().id(), question.plan().product(leg), leg.side(),
        leg.quantity(), new PriceTerms.Limit(leg.ladder().collar()))).toList();
  }

  SortedMap<LegId, Quantity> filled() {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    legs.forEach(leg -> filled.put(leg.id(), leg.quantity()));
    return filled;
  }

  /**
   * {@return what the orders will hold and cost once they have filled: what the broker blocks, and the premium
   * of what is bought; premium that a sale would bring is not credited}
   */
  Money hold(BasketMargin answer) {
    return answer.settled().blocked().plus(paid(answer));
  }

  /** The broker's own figure for the premium, or the most that the plan may pay if that is more. */
  private Money paid(BasketMargin answer) {
    Money theirs = Money.ZERO;
    Money ours = Money.ZERO;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      boolean pays = leg.side() == Side.BUY && leg.instrument().isOption();
      theirs = pays ? theirs.plus(answer.orders().get(i).premium().max(Money.ZERO)) : theirs;
      ours = pays ? ours.plus(leg.ladder().collar().times(leg.quantity())) : ours;
    }
    return theirs.max(ours);
  }

  /**
   * {@return why the answer cannot be believed; empty when it can. Brokers have answered without exposure, or
   * with figures that do not add up}
   *
   * @param exposureFloor least exposure of a sold option or of a future, in basis points of its notional
   */
  Optional<String> objection(BasketMargin answer, int exposureFloor) {
    if (answer.orders().size() != legs.size()) {
      return Optional.of(answer.orders().size() + " answers for " + legs.size() + " orders");
    }
    Money orders = answer.orders().stream().map(MarginParts::total).reduce(Money.ZERO, Money::plus);
    Money tolerated = ROUNDING.times(legs.size() + 1L);
    boolean addsUp = !answer.initial().gap().isMoreThan(tolerated) && !answer.settled().gap().isMoreThan(tolerated)
        && answer.orders().stream().noneMatch(each -> each.gap().isMoreThan(tolerated))
        && !answer.initial().total().minus(orders).abs().isMoreThan(tolerated);
    if (!addsUp) {
      return Optional.of("its parts do not add up");
    }
    MarginParts settled = answer.settled();
    if (settled.span().isNegative() || settled.exposure().isNegative() || settled.other().isNegative()) {
      return Optional.of("a part is below zero");
    }
    Money least = notional().scaled(exposureFloor, Shock.ONE, RoundingMode.CEILING);
    return least.isMoreThan(settled.exposure())
        ? Optional.of("exposure " + settled.exposure() + " for shorts that need " + least + " at least")
        : Optional.empty();
  }

  /** Strike or price × units of what the basket opens on the side that is margined. */
  private Money notional() {
    Money sum = Money.ZERO;
    for (Leg leg : legs) {
      Instrument instrument = leg.instrument();
      Quantity present = question.present().getOrDefault(instrument.id(), Quantity.ZERO);
      Quantity opened = leg.side() == Side.SELL
          ? leg.quantity().minus(present.orZero()).orZero() : leg.quantity().minus(present.negate().orZero()).orZero();
      if (leg.isShortOption()) {
        sum = sum.plus(instrument.strike().orElseThrow().times(opened));
      } else if (instrument.strike().isEmpty() && instrument.expiry().isPresent()) {
        sum = sum.plus(leg.ladder().collar().times(opened));
      }
    }
    return sum;
  }
}
