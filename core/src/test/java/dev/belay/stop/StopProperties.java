package dev.belay.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Price;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.StopSpec;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the broker does, a stop never works for more than it guards, and closes what it guards in the end. */
class StopProperties {

  private static final long LOT = 65;

  @Property(tries = 1000)
  void itNeverWorksForMoreThanItGuardsAndClosesItAllInTheEnd(@ForAll boolean sold, @ForAll boolean rests,
      @ForAll boolean trails, @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 9_999) Integer> acts) {
    StopSpec spec = StopSpec.at(Price.parse(sold ? "120" : "80"));
    StopDesk stop = new StopDesk(sold ? Side.BUY : Side.SELL, trails ? spec.trailing(Price.parse("10")) : spec, rests);
    stop.holds(2 * LOT);

    for (int act : acts) {
      act(stop, act, sold);
      assertThat(stop.working()).as("%s", stop.told()).isLessThanOrEqualTo(stop.held());
    }

    finish(stop, sold);
    assertThat(stop.held()).isZero();
    assertThat(stop.working()).isZero();
    assertThat(stop.phase()).isIn(StopPhase.CLOSED, StopPhase.IDLE);
  }

  private static void act(StopDesk stop, int act, boolean sold) {
    int ref = stop.orders().isEmpty() ? 0 : act / 10 % stop.orders().size();
    boolean open = stop.state().order(ref).isPresent();
    long rest = stop.state().order(ref).map(each -> each.rest().units()).orElse(0L);
    switch (act % 10) {
      case 0 -> stop.at(stop.now().nanos() / 1_000_000 + act);
      case 1 -> quote(stop, act / 10 % 3, sold);
      case 2 -> stop.session(StopSession.values()[act / 10 % 3]);
      case 3 -> later(stop, open, () -> stop.rests(ref));
      case 4 -> later(stop, open && rest > 0, () -> stop.fills(ref, Math.min(rest, LOT)));
      case 5 -> later(stop, open && stop.state().order(ref).orElseThrow().isResting(), () -> stop.triggered(ref));
      case 6 -> later(stop, open && stop.state().order(ref).orElseThrow().changeAsked().isPresent(),
          () -> stop.changed(ref));
      case 7 -> later(stop, open, () -> stop.changeRefused(ref));
      case 8 -> later(stop, open, () -> stop.refused(ref, RejectionReason.values()[act / 10 % 5]));
      default -> later(stop, open, () -> stop.ended(ref, act % 20 < 10 ? OrderEnd.CANCELLED : OrderEnd.LAPSED));
    }
  }

  private static void later(StopDesk stop, boolean possible, Runnable act) {
    if (possible) {
      act.run();
    }
    stop.at(stop.now().nanos() / 1_000_000 + 7);
  }

  private static void quote(StopDesk stop, int way, boolean sold) {
    String bid = way == 0 ? "99" : sold ? "119.5" : "79.5";
    stop.market(bid, way == 0 ? "100" : way == 1 ? "120.5" : "141");
  }

  /** From now on the broker does what it is told, and the market is through the trigger. */
  private static void finish(StopDesk stop, boolean sold) {
    stop.session(StopSession.OPEN);
    for (int i = 0; i < 400 && (stop.held() > 0 || stop.working() > 0); i++) {
      stop.market(sold ? "199" : "9", sold ? "200" : "10");
      for (StopOrder each : stop.state().orders()) {
        if (each.rung() >= 0 && each.cancelAsked().isEmpty() && each.rest().isPositive()) {
          stop.accepted(each.ref()).fills(each.ref(), each.rest().units());
        } else if (each.cancelAsked().isPresent() || each.rest().isZero()) {
          stop.cancelled(each.ref());
        }
      }
      stop.at(stop.now().nanos() / 1_000_000 + 200);
    }
  }
}
