package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.order.OrderTag;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one order of appends. Each carries the orders that evidence has changed meanwhile, so that a transition
 * and what led to it are one transaction. Acts wait here for their intent: as long as it takes for an entry,
 * and 250 ms for what lowers risk, then 250 ms for the emergency journal, then they go (rule 5.1).
 */
final class StoreLine {

  private static final Duration SLOW = Duration.ofSeconds(1);

  /** Something that waits until it is kept. */
  abstract static class Act {
    private boolean decided;
    private boolean inEmergency;
    private Timer patience = () -> { };

    /** Which order it is about. */
    abstract OrderTag tag();

    /** Whether doubt about the store may not stop it. */
    abstract boolean isPressing();

    /** Whether it still makes sense. */
    abstract boolean isWanted();

    /**
     * How long it waits for the store at most: then what is pressing goes another way, and the rest does not
     * go.
     */
    abstract Duration patience();

    /** It is kept, or may not wait any longer. */
    abstract void go();

    /** It is not kept, and must not happen. */
    abstract void fail(String cause);
  }

  private final GatewayParts parts;
  private final Outside outside;
  private boolean failed;

  StoreLine(GatewayParts parts, Outside outside) {
    this.parts = parts;
    this.outside = outside;
  }

  /** Keeps entries and all changed orders. */
  void keep(Lane lane, List<Entry> entries, List<? extends Act> acts) {
    keep(lane, entries, acts, Keeping.UNHEARD);
  }

  /** Keeps entries and all changed orders, and tells what became of them; a failed store answers all the same. */
  void keep(Lane lane, List<Entry> entries, List<? extends Act> acts, Keeping told) {
    List<Entry> batch = new ArrayList<>(entries);
    for (ChildOrder each : parts.ledger().takeChanged()) {
      batch.add(entryOf(each));
    }
    if (batch.isEmpty() && acts.isEmpty()) {
      told.answered();
      told.kept(true);
      return;
    }
    if (failed) {
      withJournal(batch, told);
      acts.forEach(act -> parts.inbox().post(() -> withoutStore(act, "the store has failed")));
      return;
    }
    for (Act act : acts) {
      act.patience = parts.time().after(act.patience(), () -> withoutStore(act, "the store did not answer in time"));
    }
    append(lane, batch, acts, told);
  }

  private void append(Lane lane, List<Entry> batch, List<? extends Act> acts, Keeping told) {
    Moment begun = parts.time().now();
    Timer slow = parts.time().after(SLOW, parts.listener()::onStoreSlow);
    outside.call(() -> parts.store().append(lane, batch), new Outside.Answer<Void>() {
      @Override
      public void arrived(Void nothing, boolean late) {
        slow.cancel();
        parts.listener().onCommitted(parts.time().now().since(begun));
        acts.forEach(StoreLine.this::decide);
        told.answered();
        told.kept(true);
      }

      @Override
      public void none(String cause) {
        slow.cancel();
        fail(cause);
        acts.forEach(act -> withoutStore(act, cause));
        withJournal(settings(batch), told);
      }
    });
  }

  private void fail(String cause) {
    if (!failed) {
      failed = true;
      parts.listener().onStoreFailed(cause);
    }
  }

  private void withoutStore(Act act, String cause) {
    if (act.isPressing()) {
      emergency(act);
    } else if (close(act)) {
      act.fail(cause);
    }
  }

  private static boolean close(Act act) {
    boolean first = !act.decided;
    act.decided = true;
    act.patience.cancel();
    return first;
  }

  private void emergency(Act act) {
    if (act.decided || act.inEmergency) {
      return;
    }
    act.inEmergency = true;
    if (!act.isWanted()) {
      close(act);
      return;
    }
    if (parts.emergency().isEmpty()) {
      goInEmergency(act, false);
      return;
    }
    Entry entry = entryOf(parts.ledger().find(act.tag()).orElseThrow());
    outside.call(() -> parts.emergency().get().append(entry), new Outside.Answer<Void>() {
      @Override
      public void arrived(Void nothing, boolean late) {
        goInEmergency(act, true);
      }

      @Override
      public void none(String cause) {
        goInEmergency(act, false);
      }
    });
    act.patience = parts.time().after(parts.config().durableWait(), () -> goInEmergency(act, false));
  }

  private void goInEmergency(Act act, boolean journalled) {
    if (!act.decided) {
      parts.listener().onEmergency(act.tag(), journalled);
      decide(act);
    }
  }

  private void decide(Act act) {
    if (close(act)) {
      act.go();
    }
  }

  /** Groups and orders are written again as soon as they change; what a person has latched would be lost. */
  private static List<Entry> settings(List<Entry> batch) {
    return batch.stream().filter(each -> each instanceof Entry.Setting).toList();
  }

  /** After the store has failed the journal has everything, as far as it can: no order waits for it. */
  private void withJournal(List<Entry> batch, Keeping told) {
    Journalling all = new Journalling(batch.size(), told);
    boolean asked = parts.emergency().isPresent() && !batch.isEmpty();
    if (asked) {
      batch.forEach(entry -> outside.call(() -> parts.emergency().get().append(entry), all));
    }
    told.answered();
    if (!asked) {
      told.kept(false);
    }
  }

  /** Waits for the journal's word on each of several entries. */
  private static final class Journalling implements Outside.Answer<Void> {
    private final Keeping told;
    private int open;
    private boolean all = true;

    Journalling(int open, Keeping told) {
      this.open = open;
      this.told = told;
    }

    @Override
    public void arrived(Void nothing, boolean late) {
      one(true);
    }

    @Override
    public void none(String cause) {
      one(false);
    }

    private void one(boolean kept) {
      all &= kept;
      open--;
      if (open == 0) {
        told.kept(all);
      }
    }
  }

  private Entry.Order entryOf(ChildOrder order) {
    return parts.entries().entryOf(order, parts.time().wall());
  }
}
