package dev.belay.margin;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan, what the account holds, and the market as it is now: all that a margin estimator may look at.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param plan the plan with its quantities and phases
 * @param instruments every contract of the plan and of the present positions
 * @param present signed units that the account holds already, everybody's, over all products, without zeros
 * @param restingStops the stop orders that will rest at the broker once the plan is complete
 * @param quotes the newest quote of each contract that has one, whatever its age
 * @param now the present moment
 */
public record MarginQuestion(ExecutionPlan plan, SortedMap<InstrumentId, Instrument> instruments,
    SortedMap<InstrumentId, Quantity> present, List<OrderTerms> restingStops, SortedMap<InstrumentId, Quote> quotes,
    Moment now) {

  /**
   * Copies the collections, adds the plan's contracts, and refuses positions in contracts that nobody
   * described.
   */
  public MarginQuestion {
    Objects.requireNonNull(now, "now");
    SortedMap<InstrumentId, Instrument> known = new TreeMap<>(instruments);
    plan.legs().forEach(leg -> known.putIfAbsent(leg.instrument().id(), leg.instrument()));
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>(present);
    held.values().removeIf(Quantity::isZero);
    if (!known.keySet().containsAll(held.keySet())) {
      throw new IllegalArgumentException("positions need their instruments: " + held.keySet());
    }
    instruments = Collections.unmodifiableSortedMap(known);
    present = Collections.unmodifiableSortedMap(held);
    restingStops = List.copyOf(restingStops);
    quotes = Collections.unmodifiableSortedMap(new TreeMap<>(quotes));
  }

  /**
   * {@return the question about a plan of an account that holds nothing, without quotes}
   *
   * @param plan the plan
   * @param now the present moment
   */
  public static MarginQuestion of(ExecutionPlan plan, Moment now) {
    return new MarginQuestion(plan, new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>(), now);
  }

  /**
   * {@return the same question for an account that holds something}
   *
   * @param described every contract that is held
   * @param positions signed units
   */
  public MarginQuestion withPresent(SortedMap<InstrumentId, Instrument> described,
      SortedMap<InstrumentId, Quantity> positions) {
    return new MarginQuestion(plan, described, positions, restingStops, quotes, now);
  }

  /**
   * {@return the same question with quotes}
   *
   * @param newest by contract
   */
  public MarginQuestion withQuotes(SortedMap<InstrumentId, Quote> newest) {
    return new MarginQuestion(plan, instruments, present, restingStops, newest, now);
  }

  /**
   * {@return the same question with stops that will rest at the broker}
   *
   * @param stops their terms, each on a contract of the plan
   */
  public MarginQuestion withRestingStops(List<OrderTerms> stops) {
    return new MarginQuestion(plan, instruments, present, stops, quotes, now);
  }

  /**
   * {@return the same question about another number of packages}
   *
   * @param packages how many, 1 or more
   */
  public MarginQuestion sized(long packages) {
    return packages == plan.packages() ? this
        : new MarginQuestion(plan.sized(packages), instruments, present, restingStops, quotes, now);
  }

  /**
   * {@return the contract}
   *
   * @param id a contract of the plan or of a present position
   */
  public Instrument instrument(InstrumentId id) {
    return Optional.ofNullable(instruments.get(id))
        .orElseThrow(() -> new IllegalArgumentException("not part of the question: " + id));
  }

  /**
   * {@return a contract's quote, if it is fresh}
   *
   * @param id the contract
   */
  public Optional<Quote> freshQuote(InstrumentId id) {
    return Optional.ofNullable(quotes.get(id)).filter(quote -> quote.isFresh(now));
  }

  /**
   * {@return what the plan has bought of a contract in a portfolio, in units, 0 or more}
   *
   * @param id the contract
   * @param held signed units held of it
   */
  public Quantity bought(InstrumentId id, Quantity held) {
    return held.minus(present.getOrDefault(id, Quantity.ZERO)).orZero();
  }

  /**
   * {@return the most that the plan may pay for what it has bought of a contract: nothing for a future, which
   * is margined; empty when a position grows that no leg of the plan buys}
   *
   * @param id the contract
   * @param held signed units held of it
   */
  public Optional<Money> premium(InstrumentId id, Quantity held) {
    Quantity bought = bought(id, held);
    if (bought.isZero() || instrument(id).kind() == InstrumentKind.FUTURE) {
      return Optional.of(Money.ZERO);
    }
    Price dearest = Price.ZERO;
    boolean isBought = false;
    for (Leg leg : plan.legs()) {
      if (leg.side() == Side.BUY && leg.instrument().id().equals(id)) {
        isBought = true;
        dearest = leg.ladder().collar().isAbove(dearest) ? leg.ladder().collar() : dearest;
      }
    }
    return isBought ? Optional.of(dearest.times(bought)) : Optional.empty();
  }

  /**
   * {@return the portfolio once some quantities of legs have filled}
   *
   * @param filled units by leg, of the leg's side, not above the leg's quantity
   */
  public SortedMap<InstrumentId, Quantity> after(SortedMap<LegId, Quantity> filled) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>(present);
    for (Leg leg : plan.legs()) {
      Quantity units = filled.getOrDefault(leg.id(), Quantity.ZERO);
      held.merge(leg.instrument().id(), leg.side().signed(units), Quantity::plus);
    }
    held.values().removeIf(Quantity::isZero);
    return held;
  }
}
