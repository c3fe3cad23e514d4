package dev.belay.exposure;

import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Contracts, quantities and moments that the tests of this package speak of. */
final class Contracts {

  static final AccountId ACCOUNT = new AccountId("AB1234");
  static final LocalDate NEAR = LocalDate.of(2026, 1, 13);
  static final LocalDate FAR = LocalDate.of(2026, 1, 27);
  static final Underlying NIFTY = new Underlying("NIFTY");
  static final Moment START = new Moment(Instant.parse("2026-01-12T04:00:00Z"), 1_000_000_000L);

  private static final ContractRules RULES = new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(65),
      Price.parse("0.05"), Optional.of(Quantity.of(1_800)));

  private Contracts() {}

  static Instrument call(int strike) {
    return option(NIFTY, InstrumentKind.CALL, strike, NEAR);
  }

  static Instrument put(int strike) {
    return option(NIFTY, InstrumentKind.PUT, strike, NEAR);
  }

  static Instrument option(Underlying underlying, InstrumentKind kind, int strike, LocalDate expiry) {
    String symbol = underlying + "-" + expiry + "-" + strike + kind.code();
    return new Instrument(new InstrumentId(Exchange.NFO, symbol), kind, underlying,
        Optional.of(Price.parse(Integer.toString(strike))), Optional.of(expiry), RULES);
  }

  static Instrument future(LocalDate expiry) {
    return new Instrument(new InstrumentId(Exchange.NFO, "NIFTY-" + expiry + "FUT"), InstrumentKind.FUTURE,
        NIFTY, Optional.empty(), Optional.of(expiry), RULES);
  }

  static Instrument share(String name) {
    return new Instrument(new InstrumentId(Exchange.NSE, name), InstrumentKind.EQUITY, new Underlying(name),
        Optional.empty(), Optional.empty(), RULES);
  }

  static Holding holding(Instrument instrument, long units) {
    return new Holding(instrument, Quantity.of(units));
  }

  static Quantity units(long units) {
    return Quantity.of(units);
  }

  static PositionKey key(Instrument instrument) {
    return new PositionKey(ACCOUNT, instrument.id(), Product.NRML);
  }

  static Moment after(long millis) {
    return START.plus(Duration.ofMillis(millis));
  }
}
