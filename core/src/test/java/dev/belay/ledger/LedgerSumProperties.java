package dev.belay.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.exposure.OwnPositions;
import dev.belay.money.Quantity;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.PositionKey;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Six orders on two keys, told anything in any order: the ledger's indices and sums, and the positions booked from its
 * facts, against a list of all that was ever seen, added up anew each time.
 */
class LedgerSumProperties {

  private static final int ORDERS = 6;
  private static final List<ReportedStatus> STATUSES = List.of(ReportedStatus.values());

  private OrderLedger ledger;
  private OwnPositions positions;
  private List<OrderIntent> intents;
  private Seen seen;

  /** Something that happens to one of the orders. */
  record Happening(int order, int what, int units) {}

  /** The naive ledger: everything that was seen, and no conclusion kept. */
  private static final class Seen {
    private final Map<OrderIntent, List<Long>> reported = new LinkedHashMap<>();
    private final Map<OrderIntent, SortedSet<Integer>> trades = new LinkedHashMap<>();

    long filled(OrderIntent order) {
      long most = reported.getOrDefault(order, List.of()).stream().mapToLong(each -> each).max().orElse(0);
      return Math.max(most, trades.getOrDefault(order, new TreeSet<>()).stream().mapToLong(each -> each).sum());
    }
  }

  @Provide
  Arbitrary<List<Happening>> happenings() {
    return Combinators.combine(Arbitraries.integers().between(0, ORDERS - 1), Arbitraries.integers().between(0, 7),
        Arbitraries.integers().between(1, 60)).as(Happening::new).list().ofMaxSize(40);
  }

  @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
  void sumsAreThoseOfAllThatWasSeen(@ForAll("happenings") List<Happening> happenings) {
    begin();
    for (int i = 0; i < ORDERS; i++) {
      intents.add(i % 2 == 0 ? Told.limit(i + 1) : Told.intraday(i + 1));
      ledger.intend(intents.get(i));
    }

    for (Happening each : happenings) {
      happen(each);

      assertThat(positions.sums()).isEqualTo(naivePositions());
      for (PositionKey key : keys()) {
        assertThat(openUnits(key)).isEqualTo(naiveOpenUnits(key));
      }
    }
    for (OrderIntent each : intents) {
      assertThat(ledger.find(each.tag()).orElseThrow().filled().units()).isEqualTo(seen.filled(each));
    }
  }

  /** One object serves all tries. */
  private void begin() {
    ledger = new OrderLedger(Told.ACCOUNT);
    positions = new OwnPositions();
    intents = new ArrayList<>();
    seen = new Seen();
  }

  private void happen(Happening each) {
    OrderIntent order = intents.get(each.order());
    int id = each.order() + 1;
    OrderStatus status = ledger.find(order.tag()).orElseThrow().status();
    switch (each.what()) {
      case 0 -> {
        if (status == OrderStatus.INTENDED) {
          apply(new Evidence.Sent(order.tag()));
        }
      }
      case 1 -> apply(Told.placed(order, id));
      case 2 -> apply(new Evidence.NoAnswer(order.tag(), "timed out"));
      case 3 -> {
        if (status == OrderStatus.UNKNOWN) {
          apply(new Evidence.ProvedAbsent(order.tag()));
        }
      }
      case 4 -> {
        if (status.isChangeable()) {
          apply(new Evidence.CancelAsked(order.tag()));
        }
      }
      case 5 -> {
        seen.trades.computeIfAbsent(order, none -> new TreeSet<>()).add(each.units());
        apply(Told.placed(order, id));
        apply(Told.trade("t" + each.units(), id, each.units(), "10"));
      }
      default -> {
        seen.reported.computeIfAbsent(order, none -> new ArrayList<>()).add((long) each.units());
        apply(Told.reported(Told.row(order, id, STATUSES.get(each.units() % STATUSES.size()), each.units(), "10", true,
            order.terms().price())));
      }
    }
  }

  private void apply(Evidence evidence) {
    for (OrderFact each : ledger.apply(evidence)) {
      if (each instanceof OrderFact.Filled fill) {
        positions.book(Told.ACCOUNT, fill);
      }
    }
  }

  private List<PositionKey> keys() {
    return intents.stream().map(each -> each.key(Told.ACCOUNT)).distinct().toList();
  }

  private SortedMap<PositionKey, Quantity> naivePositions() {
    SortedMap<PositionKey, Quantity> sums = new TreeMap<>();
    intents.stream().filter(each -> seen.filled(each) > 0)
        .forEach(each -> sums.merge(each.key(Told.ACCOUNT), Quantity.of(seen.filled(each)), Quantity::plus));
    return sums;
  }

  private long openUnits(PositionKey key) {
    return ledger.working(key, Side.BUY).plus(ledger.unknown(key, Side.BUY)).plus(ledger.quarantined(key, Side.BUY))
        .units();
  }

  private long naiveOpenUnits(PositionKey key) {
    return intents.stream().filter(each -> each.key(Told.ACCOUNT).equals(key))
        .map(each -> ledger.find(each.tag()).orElseThrow()).filter(each -> each.status().mayTrade())
        .mapToLong(each -> Math.max(0, each.quantity().units() - seen.filled(each.intent()))).sum();
  }
}
