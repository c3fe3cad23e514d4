package dev.belay.examples;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Prices the legs of a group from two-sided quotes: a ladder from the other side's best price to 5 % beyond it. */
final class QuotedLegs {

  private static final int BEYOND_PER_MILLE = 50;
  private static final int MILLE = 1_000;

  private final MarketData market;
  private final Contracts contracts;

  QuotedLegs(MarketData market, Contracts contracts) {
    this.market = market;
    this.contracts = contracts;
  }

  /** The same group at the market's prices, as soon as every leg has a two-sided quote. */
  GroupRequest priced(GroupRequest asked, Duration most)
      throws InterruptedException, ExecutionException, TimeoutException {
    TreeSet<InstrumentId> wanted = new TreeSet<>();
    asked.legs().forEach(leg -> wanted.add(leg.instrument()));
    SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
    CompletableFuture<SortedMap<InstrumentId, Quote>> all = new CompletableFuture<>();
    MarketData.Watch watch = market.watch(wanted, quote -> {
      if (quote.isTwoSided()) {
        quotes.put(quote.instrument(), quote);
      }
      if (quotes.keySet().equals(wanted)) {
        all.complete(new TreeMap<>(quotes));
      }
    });
    try {
      return priced(asked, all.get(most.toMillis(), TimeUnit.MILLISECONDS));
    } finally {
      watch.close();
    }
  }

  GroupRequest priced(GroupRequest asked, SortedMap<InstrumentId, Quote> quotes) {
    List<LegSpec> legs = new ArrayList<>();
    for (LegSpec each : asked.legs()) {
      Instrument contract = contracts.require(each.instrument(), "group");
      PriceLadder ladder = ladder(each.side(), quotes.get(each.instrument()), contract.rules().tick());
      legs.add(each.side() == Side.BUY ? LegSpec.buy(each.instrument(), each.ratio(), ladder)
          : LegSpec.sell(each.instrument(), each.ratio(), ladder));
    }
    return GroupRequest.enter(asked.key(), asked.strategy(), asked.product(), legs, asked.sizing(), asked.policy());
  }

  static PriceLadder ladder(Side side, Quote quote, Price tick) {
    boolean buys = side == Side.BUY;
    Price touch = (buys ? quote.ask() : quote.bid()).or(() -> Optional.of(tick)).orElseThrow();
    RoundingMode away = buys ? RoundingMode.UP : RoundingMode.DOWN;
    Price worst = touch.scaled(buys ? MILLE + BEYOND_PER_MILLE : MILLE - BEYOND_PER_MILLE, MILLE, away)
        .toTick(tick, away);
    return PriceLadder.between(touch, worst.isZero() ? tick : worst);
  }
}
