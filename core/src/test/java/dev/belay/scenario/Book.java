package dev.belay.scenario;

import dev.belay.exposure.DeclaredNaked;
import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Shock;
import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.Leg;
import dev.belay.plan.LegRole;
import dev.belay.plan.PriceLadder;
import dev.belay.pricing.BlackScholes;
import dev.belay.time.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A plan and a book on one index with its quotes, as the tests of this package write them down. */
final class Book {

  static final Underlying INDEX = new Underlying("NIFTY");
  static final InstrumentId SPOT = new InstrumentId(Exchange.NSE, "NIFTY 50");
  static final ScenarioParameters EXACT = ScenarioParameters.india().with(Parameter.SAFETY_ADDITION, 0);

  private final LocalDate today;
  private final double spot;
  private final long lot;
  private final Moment now;
  private final List<Leg> legs = new ArrayList<>();
  private final SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
  private final SortedMap<InstrumentId, Instrument> described = new TreeMap<>();
  private final SortedMap<InstrumentId, Quantity> present = new TreeMap<>();
  ScenarioParameters parameters = EXACT;
  Price collar = Price.parse("100000.00");
  UnderlyingTerms terms = UnderlyingTerms.index(SPOT);

  Book(LocalDate today, double spot, long lot) {
    this.today = today;
    this.spot = spot;
    this.lot = lot;
    this.now = new Moment(today.atTime(5, 0).toInstant(ZoneOffset.UTC), 0);
    quotes.put(SPOT, new Quote(SPOT, Optional.empty(), Optional.empty(), Optional.of(price(spot)), now));
    terms = terms.closedAt(price(spot));
  }

  Instrument option(InstrumentKind kind, int strike, LocalDate expiry) {
    return new Instrument(new InstrumentId(Exchange.NFO, INDEX + expiry.toString().replace("-", "") + strike
        + kind.code()), kind, INDEX, Optional.of(price(strike)), Optional.of(expiry), rules());
  }

  Instrument future(LocalDate expiry) {
    return new Instrument(new InstrumentId(Exchange.NFO, INDEX + expiry.toString().replace("-", "") + "FUT"),
        InstrumentKind.FUTURE, INDEX, Optional.empty(), Optional.of(expiry), rules());
  }

  private ContractRules rules() {
    return new ContractRules(LocalDate.of(2020, 1, 1), Quantity.of(lot), Price.parse("0.05"), Optional.empty());
  }

  /** The option's price at a volatility. */
  double value(Instrument option, double volatility) {
    double years = ChronoUnit.DAYS.between(today, option.expiry().orElseThrow()) / 365.0;
    return BlackScholes.value(option.kind() == InstrumentKind.CALL, spot,
        option.strike().orElseThrow().toDecimal().doubleValue(), years, 0.07, 0, volatility);
  }

  Book quote(Instrument instrument, double middle, double halfSpread) {
    quotes.put(instrument.id(), new Quote(instrument.id(), Optional.of(price(Math.max(0, middle - halfSpread))),
        Optional.of(price(middle + halfSpread)), Optional.empty(), now));
    return this;
  }

  Book unquoted(Instrument instrument) {
    quotes.remove(instrument.id());
    return this;
  }

  Book stale(InstrumentId id) {
    Quote fresh = quotes.get(id);
    quotes.put(id, new Quote(id, fresh.bid(), fresh.ask(), fresh.last(), now.plus(Quote.FRESH.negated())));
    return this;
  }

  /**
   * A leg of so many lots whose quote is this price on both sides; buys go out in phase 0, sales in phase 1.
   */
  Book leg(Side side, Instrument instrument, long lots, double price) {
    boolean buys = side == Side.BUY;
    legs.add(new Leg(new LegId(legs.size()), instrument, side, Quantity.of(lots * lot),
        buys ? LegRole.PROTECTION : LegRole.RISK, buys ? 0 : 1, PriceLadder.at(collar)));
    return quote(instrument, price, 0);
  }

  Book hold(Instrument instrument, long units, double price) {
    described.put(instrument.id(), instrument);
    present.put(instrument.id(), Quantity.of(units));
    return quote(instrument, price, 0);
  }

  MarginQuestion question() {
    ExecutionPlan plan = new ExecutionPlan(new GroupId(1), new RequestKey("k"), new StrategyId("s"),
        new AccountId("A"), Product.NRML, 1, GroupPolicy.DEFAULT, legs, DeclaredNaked.none(), now.wall());
    return MarginQuestion.of(plan, now).withPresent(described, present).withQuotes(quotes);
  }

  MarginModel model() {
    SortedMap<Underlying, UnderlyingTerms> known = new TreeMap<>();
    known.put(INDEX, terms);
    return new ScenarioMargin(known, List.of(parameters.dated("test", LocalDate.of(2020, 1, 1))),
        TradingCalendar.india(new TreeSet<>())).model(question());
  }

  /** {@return what the present positions need} */
  MarginEstimate.Known present() {
    return known(model().estimate(question().present(), Shock.NONE));
  }

  MarginEstimate.Known with(Shock shock, int... filledLegs) {
    return known(model().estimate(question().after(whole(filledLegs)), shock));
  }

  SortedMap<LegId, Quantity> whole(int... filledLegs) {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    for (int leg : filledLegs) {
      filled.put(legs.get(leg).id(), legs.get(leg).quantity());
    }
    return filled;
  }

  List<Leg> legs() {
    return legs;
  }

  static MarginEstimate.Known known(MarginEstimate estimate) {
    if (estimate instanceof MarginEstimate.Known known) {
      return known;
    }
    throw new AssertionError("no figure: " + estimate);
  }

  static Price price(double rupees) {
    return Price.of(new BigDecimal(rupees).setScale(4, RoundingMode.HALF_UP));
  }

  static double rupees(MarginEstimate.Known known) {
    return known.requirement().toDecimal().doubleValue();
  }
}
