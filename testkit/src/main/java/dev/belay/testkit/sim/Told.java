package dev.belay.testkit.sim;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.group.GroupSignal;
import dev.belay.mode.Mode;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import dev.belay.order.OrderFact;
import java.util.EnumSet;

/** What one life tells its host: judged against the evidence that had reached it. */
final class Told implements ExecutionListener {

  /** What a careless listener throws; without a stack, because seeds are many. */
  private static final class HostBug extends RuntimeException {
    private static final long serialVersionUID = 1;

    HostBug() {
      super("the host's listener throws", null, false, false);
    }
  }

  private static final EnumSet<ExecutionLifecycle> ENTERING =
      EnumSet.of(ExecutionLifecycle.EXECUTING, ExecutionLifecycle.PARTIALLY_EXPOSED);
  private static final EnumSet<ExecutionLifecycle> LEAVING =
      EnumSet.of(ExecutionLifecycle.EXITING, ExecutionLifecycle.HEDGING);

  private final World world;
  private final ProcessTime process;
  private final String label;
  private long events;

  Told(World world, ProcessTime process) {
    this.world = world;
    this.process = process;
    this.label = "life " + process.life();
  }

  @Override
  public void onEvent(ExecutionEvent event) {
    if (process.isDead()) {
      return;
    }
    if (event.sequence() > world.disk().lastJournal() && world.life().store().isSound()) {
      world.violate(Invariant.I18_KEPT_FIRST, "event " + event.sequence() + " is told, the store's last is "
          + world.disk().lastJournal());
    }
    world.trace().note(Trace.Kind.EVENT, event.kind().ordinal(), event.sequence(), () -> Words.of(event));
    switch (event.kind()) {
      case LEARNT -> learnt(((ExecutionEvent.Learnt) event).fact());
      case MOVED -> moved((ExecutionEvent.Moved) event);
      case REFUSED -> world.sometimes(Sometimes.REQUEST_REFUSED);
      case EMERGENCY_HEDGE -> world.sometimes(Sometimes.EMERGENCY_HEDGE);
      case STOPPED -> stopped((ExecutionEvent.Stopped) event);
      case DECIDED -> {
        if (((ExecutionEvent.Decided) event).reason() == GroupReason.GROUP_STOP) {
          world.sometimes(Sometimes.GROUP_STOPPED);
        }
      }
      case RAISED -> raised((ExecutionEvent.Raised) event);
      case MODE_CHANGED -> {
        if (((ExecutionEvent.ModeChanged) event).from() == Mode.READY && isAnyGroup(ENTERING)) {
          world.sometimes(Sometimes.LEFT_READY_ENTERING);
        }
      }
      default -> { }
    }
    if (world.strikes(Fault.LISTENER_THROWS, label, events++)) {
      throw new HostBug();
    }
  }

  private void moved(ExecutionEvent.Moved moved) {
    world.buyBack().moved(moved.id(), moved.to());
    switch (moved.to()) {
      case COMPLETED -> world.sometimes(moved.signal() == GroupSignal.EXITED_IN_PART ? Sometimes.CLOSED_IN_PART
          : Sometimes.GROUP_COMPLETED);
      case HEDGED -> world.sometimes(Sometimes.GROUP_HEDGED);
      case LAPSED -> world.sometimes(Sometimes.GROUP_LAPSED);
      case CLOSED -> world.sometimes(Sometimes.GROUP_CLOSED);
      case HELD -> world.sometimes(Sometimes.GROUP_HELD);
      default -> { }
    }
  }

  private void stopped(ExecutionEvent.Stopped stopped) {
    switch (stopped.what()) {
      case FIRED -> {
        world.sometimes(Sometimes.STOP_FIRED);
        world.buyBack().fired(stopped.id(), stopped.leg().index());
      }
      case GAP -> world.sometimes(Sometimes.STOP_GAPPED);
      case FALLBACK -> world.sometimes(Sometimes.STOP_FELL_BACK);
      case UNGUARDED -> world.sometimes(Sometimes.STOP_UNGUARDED);
      case GUARDED, VANISHED, STUCK, BLOCKED -> { }
    }
  }

  private void raised(ExecutionEvent.Raised raised) {
    if (raised.alert().code() == AlertCode.INTERNAL) {
      world.violate(Invariant.X_NO_INTERNAL, raised.alert().toString());
    } else if (raised.alert().code() == AlertCode.STORE_FAILED) {
      world.sometimes(Sometimes.STORE_FAILED);
      if (isAnyGroup(LEAVING)) {
        world.sometimes(Sometimes.STORE_FAILED_UNWINDING);
      }
    } else if (raised.alert().code() == AlertCode.ACCOUNT_REFUSED) {
      world.weather().tokenDeathIsTold();
    }
  }

  private boolean isAnyGroup(EnumSet<ExecutionLifecycle> lifecycles) {
    return world.coordinator().groups().stream().anyMatch(each -> lifecycles.contains(each.view().lifecycle()));
  }

  private void learnt(OrderFact fact) {
    if (fact.kind() == OrderFact.Kind.IN_DOUBT) {
      world.host().doubted(fact.intent().tag(), fact.intent().terms());
    }
    world.witness().find(fact.intent().tag()).ifPresent(order -> {
      switch (fact.kind()) {
        case FILLED -> filled(order, ((OrderFact.Filled) fact).cumulative().units());
        case CLOSED -> closed(order, (OrderFact.Closed) fact);
        case IN_DOUBT -> {
          order.inDoubt = true;
          world.sometimes(Sometimes.ORDER_UNKNOWN);
        }
        case ACCEPTED -> {
          if (order.inDoubt) {
            world.sometimes(Sometimes.UNKNOWN_FOUND);
          }
        }
        case SHOWN, TRIGGERED, PRICED, CHANGE_REFUSED -> { }
      }
    });
  }

  private void filled(SentOrder order, long cumulative) {
    if (cumulative > order.shownFilled) {
      world.violate(Invariant.S8_FILLS_GROW, order.tag + " is said to have filled " + cumulative + ", shown were "
          + order.shownFilled);
    }
    if (order.toldIn == process.life() && cumulative <= order.told) {
      world.violate(Invariant.S8_FILLS_GROW, order.tag + " is said to have filled " + cumulative + " after "
          + order.told);
    }
    order.toldIn = process.life();
    order.told = cumulative;
  }

  private void closed(SentOrder order, OrderFact.Closed closed) {
    boolean proven = switch (closed.end()) {
      case FILLED -> order.shownFilled >= order.units;
      case CANCELLED, REJECTED, LAPSED -> order.shownEnd;
      case NEVER_PLACED -> order.shownEnd;
      case UNSENT -> false;
    };
    if (!proven) {
      world.violate(Invariant.S8_ENDS_PROVEN, order.tag + " is said to have ended (" + closed.end().code()
          + "), which nothing has shown");
    }
  }
}
