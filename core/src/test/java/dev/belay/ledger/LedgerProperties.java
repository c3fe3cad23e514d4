package dev.belay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever order evidence comes in, however often: the ledger ends in the same truth. */
class LedgerProperties {

  private static final OrderIntent ORDER = Told.limit(1);
  private static final List<ReportedStatus> ENDS = List.of(ReportedStatus.COMPLETE, ReportedStatus.CANCELLED,
      ReportedStatus.REJECTED, ReportedStatus.LAPSED);
  private static final List<ReportedStatus> ON_THE_WAY = List.of(ReportedStatus.OPEN, ReportedStatus.TRANSIT,
      ReportedStatus.MODIFY_PENDING, ReportedStatus.CANCEL_PENDING, ReportedStatus.UNRECOGNISED,
      ReportedStatus.COMPLETE);

  /** What really happened at a broker, and all that it told. */
  record History(List<Long> fills, List<Integer> prices, ReportedStatus end, long noise) {

    List<Evidence> told() {
      Random random = new Random(noise);
      List<Evidence> told = new ArrayList<>();
      told.add(Told.placed(ORDER, 1));
      told.add(new Evidence.NoAnswer(ORDER.tag(), "timed out"));
      told.add(new Evidence.CancelTaken(ORDER.tag()));
      long filled = 0;
      Money value = Money.ZERO;
      for (int i = 0; i < fills.size(); i++) {
        Price price = new Price(prices.get(i));
        told.add(Told.trade("t" + i, 1, fills.get(i), price.toString()));
        filled += fills.get(i);
        value = value.plus(price.times(Quantity.of(fills.get(i))));
        told.add(row(ON_THE_WAY.get(random.nextInt(ON_THE_WAY.size())), filled, value));
      }
      told.add(row(end, filled, value));
      return told;
    }

    private static Evidence row(ReportedStatus status, long filled, Money value) {
      String average = filled == 0 ? "0" : ChildOrder.perUnit(value, Quantity.of(filled)).toString();
      OrderReport row = Told.row(ORDER, 1, status, filled, average, true, ORDER.terms().price());
      return Told.reported(row);
    }
  }

  @Provide
  Arbitrary<History> histories() {
    Arbitrary<List<Integer>> cuts = Arbitraries.integers().between(1, 40).list().ofMinSize(0).ofMaxSize(6);
    Arbitrary<List<Integer>> prices = Arbitraries.integers().between(1, 2_000_000).list().ofSize(8);
    return Combinators.combine(cuts, prices, Arbitraries.of(ENDS), Arbitraries.longs())
        .as((some, at, end, noise) -> history(some, at, end, noise));
  }

  /** A complete order has filled its hundred units; any other one less. */
  private static History history(List<Integer> cuts, List<Integer> prices, ReportedStatus end, long noise) {
    List<Long> fills = new ArrayList<>();
    long left = end == ReportedStatus.COMPLETE ? 100 : 99;
    for (int cut : cuts) {
      if (cut < left) {
        fills.add((long) cut);
        left -= cut;
      }
    }
    if (end == ReportedStatus.COMPLETE) {
      fills.add(left);
    }
    return new History(fills, prices, end, noise);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void anyOrderAndAnyRepetitionEndsInTheSameTruth(@ForAll("histories") History history, @ForAll long seed) {
    ChildOrder asItHappened = merged(history.told());
    ChildOrder shuffled = merged(shuffledAndDoubled(history.told(), seed));

    assertThat(shuffled.filled()).isEqualTo(asItHappened.filled());
    assertThat(shuffled.status()).isEqualTo(asItHappened.status());
    assertThat(shuffled.value()).isEqualTo(asItHappened.value());
    assertThat(shuffled.average()).isEqualTo(asItHappened.average());
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void theTruthIsWhatHappened(@ForAll("histories") History history, @ForAll long seed) {
    ChildOrder order = merged(shuffledAndDoubled(history.told(), seed));

    NaiveOrder naive = NaiveOrder.of(history.told());
    assertThat(order.filled().units()).isEqualTo(naive.filled);
    assertThat(order.value().orElseThrow().tenThousandths()).isEqualTo(naive.value);
    assertThat(order.status().end()).isEqualTo(Optional.of(naive.end));
  }

  /** Only the last row of the book has to arrive at last; the trades may be lost with everything else. */
  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void lossOfAllButTheLastReportLosesNothingButPrecision(@ForAll("histories") History history, @ForAll long seed) {
    List<Evidence> all = history.told();
    List<Evidence> some = shuffledAndDoubled(all, seed);
    Random lost = new Random(seed);
    some.removeIf(each -> lost.nextInt(3) == 0);
    some.add(all.get(all.size() - 1));

    ChildOrder order = merged(some);

    assertThat(order.filled()).isEqualTo(merged(all).filled());
    assertThat(order.status()).isEqualTo(merged(all).status());
  }

  /** The broker replaced the order under a second id: the first half was cancelled, the second went its own way. */
  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void twoIdsOfOneOrderAddUpInAnyOrder(@ForAll @LongRange(min = 0, max = 49) long before,
      @ForAll @LongRange(min = 0, max = 51) long after, @ForAll("ends") ReportedStatus end, @ForAll long seed) {
    List<Evidence> told = new ArrayList<>();
    told.add(half(1, ReportedStatus.OPEN, before));
    told.add(half(1, ReportedStatus.CANCELLED, before));
    told.add(half(2, ReportedStatus.OPEN, after / 2));
    told.add(half(2, end, after));

    ChildOrder order = merged(shuffledAndDoubled(told, seed));

    assertThat(order.filled().units()).isEqualTo(before + after);
    assertThat(order.status().isEnded()).isTrue();
    assertThat(order.ids()).containsExactlyInAnyOrder(Told.id(1), Told.id(2));
  }

  private static Evidence half(int id, ReportedStatus status, long filled) {
    return Told.reported(Told.row(ORDER, id, status, filled, filled == 0 ? "0" : "10", true, ORDER.terms().price()));
  }

  @Provide
  Arbitrary<ReportedStatus> ends() {
    return Arbitraries.of(ReportedStatus.CANCELLED, ReportedStatus.REJECTED, ReportedStatus.LAPSED);
  }

  /** However late a price comes, whoever listens to the facts knows in the end what everything cost. */
  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void thePriceOfEveryFillIsToldSoonerOrLater(@ForAll("histories") History history, @ForAll long seed) {
    ChildOrder order = ChildOrder.of(ORDER).merge(new Evidence.Sent(ORDER.tag())).order();
    boolean known = true;
    for (Evidence each : shuffledAndDoubled(history.told(), seed)) {
      Merged merged = order.merge(each);
      for (OrderFact fact : merged.facts()) {
        known = fact instanceof OrderFact.Priced
            || (fact instanceof OrderFact.Filled filled ? filled.price().isPresent() : known);
      }
      order = merged.order();
    }
    assertThat(known || order.filled().isZero()).isTrue();
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void incrementsAddUpAndNothingGoesBack(@ForAll("histories") History history, @ForAll long seed) {
    ChildOrder order = ChildOrder.of(ORDER).merge(new Evidence.Sent(ORDER.tag())).order();
    long booked = 0;
    int closes = 0;
    for (Evidence each : shuffledAndDoubled(history.told(), seed)) {
      Merged merged = order.merge(each);
      for (OrderFact fact : merged.facts()) {
        if (fact instanceof OrderFact.Filled filled) {
          booked += filled.increment().units();
          assertThat(filled.cumulative().units()).isEqualTo(booked);
          assertThat(filled.late()).isEqualTo(order.status().isEnded());
        }
        closes += fact instanceof OrderFact.Closed ? 1 : 0;
      }
      assertThat(merged.order().filled().units()).isEqualTo(booked).isGreaterThanOrEqualTo(order.filled().units());
      assertThat(merged.order().status().isEnded() || !order.status().isEnded()).isTrue();
      order = merged.order();
    }
    assertThat(closes).isEqualTo(1);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void evidenceThatComesBeforeItsOrderIsKnownIsNotLost(@ForAll("histories") History history, @ForAll long seed) {
    List<Evidence> told = shuffledAndDoubled(history.told(), seed);
    OrderLedger ledger = new OrderLedger(Told.ACCOUNT);
    ledger.intend(ORDER);
    ledger.apply(new Evidence.Sent(ORDER.tag()));
    List<OrderFact> facts = new ArrayList<>();

    told.forEach(each -> facts.addAll(ledger.apply(each instanceof Evidence.Reported report
        ? Told.untagged(report) : each)));

    ChildOrder expected = merged(history.told());
    ChildOrder order = ledger.find(ORDER.tag()).orElseThrow();
    assertThat(order.filled()).isEqualTo(expected.filled());
    assertThat(order.value()).isEqualTo(expected.value());
    assertThat(order.status()).isEqualTo(expected.status());
    assertThat(ledger.held()).isZero();
    assertThat(facts.stream().filter(OrderFact.Closed.class::isInstance)).hasSize(1);
  }

  @Property(tries = 1_000)
  void pricesAreRoundedAsStated(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long sum,
      @ForAll @LongRange(min = 1, max = 10_000) long units) {
    Price price = ChildOrder.perUnit(new Money(sum), Quantity.of(units));

    assertThat(price.tenThousandths())
        .isEqualTo(new Money(sum).scaled(1, units, ChildOrder.ROUNDING).tenThousandths());
  }

  private static ChildOrder merged(List<Evidence> told) {
    ChildOrder order = ChildOrder.of(ORDER).merge(new Evidence.Sent(ORDER.tag())).order();
    for (Evidence each : told) {
      order = order.merge(each).order();
    }
    return order;
  }

  private static List<Evidence> shuffledAndDoubled(List<Evidence> told, long seed) {
    Random random = new Random(seed);
    List<Evidence> many = new ArrayList<>(told);
    for (Evidence each : told) {
      for (int i = random.nextInt(3); i > 0; i--) {
        many.add(each);
      }
    }
    Collections.shuffle(many, random);
    return many;
  }

  /** The truth without any cleverness: the whole evidence at once. */
  private record NaiveOrder(long filled, long value, OrderEnd end) {

    static NaiveOrder of(List<Evidence> all) {
      long units = 0;
      long money = 0;
      OrderEnd end = OrderEnd.FILLED;
      for (Evidence each : all) {
        if (each instanceof Evidence.Traded traded) {
          units += traded.trade().quantity().units();
          money += traded.trade().quantity().units() * traded.trade().price().tenThousandths();
        } else if (each instanceof Evidence.Reported reported && ENDS.contains(reported.report().status())) {
          end = switch (reported.report().status()) {
            case CANCELLED -> OrderEnd.CANCELLED;
            case REJECTED -> OrderEnd.REJECTED;
            case LAPSED -> OrderEnd.LAPSED;
            case COMPLETE, TRANSIT, OPEN, TRIGGER_PENDING, MODIFY_PENDING, CANCEL_PENDING, UNRECOGNISED -> end;
          };
        }
      }
      return new NaiveOrder(units, money, end);
    }
  }
}
