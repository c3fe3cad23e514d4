package dev.belay.testkit.sim;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.order.GroupId;
import dev.belay.order.Side;
import dev.belay.plan.LegSpec;
import dev.belay.plan.StopRules;
import dev.belay.testkit.SampleMarket;
import java.util.ArrayList;
import java.util.List;

/** The world's books of one group: its legs, its orders, and sums over them. */
final class Books {

  final GroupId group;
  final List<LegSpec> legs;
  final List<SentOrder> orders = new ArrayList<>();
  final long[] target;
  final int[] sign;

  /** Which legs have a stop. */
  final boolean[] stopped;
  private final InstrumentKind[] kinds;
  private final long declared;
  private final long[] lost;
  long baredSince = -1;

  /** Whether an unwind leaves whole packages: their shorts stay. */
  boolean keepsPackages;

  /** When evidence showed something new of one of its orders. */
  long lastShownAt;

  Books(GroupId group, List<LegSpec> legs, boolean naked, long units) {
    this.group = group;
    this.legs = legs;
    target = new long[legs.size()];
    sign = new int[legs.size()];
    stopped = new boolean[legs.size()];
    kinds = new InstrumentKind[legs.size()];
    for (int i = 0; i < legs.size(); i++) {
      target[i] = units * legs.get(i).ratio();
      sign[i] = legs.get(i).side() == Side.BUY ? 1 : -1;
      kinds[i] = SampleMarket.catalog().find(legs.get(i).instrument(), SampleMarket.NEAR).map(Instrument::kind)
          .orElseThrow();
    }
    long[] wanted = new long[legs.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = sign[i] * target[i];
    }
    declared = naked ? uncovered(wanted) : 0;
    lost = new long[legs.size()];
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

  /** Signed units of each leg as they truly are. */
  long[] truth() {
    long[] net = new long[target.length];
    for (SentOrder each : orders) {
      net[each.leg] += each.sign * each.trueFilled;
    }
    return net;
  }

  /**
   * The worst that open sales can make of what is shown: every sale fills, no purchase does. A short that others were
   * seen to buy back is none.
   */
  long[] worst() {
    long[] net = shown();
    for (int i = 0; i < net.length; i++) {
      net[i] = net[i] < 0 && lost[i] > 0 ? Math.min(0, net[i] + lost[i]) : net[i];
    }
    for (SentOrder each : orders) {
      if (each.sign < 0) {
        net[each.leg] -= each.rest();
      }
    }
    return net;
  }

  /** Units of short options that nothing covers. All legs expire so that every long covers every short of its type. */
  long uncovered(long[] net) {
    long calls = 0;
    long puts = 0;
    for (int i = 0; i < net.length; i++) {
      switch (kinds[i]) {
        case CALL -> calls += net[i];
        case PUT -> puts += net[i];
        case FUTURE -> {
          calls += Math.max(0, net[i]);
          puts += Math.max(0, -net[i]);
        }
        case EQUITY -> { }
      }
    }
    return Math.max(0, -calls) + Math.max(0, -puts);
  }

  /** Others are seen to have taken something. */
  void lose(InstrumentId instrument, long change) {
    for (int i = 0; i < lost.length; i++) {
      lost[i] += legs.get(i).instrument().equals(instrument) ? change : 0;
    }
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
