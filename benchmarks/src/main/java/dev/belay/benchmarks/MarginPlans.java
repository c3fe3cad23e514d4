package dev.belay.benchmarks;

import dev.belay.exposure.DeclaredNaked;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
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

/** Iron condors on an index at 24,000 with a week to go: half of the legs bought, half sold, each with its quote. */
final class MarginPlans {

  static final Underlying INDEX = new Underlying("NIFTY");
  static final InstrumentId SPOT = new InstrumentId(Exchange.NSE, "NIFTY 50");
  private static final Moment NOW = new Moment(Instant.parse("2026-01-06T05:00:00Z"), 0);
  private static final LocalDate EXPIRY = LocalDate.of(2026, 1, 13);
  private static final ContractRules RULES = new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(65),
      Price.parse("0.05"), Optional.of(Quantity.of(1_800)));

  private MarginPlans() {}

  static MarginQuestion question(int legs) {
    List<Leg> all = new ArrayList<>();
    SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
    Price index = Price.parse("24000.00");
    quotes.put(SPOT, new Quote(SPOT, Optional.empty(), Optional.empty(), Optional.of(index), NOW));
    for (int i = 0; i < legs; i++) {
      boolean buys = i < legs / 2;
      boolean call = i % 2 == 0;
      int away = (buys ? 800 : 500) + 50 * (i / 2);
      Instrument option = option(call ? InstrumentKind.CALL : InstrumentKind.PUT, 24_000 + (call ? away : -away));
      Price price = Price.parse(buys ? "9.00" : "26.00");
      all.add(new Leg(new LegId(i), option, buys ? Side.BUY : Side.SELL, Quantity.of(65),
          buys ? LegRole.PROTECTION : LegRole.RISK, buys ? 0 : 1, PriceLadder.at(price)));
      quotes.put(option.id(), Quote.of(option.id(), price, price.plus(Price.parse("0.30")), NOW));
    }
    ExecutionPlan plan = new ExecutionPlan(new GroupId(1), new RequestKey("k"), new StrategyId("s"),
        new AccountId("A"), Product.NRML, 1, GroupPolicy.DEFAULT, all, DeclaredNaked.none(), NOW.wall());
    return MarginQuestion.of(plan, NOW).withQuotes(quotes);
  }

  private static Instrument option(InstrumentKind kind, int strike) {
    return new Instrument(new InstrumentId(Exchange.NFO, "NIFTY260113" + strike + kind.code()), kind, INDEX,
        Optional.of(Price.parse(strike + ".00")), Optional.of(EXPIRY), RULES);
  }
}
