package dev.belay.testkit.sim;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Price;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Side;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.StopRules;
import dev.belay.testkit.SampleMarket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The world's books of one group: its legs, its orders, and sums over them. */
final class Books {

  final GroupId group;
  final List<LegSpec> legs = new ArrayList<>();
  final List<SentOrder> orders = new ArrayList<>();
  long[] target = {};
  int[] sign = {};
  private InstrumentKind[] kinds = {};
  private int[] classes = {};
  private long[] lost = {};

  /** Which legs have a stop. */
  boolean[] stopped = {};
  private final long declared;
  private final int planned;
  long baredSince = -1;

  /** Whether an unwind leaves whole packages: their shorts stay. */
  boolean keepsPackages;

  /** When evidence showed something new of one of its orders. */
  long lastShownAt;

  Books(GroupId group, List<LegSpec> legs, boolean naked, long packages) {
    this.group = group;
    legs.forEach(each -> add(each, packages * each.ratio() * contract(each.instrument()).rules().lot().units()));
    planned = legs.size();
    long[] wanted = new long[planned];
    for (int i = 0; i < planned; i++) {
      wanted[i] = sign[i] * target[i];
    }
    declared = naked ? uncovered(wanted) : 0;
  }

  private void add(LegSpec leg, long units) {
    int index = legs.size();
    legs.add(leg);
    target = Arrays.copyOf(target, index + 1);
    sign = Arrays.copyOf(sign, index + 1);
    kinds = Arrays.copyOf(kinds, index + 1);
    classes = Arrays.copyOf(classes, index + 1);
    lost = Arrays.copyOf(lost, index + 1);
    stopped = Arrays.copyOf(stopped, index + 1);
    target[index] = units;
    sign[index] = leg.side() == Side.BUY ? 1 : -1;
    kinds[index] = contract(leg.instrument()).kind();
    classes[index] = contract(leg.instrument()).underlying().equals(SampleMarket.NIFTY) ? 0 : 1;
  }

  static Instrument contract(InstrumentId id) {
    return SampleMarket.catalog().find(id, SampleMarket.NEAR).orElseThrow();
  }

  /** An order of a contract that the plan does not have: protection, or its sale. It gets a leg of its own. */
  void place(SentOrder order) {
    if (order.leg < planned) {
      return;
    }
    int known = planned;
    while (known < legs.size() && !legs.get(known).instrument().equals(order.terms.instrument())) {
      known++;
    }
    if (known == legs.size()) {
      add(LegSpec.buy(order.terms.instrument(), 1, PriceLadder.at(Price.parse("1"))), 0);
    }
    order.leg = known;
    target[known] += order.sign > 0 ? order.units : 0;
  }

  void stoppedBy(StopRules rules) {
    for (int i = 0; i < stopped.length; i++) {
      stopped[i] = rules.legs().containsKey(legs.get(i).instrument());
    }
  }

  boolean isStopped() {
    for (boolean each : stopped) {
      if (each) {
        return true;
      }
    }
    return false;
  }

  long declared() {
    return declared;
  }

  /** Whether a leg is more than one order may be. */
  boolean isSliced(int leg) {
    return contract(legs.get(leg).instrument()).rules().freeze().filter(most -> target[leg] > most.units()).isPresent();
  }

  boolean isOption(int leg) {
    return kinds[leg].isOption();
  }

  /** Signed units of each leg as evidence shows them. */
  long[] shown() {
    long[] net = new long[target.length];
    for (SentOrder each : orders) {
      net[each.leg] += each.sign * each.shownFilled;
    }
    return net;
  }

  /** Signed units of a leg whose fills a life knows nothing of: a former one was shown them, and kept them nowhere. */
  long lostTo(int life, int leg, Predicate<OrderTag> isEndKept) {
    return orders.stream().filter(each -> each.leg == leg && each.endedBefore(life) && !isEndKept.test(each.tag))
        .mapToLong(each -> each.sign * each.shownFilled).sum();
  }

  /** Signed units of each leg as they truly are. */
  long[] truth() {
    long[] net = new long[target.length];
    for (SentOrder each : orders) {
      net[each.leg] += each.sign * each.trueFilled;
    }
    return net;
  }

  /**
   * The worst that open sales can make of what is shown: every sale fills, no purchase does. A short option that others
   * were seen to buy back is none, and what an order of ours bought back besides stands long. Cover that others took is
   * missed when the books have been compared (rule 8.5), be it a long or a short future: until then what our orders say
   * counts, and after that {@link #bared()}.
   */
  long[] worst() {
    long[] net = shown();
    for (int i = 0; i < net.length; i++) {
      net[i] += isOption(i) ? Math.max(0, lost[i]) : 0;
    }
    for (SentOrder each : orders) {
      if (each.sign < 0) {
        net[each.leg] -= each.rest();
      }
    }
    return net;
  }

  /**
   * Units of short options that nothing covers. All legs expire so that every long covers every short of its underlying
   * and type.
   */
  long uncovered(long[] net) {
    return uncovered(net, 0) + uncovered(net, 1);
  }

  private long uncovered(long[] net, int underlying) {
    long[] sums = new long[2];
    sum(net, underlying, sums);
    return Math.max(0, -sums[0]) + Math.max(0, -sums[1]);
  }

  /** Adds what stands of an underlying: calls, and puts. */
  private void sum(long[] net, int underlying, long[] sums) {
    for (int i = 0; i < net.length; i++) {
      if (classes[i] != underlying) {
        continue;
      }
      switch (kinds[i]) {
        case CALL -> sums[0] += net[i];
        case PUT -> sums[1] += net[i];
        case FUTURE -> {
          sums[0] += Math.max(0, net[i]);
          sums[1] += Math.max(0, -net[i]);
        }
        case EQUITY -> { }
      }
    }
  }

  /** Units of short options that nothing of all groups together covers, after some units more of a leg are sold. */
  static long uncovered(Collection<Books> groups, Books seller, int leg, long units) {
    long naked = 0;
    for (int underlying = 0; underlying < 2; underlying++) {
      long[] sums = new long[2];
      for (Books each : groups) {
        long[] net = each.worst();
        for (int i = 0; i < net.length; i++) {
          net[i] += each.lost[i] - (each.isOption(i) ? Math.max(0, each.lost[i]) : 0);
        }
        net[each == seller ? leg : 0] -= each == seller ? units : 0;
        each.sum(net, underlying, sums);
      }
      naked += Math.max(0, -sums[0]) + Math.max(0, -sums[1]);
    }
    return naked;
  }

  /**
   * Units of short options that evidence shows, covered or not. What an order of ours sold that others had sold before
   * is short too, while nobody has taken it back from us.
   */
  long sold() {
    long[] net = shown();
    long sum = 0;
    for (int i = 0; i < net.length; i++) {
      sum += isOption(i) ? Math.max(0, -Math.min(net[i], net[i] + lost[i])) : 0;
    }
    return sum;
  }

  /** Whether others have traded one of its contracts: whose loss that is, the process may see otherwise for a while. */
  boolean isTouched(Outsiders outsiders) {
    return legs.stream().anyMatch(leg -> outsiders.touched(leg.instrument()));
  }

  /** Others are seen to have taken something. */
  void lose(InstrumentId instrument, long change) {
    for (int i = 0; i < lost.length; i++) {
      lost[i] += legs.get(i).instrument().equals(instrument) ? change : 0;
    }
  }

  /** Signed units of a leg that others were seen to take, whatever we have closed of it. */
  long lost(int leg) {
    return lost[leg];
  }

  /** Units of a leg that its closing orders of one side may still trade. */
  long closing(int leg, int sign) {
    return orders.stream().filter(each -> each.leg == leg && !each.isEntry() && each.sign == sign)
        .mapToLong(SentOrder::rest).sum();
  }

  /** Signed units of each leg as evidence shows them, less what others were seen to take. */
  long[] left() {
    long[] left = shown();
    for (int i = 0; i < left.length; i++) {
      long after = left[i] + lost[i]; // what we have closed too by now is nothing that is missing
      left[i] = left[i] > 0 ? Math.max(0, after) : left[i] < 0 ? Math.min(0, after) : 0;
    }
    return left;
  }

  /** Units of short options that are known to stand bared, what others took included. */
  long bared() {
    return Math.max(0, uncovered(left()) - declared);
  }

  long trulyBared() {
    return Math.max(0, uncovered(truth()) - declared);
  }
}
