package dev.belay.testkit;

import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.ListedInstruments;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A small market to test in: two weekly expiries of NIFTY options every 100 points from 23,500 to 25,500, and the
 * month's future, by the contract rules of August 2026 (lot 65, tick 0.05, freeze quantity 1,800); and a few of the
 * month's BANKNIFTY puts and calls every 500 points from 53,500 to 56,500 (lot 30, freeze quantity 600).
 */
public final class SampleMarket {

  /** 09:30 in India on Monday, 2026-08-03: fifteen minutes into the session. */
  public static final Instant OPEN = Instant.parse("2026-08-03T04:00:00Z");

  /** 15:30 in India on the same day: the end of the session. */
  public static final Instant CLOSE = Instant.parse("2026-08-03T10:00:00Z");

  /** The nearer expiry, a Tuesday. */
  public static final LocalDate NEAR = LocalDate.of(2026, 8, 11);

  /** The farther expiry, a week later. */
  public static final LocalDate FAR = LocalDate.of(2026, 8, 18);

  /** Units of one lot. */
  public static final Quantity LOT = Quantity.of(65);

  /** The freeze quantity: units of the largest order that the exchange takes. */
  public static final Quantity FREEZE = Quantity.of(1800);

  /** What the options are written on. */
  public static final Underlying NIFTY = new Underlying("NIFTY");

  /** What the options of the second underlying are written on. */
  public static final Underlying BANKNIFTY = new Underlying("BANKNIFTY");

  /** The month's future. */
  public static final InstrumentId FUTURE = new InstrumentId(Exchange.NFO, "NIFTY26AUGFUT");

  private static final LocalDate MONTH = LocalDate.of(2026, 8, 25);

  private static final ContractRules RULES = new ContractRules(LocalDate.of(2026, 1, 1), LOT, Price.parse("0.05"),
      Optional.of(FREEZE));

  private static final ContractRules BANK_RULES = new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(30),
      Price.parse("0.05"), Optional.of(Quantity.of(600)));

  private static final InstrumentCatalog CATALOG = listed();

  private SampleMarket() {}

  /**
   * {@return the put of the nearer expiry at a strike}
   *
   * @param strike the strike in rupees
   */
  public static InstrumentId put(int strike) {
    return option(NEAR, strike, InstrumentKind.PUT);
  }

  /**
   * {@return the call of the nearer expiry at a strike}
   *
   * @param strike the strike in rupees
   */
  public static InstrumentId call(int strike) {
    return option(NEAR, strike, InstrumentKind.CALL);
  }

  /**
   * {@return the name of an option, as the broker's instrument file writes weekly contracts}
   *
   * @param expiry its expiry
   * @param strike the strike in rupees
   * @param kind call or put
   */
  public static InstrumentId option(LocalDate expiry, int strike, InstrumentKind kind) {
    return new InstrumentId(Exchange.NFO, String.format(Locale.ROOT, "NIFTY%02d%d%02d%d%s", expiry.getYear() % 100,
        expiry.getMonthValue(), expiry.getDayOfMonth(), strike, kind.code()));
  }

  /**
   * {@return the month's BANKNIFTY put at a strike}
   *
   * @param strike the strike in rupees
   */
  public static InstrumentId bankPut(int strike) {
    return bank(strike, InstrumentKind.PUT);
  }

  /** Monthly contracts are written with the month's name. */
  private static InstrumentId bank(int strike, InstrumentKind kind) {
    return new InstrumentId(Exchange.NFO, "BANKNIFTY26AUG" + strike + kind.code());
  }

  /** {@return all contracts of this market} */
  public static InstrumentCatalog catalog() {
    return CATALOG;
  }

  private static InstrumentCatalog listed() {
    List<Instrument> listed = new ArrayList<>();
    for (LocalDate expiry : List.of(NEAR, FAR)) {
      for (int strike = 23_500; strike <= 25_500; strike += 100) {
        for (InstrumentKind kind : List.of(InstrumentKind.CALL, InstrumentKind.PUT)) {
          listed.add(listed(option(expiry, strike, kind), kind, NIFTY, strike, expiry, RULES));
        }
      }
    }
    for (int strike = 53_500; strike <= 56_500; strike += 500) {
      for (InstrumentKind kind : List.of(InstrumentKind.CALL, InstrumentKind.PUT)) {
        listed.add(listed(bank(strike, kind), kind, BANKNIFTY, strike, MONTH, BANK_RULES));
      }
    }
    listed.add(new Instrument(FUTURE, InstrumentKind.FUTURE, NIFTY, Optional.empty(), Optional.of(MONTH), RULES));
    return new ListedInstruments(listed);
  }

  private static Instrument listed(InstrumentId id, InstrumentKind kind, Underlying underlying, int strike,
      LocalDate expiry, ContractRules rules) {
    return new Instrument(id, kind, underlying, Optional.of(Price.parse(String.valueOf(strike))), Optional.of(expiry),
        rules);
  }

  /** {@return the Indian hours without holidays} */
  public static TradingCalendar calendar() {
    return TradingCalendar.india(new TreeSet<>());
  }

  /** {@return the Indian rules over these contracts and hours} */
  public static ExchangeRules rules() {
    return ExchangeRules.india(catalog(), calendar());
  }
}
