package dev.belay.risk;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.Funds;
import dev.belay.broker.RequestLimits;
import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.time.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A desk at 10:00 on Tuesday 2026-01-06 with NIFTY options of 2026-01-13, which a sound request passes. */
final class Desk {

  static final AccountId ACCOUNT = new AccountId("A1");
  static final LocalDate EXPIRY = LocalDate.of(2026, 1, 13);
  static final Instrument LONG_CALL = option("NIFTY", 24_800, InstrumentKind.CALL, EXPIRY);
  static final Instrument SHORT_CALL = option("NIFTY", 24_500, InstrumentKind.CALL, EXPIRY);

  private Desk() {}

  static Instrument option(String underlying, int strike, InstrumentKind kind, LocalDate expiry) {
    return new Instrument(new InstrumentId(Exchange.NFO, underlying + expiry.toString().replace("-", "").substring(2)
        + strike + kind.code()), kind, new Underlying(underlying), Optional.of(Price.parse(strike + ".00")),
        Optional.of(expiry), rules(65, Optional.of(Quantity.of(1_800))));
  }

  static Instrument share() {
    return new Instrument(new InstrumentId(Exchange.NSE, "RELIANCE"), InstrumentKind.EQUITY,
        new Underlying("RELIANCE"), Optional.empty(), Optional.empty(), rules(1, Optional.empty()));
  }

  static ContractRules rules(long lot, Optional<Quantity> freeze) {
    return new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(lot), Price.parse("0.05"), freeze);
  }

  static Moment at(String wall) {
    return new Moment(Instant.parse(wall), 1_000_000_000L);
  }

  static PriceLadder price(String limit) {
    return PriceLadder.at(Price.parse(limit));
  }

  static GroupRequest enter(LegSpec... legs) {
    return enter(Product.NRML, GroupPolicy.DEFAULT, legs);
  }

  static GroupRequest enter(Product product, GroupPolicy policy, LegSpec... legs) {
    return GroupRequest.enter(new RequestKey("k1"), new StrategyId("condors"), product, List.of(legs),
        new Sizing.Lots(1), policy);
  }

  /** A call spread, protection first: nothing speaks against it. */
  static GroupRequest spread() {
    return enter(LegSpec.buy(LONG_CALL.id(), 1, price("5.00")), LegSpec.sell(SHORT_CALL.id(), 1, price("24.00")));
  }

  static RiskContext.Builder context(Instrument... more) {
    return contextAt("2026-01-06T04:30:00Z", Mode.READY, more);
  }

  static RiskContext.Builder contextAt(String wall, Mode mode, Instrument... more) {
    SortedMap<InstrumentId, Instrument> known = new TreeMap<>();
    known.put(LONG_CALL.id(), LONG_CALL);
    known.put(SHORT_CALL.id(), SHORT_CALL);
    for (Instrument each : more) {
      known.put(each.id(), each);
    }
    return RiskContext.builder(at(wall), TradingCalendar.india(new TreeSet<>()), mode, ACCOUNT, capabilities())
        .instruments(known).funds(new Funds(Money.rupees(500_000), Money.rupees(500_000), Money.ZERO));
  }

  static BrokerCapabilities capabilities() {
    EnumMap<Exchange, Set<PriceTerms.Kind>> types = new EnumMap<>(Exchange.class);
    types.put(Exchange.NFO, EnumSet.of(PriceTerms.Kind.LIMIT, PriceTerms.Kind.STOP_LIMIT));
    types.put(Exchange.NSE, EnumSet.of(PriceTerms.Kind.LIMIT));
    return new BrokerCapabilities(EnumSet.of(Product.NRML, Product.MIS, Product.CNC), types,
        new RequestLimits(10, 400, 5_000, 10, 25));
  }

  static PositionKey key(Instrument instrument, Product product) {
    return new PositionKey(ACCOUNT, instrument.id(), product);
  }

  static OwnPosition own(int group, Instrument instrument, long units) {
    return new OwnPosition(new GroupId(group), key(instrument, Product.NRML), Quantity.of(units));
  }

  static SortedMap<PositionKey, Quantity> external(Instrument instrument, Product product, long units) {
    SortedMap<PositionKey, Quantity> external = new TreeMap<>();
    external.put(key(instrument, product), Quantity.of(units));
    return external;
  }

  /** {@return code, leg and numbers of each violation, without the message} */
  static List<String> violations(GroupRequest request, RiskContext.Builder context) {
    return StandardRisk.rules().check(request, context.build()).stream().map(Violation::toString)
        .map(text -> text.substring(0, text.indexOf(": "))).toList();
  }
}
