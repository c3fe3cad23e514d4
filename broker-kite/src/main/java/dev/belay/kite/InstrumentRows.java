package dev.belay.kite;

import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.FreezeTable;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.io.IOException;
import java.io.Reader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the rows of an instruments file into contracts; used for one file. */
final class InstrumentRows {

  private static final List<String> COLUMNS = List.of("instrument_token", "tradingsymbol", "name", "expiry", "strike",
      "tick_size", "lot_size", "instrument_type", "segment", "exchange");
  private static final String INDICES = "INDICES";
  private static final Pattern LETTERS = Pattern.compile("[A-Z&\\-]+");

  private final LocalDate day;
  private final FreezeTable freeze;
  private final Set<Exchange> wanted;
  private final List<Instrument> instruments = new ArrayList<>();
  private final TreeMap<InstrumentId, Long> tokens = new TreeMap<>();
  private int skipped;

  InstrumentRows(LocalDate day, FreezeTable freeze, Set<Exchange> wanted) {
    this.day = day;
    this.freeze = freeze;
    this.wanted = wanted;
  }

  KiteInstruments readAll(Reader in, String name) throws IOException {
    CsvRows rows = new CsvRows(in, name, COLUMNS);
    Columns at = new Columns(rows);
    for (Optional<CsvRows.Row> next = rows.next(); next.isPresent(); next = rows.next()) {
      CsvRows.Row row = next.get();
      Optional<Exchange> exchange = exchange(row.get(at.exchange)).filter(wanted::contains);
      if (row.get(at.segment).equals(INDICES)) {
        skipped++;
        index(row, at);
      } else if (exchange.isEmpty()) {
        skipped++;
      } else {
        add(row, at, exchange.get());
      }
    }
    return new KiteInstruments(day, instruments, tokens, skipped);
  }

  /** An index cannot be traded, so nothing of its row matters but the number, by which it is quoted. */
  private void index(CsvRows.Row row, Columns at) {
    Optional<Exchange> exchange = exchange(row.get(at.exchange));
    String symbol = row.get(at.symbol).strip();
    if (exchange.isPresent() && !symbol.isEmpty() && Numbers.isShortWhole(row.get(at.token))) {
      tokens.putIfAbsent(new InstrumentId(exchange.get(), symbol), Long.parseLong(row.get(at.token)));
    }
  }

  private void add(CsvRows.Row row, Columns at, Exchange exchange) {
    InstrumentId id = row.parse(at.symbol, "is no trading symbol", text -> new InstrumentId(exchange, text));
    InstrumentKind kind = kind(row.get(at.type)).orElseThrow(() -> row.bad(at.type, "is not EQ, FUT, CE or PE"));
    long token = row.parse(at.token, "is not a whole number", Long::parseLong);
    Optional<LocalDate> expiry = expiry(row, at.expiry, kind);
    Underlying underlying = underlying(row, at, id, kind, expiry);
    Instrument instrument = new Instrument(id, kind, underlying, strike(row, at.strike, kind), expiry,
        rules(row, at, exchange, underlying));
    if (tokens.put(id, token) != null) {
      throw row.bad(at.symbol, "is listed a second time on " + exchange);
    }
    instruments.add(instrument);
  }

  private ContractRules rules(CsvRows.Row row, Columns at, Exchange exchange, Underlying underlying) {
    Quantity lot = row.parse(at.lot, "is not a whole number of units", InstrumentRows::wholeUnits);
    if (!lot.isPositive()) {
      throw row.bad(at.lot, "is not above zero: a lot size must be");
    }
    Price tick = row.parse(at.tick, "is no price", InstrumentRows::price);
    if (tick.isZero()) {
      throw row.bad(at.tick, "is not above zero: a tick size must be");
    }
    Optional<Quantity> limit = freeze.on(exchange, underlying, day);
    if (limit.isPresent() && lot.isMoreThan(limit.get())) {
      throw row.bad(at.lot, "is more than the freeze quantity " + limit.get() + " of that day: one lot must fit");
    }
    return new ContractRules(day, lot, tick, limit);
  }

  private static Underlying underlying(CsvRows.Row row, Columns at, InstrumentId id, InstrumentKind kind,
      Optional<LocalDate> expiry) {
    if (!kind.isDerivative()) {
      return new Underlying(id.symbol());
    }
    String name = row.get(at.name);
    return new Underlying(name.isEmpty() ? fromSymbol(row, at.symbol, expiry.orElseThrow()) : name);
  }

  /** What stands before the expiry in the symbol: year, then a month's name, or its code and the day. */
  private static String fromSymbol(CsvRows.Row row, int column, LocalDate expiry) {
    String symbol = row.get(column);
    String year = String.format(Locale.ROOT, "%02d", expiry.getYear() % 100);
    Matcher dated = Pattern.compile("^(.+?)" + year + "([A-Z]{3}|[1-9OND]\\d\\d)").matcher(symbol);
    if (dated.find()) {
      return dated.group(1);
    }
    Matcher letters = LETTERS.matcher(symbol);
    if (letters.lookingAt()) {
      return letters.group();
    }
    throw row.bad(column, "begins with no underlying, and the name is blank");
  }

  private static Optional<LocalDate> expiry(CsvRows.Row row, int column, InstrumentKind kind) {
    if (row.get(column).isEmpty()) {
      if (kind.isDerivative()) {
        throw row.bad(column, "is no expiry: a derivative needs one");
      }
      return Optional.empty();
    }
    LocalDate expiry = row.parse(column, "is no date of the form yyyy-MM-dd", LocalDate::parse);
    return kind.isDerivative() ? Optional.of(expiry) : Optional.empty();
  }

  private static Optional<Price> strike(CsvRows.Row row, int column, InstrumentKind kind) {
    if (!kind.isOption()) {
      return Optional.empty();
    }
    Price strike = row.parse(column, "is no strike: an option needs one", InstrumentRows::price);
    if (strike.isZero()) {
      throw row.bad(column, "is no strike: an option's is above zero");
    }
    return Optional.of(strike);
  }

  private static Price price(String text) {
    return Price.of(Numbers.decimal(text));
  }

  private static Quantity wholeUnits(String text) {
    return Quantity.of(Numbers.decimal(text).longValueExact());
  }

  private static Optional<Exchange> exchange(String text) {
    return Arrays.stream(Exchange.values()).filter(each -> each.code().equals(text)).findFirst();
  }

  private static Optional<InstrumentKind> kind(String text) {
    return Arrays.stream(InstrumentKind.values()).filter(each -> each.code().equals(text)).findFirst();
  }

  /** Where the columns are in this file. */
  private static final class Columns {
    private final int token;
    private final int symbol;
    private final int name;
    private final int expiry;
    private final int strike;
    private final int tick;
    private final int lot;
    private final int type;
    private final int segment;
    private final int exchange;

    Columns(CsvRows rows) {
      token = rows.column("instrument_token");
      symbol = rows.column("tradingsymbol");
      name = rows.column("name");
      expiry = rows.column("expiry");
      strike = rows.column("strike");
      tick = rows.column("tick_size");
      lot = rows.column("lot_size");
      type = rows.column("instrument_type");
      segment = rows.column("segment");
      exchange = rows.column("exchange");
    }
  }
}
