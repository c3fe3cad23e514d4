package dev.belay.testkit.sim;

import dev.belay.broker.BrokerPosition;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.reconcile.Attribution;
import dev.belay.testkit.ExchangeEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What others have done to the account: what it truly took from our groups, and when evidence of it reached the
 * process.
 */
final class Outsiders {

  /** So long after it was seen what others took is booked: two idle polls and a quiet time. */
  private static final long BOOKED = 40_000_000_000L;

  /** So long where no trade explains it, because reads of both lied: a minute is waited for that (rule 8.4). */
  private static final long WAITED = 100_000_000_000L;

  /** A trade of somebody else, and whether the process has seen it. */
  private static final class Trade {
    private final BrokerOrderId id;
    private final OrderTerms terms;
    private boolean filled;
    private long filledAt;
    private long seenAt = Long.MAX_VALUE;

    Trade(BrokerOrderId id, OrderTerms terms) {
      this.id = id;
      this.terms = terms;
    }
  }

  private final World world;
  private final List<Trade> trades = new ArrayList<>();
  private long bornAt;

  Outsiders(World world) {
    this.world = world;
  }

  void taken(ExchangeEvent.Taken taken) {
    trades.add(new Trade(taken.id(), taken.terms()));
  }

  /** Takes note of a fill. */
  void filled(BrokerOrderId id) {
    trades.stream().filter(each -> each.id.equals(id)).forEach(each -> {
      each.filled = true;
      each.filledAt = world.clock().monotonicNanos();
    });
  }

  /** An order book reached the process. {@return the groups that something was seen to be taken from} */
  List<GroupId> book(List<OrderReport> rows) {
    return see(each -> rows.stream().anyMatch(row -> row.id().equals(each.id) && row.filled().isPositive()));
  }

  /** Positions reached the process: those that show the net as it is now show the last trade too. */
  List<GroupId> positions(List<BrokerPosition> rows) {
    return see(each -> rows.stream().anyMatch(row -> row.instrument().equals(each.terms.instrument())
        && row.net().equals(world.exchange().net(row.instrument()))));
  }

  private List<GroupId> see(Predicate<Trade> shown) {
    List<GroupId> bereft = new ArrayList<>();
    for (Trade each : trades) {
      if (each.filled && each.seenAt == Long.MAX_VALUE && shown.test(each)) {
        each.seenAt = world.clock().monotonicNanos();
        lossesBy(each).forEach((group, change) -> {
          world.witness().group(group).ifPresent(books -> books.lose(each.terms.instrument(), change.units()));
          bereft.add(group);
        });
      }
    }
    return bereft;
  }

  /** Whose loss a trade is, is asked when it is seen: a group may have entered meanwhile, and the youngest bears it. */
  private SortedMap<GroupId, Quantity> lossesBy(Trade trade) {
    InstrumentId instrument = trade.terms.instrument();
    return Attribution.split(world.exchange().net(instrument), owners(instrument, world.witness().groups())).losses();
  }

  /** A process begins, and may have to wait for proof anew. */
  void livesAgain() {
    bornAt = world.clock().monotonicNanos();
  }

  /** Whether something that others have traded was not seen yet, or too short a time ago to be booked. */
  boolean areUnsettled() {
    return areWithin(BOOKED);
  }

  /** Whether something that others have traded may still not be booked because nothing explains it. */
  boolean mayWait() {
    return areWithin(WAITED);
  }

  private boolean areWithin(long nanos) {
    long now = world.clock().monotonicNanos();
    return trades.stream().anyMatch(each -> each.filled
        && (each.seenAt > now || now - Math.max(bornAt, each.seenAt) < nanos));
  }

  boolean haveTraded() {
    return trades.stream().anyMatch(each -> each.filled);
  }

  /** Whether others have traded a contract. */
  boolean touched(InstrumentId instrument) {
    return trades.stream().anyMatch(each -> each.filled && each.terms.instrument().equals(instrument));
  }

  /**
   * Signed units of each leg that are a group's even if it bore every loss: others have not said whose short they
   * bought back, and with each read another group may be the youngest.
   */
  long[] surelyLeft(Books books) {
    long[] left = books.left();
    for (int i = 0; i < left.length; i++) {
      InstrumentId instrument = books.legs.get(i).instrument();
      long bought = trades.stream().filter(each -> each.seenAt != Long.MAX_VALUE && each.terms.side() == Side.BUY
          && each.terms.instrument().equals(instrument)).mapToLong(each -> each.terms.quantity().units()).sum();
      left[i] = left[i] < 0 ? Math.min(0, left[i] + Math.max(0, bought - books.lost(i))) : left[i];
    }
    return left;
  }

  /**
   * What all groups together may believe to hold of a contract in which others traded: what is left of theirs. Where
   * others traded more than once it depends on what was seen between, and lies between that and nothing.
   */
  boolean mayBelieve(InstrumentId instrument, long believed, Collection<Books> groups) {
    SortedMap<GroupId, Quantity> owners = owners(instrument, groups);
    Quantity own = Attribution.sum(owners);
    Quantity left = own.plus(Attribution.split(world.exchange().net(instrument), owners).loss());
    Quantity others = trades.stream().filter(each -> each.filled && each.terms.instrument().equals(instrument))
        .map(each -> each.terms.side().signed(each.terms.quantity())).reduce(Quantity.ZERO, Quantity::plus);
    if (own.units() == believed && own.plus(others).equals(world.exchange().net(instrument))) {
      return true; // what an order of ours overfilled stands against theirs: everybody's own is booked
    }
    long times = trades.stream().filter(each -> each.filled && each.terms.instrument().equals(instrument)).count();
    return believed == left.units() || times > 1 && Math.abs(believed) <= left.abs().units()
        && believed * left.units() >= 0 || isOvertaken(instrument, believed - left.units(), groups);
  }

  /**
   * What our own orders have filled after others had traded it all away is ours: closing orders leave it the other way
   * round, entries stand against what is booked as the others'.
   */
  private boolean isOvertaken(InstrumentId instrument, long beyond, Collection<Books> groups) {
    long first = trades.stream().filter(each -> each.filled && each.terms.instrument().equals(instrument))
        .mapToLong(each -> each.filledAt).min().orElse(Long.MAX_VALUE);
    List<SentOrder> since = groups.stream().flatMap(each -> each.orders.stream())
        .filter(each -> each.terms.instrument().equals(instrument) && each.filledAt > first).toList();
    return explains(beyond, since.stream().filter(SentOrder::isEntry))
        || explains(beyond, since.stream().filter(each -> !each.isEntry()));
  }

  private static boolean explains(long beyond, Stream<SentOrder> orders) {
    long filled = orders.mapToLong(each -> each.sign * each.trueFilled).sum();
    return Math.abs(beyond) <= Math.abs(filled) && beyond * filled > 0;
  }

  private static SortedMap<GroupId, Quantity> owners(InstrumentId instrument, Collection<Books> groups) {
    SortedMap<GroupId, Quantity> owners = new TreeMap<>();
    for (Books each : groups) {
      long[] truth = each.truth();
      for (int i = 0; i < truth.length; i++) {
        if (each.legs.get(i).instrument().equals(instrument) && truth[i] != 0) {
          owners.merge(each.group, Quantity.of(truth[i]), Quantity::plus);
        }
      }
    }
    return owners;
  }
}
