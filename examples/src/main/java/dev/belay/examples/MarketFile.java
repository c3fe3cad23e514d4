package dev.belay.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.broker.Funds;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.scenario.UnderlyingTerms;
import dev.belay.time.Moment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The market and the account as a group file states them: {@code market} with {@code spot}, {@code available} and,
 * if known, {@code cash}, {@code previousClose} and {@code volatility} (annual, in percent); {@code bid} and
 * {@code ask} of each leg, its limit where they are left out; and {@code held}, what the account holds already:
 * {@code symbol}, signed {@code units}, {@code bid} and {@code ask}.
 *
 * @param name what errors call the file
 * @param spot the underlying's price
 * @param previousClose yesterday's close
 * @param volatility annual moving-average volatility in basis points
 * @param funds the money
 * @param legs bid and ask of the legs, in the file's order; nothing where the limit stands for both
 * @param held what the account holds already
 */
record MarketFile(String name, Price spot, Optional<Price> previousClose, Optional<Integer> volatility, Funds funds,
    List<Optional<Pair>> legs, List<Held> held) {

  /** Both sides of a market. */
  record Pair(Price bid, Price ask) {}

  /** A position. */
  record Held(InstrumentId instrument, Quantity units, Pair market) {}

  private static final List<String> MARKET = List.of("spot", "previousClose", "volatility", "available", "cash");
  private static final List<String> HELD = List.of("symbol", "units", "bid", "ask");

  static MarketFile read(Optional<Path> file) {
    String name = GroupFile.nameOf(file);
    JsonNode root = GroupFile.json(file);
    JsonFields group = new JsonFields(root, name, GroupFile.GROUP);
    JsonFields market = group.object("market", MARKET).orElseThrow(() -> new InputException(name + ", market",
        "is missing: what the underlying stands at and what money there is, such as "
            + "{\"spot\": \"26000\", \"available\": \"500000\"}"));
    Money available = market.value("available", "is no amount of rupees", Money::parse);
    Money cash = market.optional("cash", "is no amount of rupees", Money::parse).orElse(available);
    List<Optional<Pair>> legs = group.list("legs", GroupFile.LEG).stream().map(MarketFile::pair).toList();
    List<Held> held = new ArrayList<>();
    if (group.has("held")) {
      group.list("held", HELD).forEach(each -> held.add(new Held(GroupFile.symbol(each),
          each.value("units", "is no whole number of units", Quantity::parse),
          pair(each).orElseThrow(() -> new InputException(each.place("bid"), "is missing")))));
    }
    return new MarketFile(name, market.value("spot", "is no price above zero", GroupFile::price),
        market.optional("previousClose", "is no price above zero", GroupFile::price),
        market.has("volatility") ? Optional.of((int) market.whole("volatility", 1, 500) * 100) : Optional.empty(),
        new Funds(available, cash, Money.ZERO), legs, held);
  }

  private static Optional<Pair> pair(JsonFields each) {
    if (!each.has("bid") && !each.has("ask")) {
      return Optional.empty();
    }
    Pair pair = new Pair(each.value("bid", "is no price above zero", GroupFile::price),
        each.value("ask", "is no price above zero", GroupFile::price));
    if (pair.bid().isAbove(pair.ask())) {
      throw new InputException(each.place("ask"), "lies below the bid of " + pair.bid() + ": " + pair.ask());
    }
    return Optional.of(pair);
  }

  /** What is known of the plan's underlying: an index by its name, everything else a stock. */
  SortedMap<Underlying, UnderlyingTerms> terms(ExecutionPlan plan) {
    SortedMap<Underlying, UnderlyingTerms> terms = new TreeMap<>(UnderlyingTerms.indianIndexes());
    Underlying underlying = underlying(plan);
    UnderlyingTerms known = Optional.ofNullable(terms.get(underlying))
        .orElseGet(() -> UnderlyingTerms.stock(new InstrumentId(Exchange.NSE, underlying.name())));
    known = previousClose.map(known::closedAt).orElse(known);
    terms.put(underlying, volatility.isPresent() ? known.withVolatility(volatility.get()) : known);
    return terms;
  }

  private Underlying underlying(ExecutionPlan plan) {
    List<Underlying> all = plan.legs().stream().map(leg -> leg.instrument().underlying()).distinct().toList();
    if (all.size() > 1) {
      throw new InputException(name + ", legs", "are of more than one underlying: " + all);
    }
    return all.get(0);
  }

  /** The question of a plan in this market. */
  MarginQuestion question(ExecutionPlan plan, Contracts contracts, Moment now) {
    SortedMap<InstrumentId, Instrument> described = new TreeMap<>();
    SortedMap<InstrumentId, Quantity> positions = new TreeMap<>();
    SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
    InstrumentId index = terms(plan).get(underlying(plan)).spot();
    quotes.put(index, new Quote(index, Optional.empty(), Optional.empty(), Optional.of(spot), now));
    for (Leg leg : plan.legs()) {
      Pair market = legs.get(leg.id().index()).orElse(new Pair(leg.ladder().limit(), leg.ladder().limit()));
      quotes.put(leg.instrument().id(), Quote.of(leg.instrument().id(), market.bid(), market.ask(), now));
    }
    for (int i = 0; i < held.size(); i++) {
      Held each = held.get(i);
      described.put(each.instrument(), contracts.require(each.instrument(), name + ", held[" + i + "].symbol"));
      positions.put(each.instrument(), each.units());
      quotes.putIfAbsent(each.instrument(), Quote.of(each.instrument(), each.market().bid(), each.market().ask(), now));
    }
    return MarginQuestion.of(plan, now).withPresent(described, positions).withQuotes(quotes);
  }
}
