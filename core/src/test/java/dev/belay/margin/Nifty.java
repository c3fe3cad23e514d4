package dev.belay.margin;

import dev.belay.exposure.DeclaredNaked;
import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
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
import dev.belay.time.Moment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Contracts and plans of the tests of this package: NIFTY, one lot of 65, expiring on 2026-01-13. */
final class Nifty {

  static final Underlying NIFTY = new Underlying("NIFTY");
  static final LocalDate EXPIRY = LocalDate.of(2026, 1, 13);
  static final Moment NOW = new Moment(Instant.parse("2026-01-06T04:00:00Z"), 1_000_000_000L);
  static final Quantity LOT = Quantity.of(65);

  private Nifty() {}

  static Instrument call(int strike) {
    return option(strike, InstrumentKind.CALL, EXPIRY);
  }

  static Instrument put(int strike) {
    return option(strike, InstrumentKind.PUT, EXPIRY);
  }

  static Instrument option(int strike, InstrumentKind kind, LocalDate expiry) {
    InstrumentId id = new InstrumentId(Exchange.NFO, "NIFTY" + expiry.toString().replace("-", "").substring(2)
        + strike + kind.code());
    return new Instrument(id, kind, NIFTY, Optional.of(Price.parse(strike + ".00")), Optional.of(expiry), rules());
  }

  static Instrument future() {
    return new Instrument(new InstrumentId(Exchange.NFO, "NIFTY26JANFUT"), InstrumentKind.FUTURE, NIFTY,
        Optional.empty(), Optional.of(LocalDate.of(2026, 1, 27)), rules());
  }

  private static ContractRules rules() {
    return new ContractRules(LocalDate.of(2026, 1, 1), LOT, Price.parse("0.05"), Optional.of(Quantity.of(1_800)));
  }

  /** Legs get their place by their order; protection goes out in phase 0, risk in phase 1. */
  static ExecutionPlan plan(Part... parts) {
    List<Leg> legs = new ArrayList<>();
    for (Part part : parts) {
      legs.add(new Leg(new LegId(legs.size()), part.instrument, part.side, LOT.times(part.lots), part.role,
          part.role == LegRole.PROTECTION ? 0 : 1, PriceLadder.at(Price.parse(part.price))));
    }
    return new ExecutionPlan(new GroupId(7), new RequestKey("k"), new StrategyId("s"), new AccountId("A1"),
        Product.NRML, 1, GroupPolicy.DEFAULT, legs, DeclaredNaked.none(), NOW.wall());
  }

  static Part buy(Instrument instrument, String price) {
    return new Part(instrument, Side.BUY, 1, price, LegRole.PROTECTION);
  }

  static Part sell(Instrument instrument, String price) {
    return new Part(instrument, Side.SELL, 1, price, LegRole.RISK);
  }

  record Part(Instrument instrument, Side side, int lots, String price, LegRole role) {

    Part lots(int other) {
      return new Part(instrument, side, other, price, role);
    }
  }

  static ExecutionPlan ironCondor() {
    return plan(buy(call(24_800), "5.00"), buy(put(23_200), "6.00"), sell(call(24_500), "24.00"),
        sell(put(23_500), "28.00"));
  }

  static SortedMap<InstrumentId, Quantity> held(Instrument instrument, long units) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>();
    held.put(instrument.id(), Quantity.of(units));
    return held;
  }

  static SortedMap<InstrumentId, Instrument> described(Instrument... instruments) {
    SortedMap<InstrumentId, Instrument> described = new TreeMap<>();
    for (Instrument each : instruments) {
      described.put(each.id(), each);
    }
    return described;
  }
}
