package dev.belay.testkit;

import dev.belay.broker.RequestLimits;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.PriceBand;
import dev.belay.market.TradingCalendar;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;

/**
 * What the simulated exchange demands of an order: a named profile of a certain date over the host's contracts and
 * calendar. This class is immutable and thread-safe.
 */
public final class ExchangeRules {

  /** One demand. Those checked at once refuse the request; the others reject the order after it has got its id. */
  public enum Rule {
    /** The contract exists and has not expired. */
    INSTRUMENT(true),
    /** The segment is open. */
    SESSION(true),
    /** Derivatives are taken in NRML and MIS, shares in CNC and MIS. */
    PRODUCT(true),
    /** The quantity is whole lots. */
    LOT(true),
    /** Prices are whole ticks. */
    TICK(true),
    /** The quantity is not above the freeze quantity. */
    FREEZE(true),
    /** A stop's limit lies on the side that fills: not below a buy's trigger, not above a sell's. */
    STOP_SIDE(true),
    /** A protected market order finds a last price to be protected from. */
    REFERENCE(true),
    /** A stop's limit is not too far from its trigger. */
    STOP_GAP(false),
    /** The limit lies inside the price band, where the test has set one. */
    BAND(false),
    /** The account has what the order needs: margin, and the premium of what it buys. In no profile. */
    MARGIN(true),
    /** While the account is below zero nothing is taken, not even an exit. In no profile. */
    NEGATIVE_MARGIN(true);

    private static final EnumSet<Rule> OF_THE_ACCOUNT = EnumSet.of(MARGIN, NEGATIVE_MARGIN);

    private final boolean atOnce;

    Rule(boolean atOnce) {
      this.atOnce = atOnce;
    }
  }

  private final String name;
  private final LocalDate from;
  private final InstrumentCatalog catalog;
  private final TradingCalendar calendar;
  private final RequestLimits limits;
  private final EnumSet<Rule> enforced;
  private final boolean counting;

  private ExchangeRules(String name, LocalDate from, InstrumentCatalog catalog, TradingCalendar calendar,
      RequestLimits limits, EnumSet<Rule> enforced, boolean counting) {
    this.name = name;
    this.from = from;
    this.catalog = catalog;
    this.calendar = calendar;
    this.limits = limits;
    this.enforced = enforced;
    this.counting = counting;
  }

  /**
   * {@return the rules of the Indian derivative segments as of 2026-08-03, with a retail broker's request limits: 10
   * orders a second, 400 a minute, 5,000 a day, 10 reads a second, 25 modifications of an order}
   *
   * @param catalog the contracts
   * @param calendar when segments trade
   */
  public static ExchangeRules india(InstrumentCatalog catalog, TradingCalendar calendar) {
    return new ExchangeRules("india-2026-08", LocalDate.of(2026, 8, 3), catalog, calendar,
        new RequestLimits(10, 400, 5000, 10, 25), profile(), false);
  }

  /**
   * {@return the rules as of 2025-10-01, before stops had a largest gap: 10 orders a second, 200 a minute, 3,000 a day}
   *
   * @param catalog the contracts
   * @param calendar when segments trade
   */
  public static ExchangeRules india2025(InstrumentCatalog catalog, TradingCalendar calendar) {
    EnumSet<Rule> rules = profile();
    rules.remove(Rule.STOP_GAP);
    return new ExchangeRules("india-2025-10", LocalDate.of(2025, 10, 1), catalog, calendar,
        new RequestLimits(10, 200, 3000, 10, 25), rules, false);
  }

  private static EnumSet<Rule> profile() {
    return EnumSet.complementOf(Rule.OF_THE_ACCOUNT);
  }

  /**
   * {@return the same rules with one more, under a name that says so}
   *
   * @param rule which is enforced too
   */
  public ExchangeRules with(Rule rule) {
    EnumSet<Rule> more = EnumSet.copyOf(enforced);
    more.add(rule);
    return new ExchangeRules(name + "-" + rule.name(), from, catalog, calendar, limits, more, counting);
  }

  /**
   * {@return the same rules without one, under a name that says so}
   *
   * @param rule which is not enforced
   */
  public ExchangeRules without(Rule rule) {
    EnumSet<Rule> fewer = EnumSet.copyOf(enforced);
    fewer.remove(rule);
    return new ExchangeRules(name + "-no-" + rule.name(), from, catalog, calendar, limits, fewer,
        counting);
  }

  /**
   * {@return the same rules with other request limits}
   *
   * @param other the limits
   */
  public ExchangeRules with(RequestLimits other) {
    return new ExchangeRules(name, from, catalog, calendar, other, enforced, counting);
  }

  /**
   * {@return the same rules, and requests beyond the limits are refused; without this the limits are only stated}
   */
  public ExchangeRules enforcingRequestLimits() {
    return new ExchangeRules(name + "-counting", from, catalog, calendar, limits, enforced, true);
  }

  /** {@return the profile's name} */
  public String name() {
    return name;
  }

  /** {@return the day from which the modelled rules are in force} */
  public LocalDate from() {
    return from;
  }

  /** {@return the broker's request limits} */
  public RequestLimits limits() {
    return limits;
  }

  /** {@return when segments trade} */
  public TradingCalendar calendar() {
    return calendar;
  }

  boolean enforces(Rule rule) {
    return enforced.contains(rule);
  }

  Optional<RequestGate> gate() {
    return counting ? Optional.of(new RequestGate(limits)) : Optional.empty();
  }

  Optional<Instrument> contract(InstrumentId id, Instant at) {
    return catalog.find(id, calendar.day(at));
  }

  /** The first rule that an order breaks, of those checked at once or of the others. */
  Optional<BrokerRejection> broken(OrderTerms terms, Instant at, boolean atOnce, Optional<Price> last,
      Optional<PriceBand> band) {
    Optional<Instrument> contract = contract(terms.instrument(), at);
    for (Rule rule : enforced) {
      if (rule.atOnce == atOnce && (rule == Rule.INSTRUMENT || rule == Rule.SESSION || contract.isPresent())) {
        Optional<BrokerRejection> found = check(rule, terms, at, contract, last, band);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<BrokerRejection> check(Rule rule, OrderTerms terms, Instant at, Optional<Instrument> contract,
      Optional<Price> last, Optional<PriceBand> band) {
    return switch (rule) {
      case INSTRUMENT -> when(contract.isEmpty(), RejectionReason.INSTRUMENT, "no contract " + terms.instrument());
      case SESSION -> when(calendar.openAt(terms.instrument().exchange(), at).isEmpty(), RejectionReason.SESSION,
          terms.instrument().exchange() + " is closed");
      case PRODUCT -> when(isProductWrong(terms, contract.orElseThrow()), RejectionReason.PRODUCT,
          terms.product() + " orders are not allowed in " + terms.instrument().exchange());
      case MARGIN, NEGATIVE_MARGIN -> Optional.empty(); // of the account, which AccountViews knows
      case LOT -> {
        Quantity lot = contract.orElseThrow().rules().lot();
        yield when(!terms.quantity().isMultipleOf(lot), RejectionReason.MALFORMED,
            terms.quantity() + " is no multiple of the lot " + lot);
      }
      case TICK -> offTick(terms.price(), contract.orElseThrow().rules().tick());
      case FREEZE -> frozen(terms, contract.orElseThrow());
      case STOP_SIDE -> when(isOnWrongSide(terms), RejectionReason.MALFORMED,
          "the limit of a stop lies on the side that fills");
      case REFERENCE -> when(terms.price().kind() == PriceTerms.Kind.PROTECTED_MARKET && last.isEmpty(),
          RejectionReason.PROTECTION, "no last price of " + terms.instrument() + " to protect a market order");
      case STOP_GAP -> when(isGapTooWide(terms.price(), contract.orElseThrow().kind()), RejectionReason.STOP_GAP,
          "Stop limit order price range check failed");
      case BAND -> when(isOutside(terms.price(), band), RejectionReason.PRICE_BAND, "outside the price band "
          + band.map(each -> each.lower() + " to " + each.upper()).orElse(""));
    };
  }

  private static boolean isProductWrong(OrderTerms terms, Instrument contract) {
    return terms.product() == (contract.kind().isDerivative() ? Product.CNC : Product.NRML);
  }

  private static Optional<BrokerRejection> offTick(PriceTerms price, Price tick) {
    boolean trigger = price.kind() == PriceTerms.Kind.STOP_LIMIT
        && !((PriceTerms.StopLimit) price).trigger().isMultipleOf(tick);
    boolean limit = !price.limitPrice().map(each -> each.isMultipleOf(tick)).orElse(true);
    return when(trigger || limit, RejectionReason.MALFORMED, "price off the tick " + tick);
  }

  private static Optional<BrokerRejection> frozen(OrderTerms terms, Instrument contract) {
    return contract.rules().largestOrder()
        .filter(terms.quantity()::isMoreThan)
        .map(limit -> new BrokerRejection(RejectionReason.FREEZE_QUANTITY,
            "The order quantity " + terms.quantity() + " is higher than the maximum quantity of " + limit,
            Optional.of(limit)));
  }

  private static boolean isOnWrongSide(OrderTerms terms) {
    if (terms.price().kind() != PriceTerms.Kind.STOP_LIMIT) {
      return false;
    }
    PriceTerms.StopLimit stop = (PriceTerms.StopLimit) terms.price();
    return terms.side() == Side.BUY ? stop.limit().isBelow(stop.trigger()) : stop.limit().isAbove(stop.trigger());
  }

  /** Exchange circulars of January 2026: options 10 rupees up to a trigger of 50, then 20 %; futures 3 %. */
  private static boolean isGapTooWide(PriceTerms price, InstrumentKind kind) {
    if (price.kind() != PriceTerms.Kind.STOP_LIMIT || !kind.isDerivative()) {
      return false;
    }
    PriceTerms.StopLimit stop = (PriceTerms.StopLimit) price;
    long gap = StrictMath.abs(stop.limit().tenThousandths() - stop.trigger().tenThousandths());
    long most = kind.isOption()
        ? StrictMath.max(100_000, stop.trigger().scaled(20, 100, RoundingMode.DOWN).tenThousandths())
        : StrictMath.max(15_000, stop.trigger().scaled(3, 100, RoundingMode.DOWN).tenThousandths());
    return gap > most;
  }

  private static boolean isOutside(PriceTerms price, Optional<PriceBand> band) {
    return price.limitPrice().flatMap(limit -> band.map(each -> !each.contains(limit))).orElse(false);
  }

  private static Optional<BrokerRejection> when(boolean broken, RejectionReason reason, String text) {
    return broken ? Optional.of(BrokerRejection.of(reason, text)) : Optional.empty();
  }
}
