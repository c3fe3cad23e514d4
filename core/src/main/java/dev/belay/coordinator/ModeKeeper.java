package dev.belay.coordinator;

import dev.belay.mode.Condition;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.mode.ModeState;
import dev.belay.observe.Alert;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.Scope;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Holds the reasons of the mode, keeps the latches, and tells when the mode changes. Loop only; the mode is
 * for all.
 */
final class ModeKeeper {

  static final String SETTING = "latches";
  private static final int VERSION = 1;

  private final Outbox outbox;
  private final Journal journal;
  private final Supplier<Instant> clock;
  private final Runnable onLeavingReady;
  private ModeState state = ModeState.starting();
  private volatile Mode mode = state.mode();

  ModeKeeper(Outbox outbox, Journal journal, Supplier<Instant> clock, Runnable onLeavingReady) {
    this.outbox = outbox;
    this.journal = journal;
    this.clock = clock;
    this.onLeavingReady = onLeavingReady;
  }

  Mode mode() {
    return mode;
  }

  ModeState state() {
    return state;
  }

  void recovered() {
    change(ModeState::withRecovered, "start-up finished");
  }

  void set(Condition condition, String why) {
    change(before -> before.with(condition), why);
  }

  void clear(Condition condition, String why) {
    change(before -> before.without(condition), why);
  }

  void latch(Latch latch, Scope scope, String why) {
    change(before -> before.with(new ModeState.Latched(latch, scope, why)), why);
  }

  /** Something is open, or could be, that no group closes: a person is told, and entries there end. */
  void orphan(Scope scope, Alert alert) {
    journal.raise(alert);
    latch(Latch.ORPHAN, scope, alert.text());
  }

  void relax(Latch latch, String why) {
    change(before -> before.without(latch), why);
  }

  /** Writes the latches again: what a person asks for may be set already and yet be kept nowhere. */
  void keep() {
    outbox.keep(new Entry.Setting(SETTING, clock.get(), write(state)));
  }

  private void change(UnaryOperator<ModeState> by, String why) {
    ModeState before = state;
    state = by.apply(before);
    if (!state.latches().equals(before.latches())) {
      keep();
    }
    Mode from = mode;
    Mode to = state.mode();
    mode = to;
    if (from != to) {
      journal.say((sequence, at) -> new ExecutionEvent.ModeChanged(sequence, at, from, to, why), clock.get());
      if (from == Mode.READY) {
        onLeavingReady.run();
      }
    }
  }

  /** Takes the latches that the store kept; conditions are found anew. */
  void restore(Entry.Setting setting) {
    CanonicalText text = CanonicalText.parse(setting.body());
    for (int i = 0; i < text.number("latches"); i++) {
      String at = "latch." + i + ".";
      state = state.with(new ModeState.Latched(Latch.of(text.get(at + "code")), Scope.parse(text.get(at + "scope")),
          text.get(at + "reason")));
    }
    mode = state.mode();
  }

  private static String write(ModeState state) {
    CanonicalText.Writer text = CanonicalText.version(VERSION).put("latches", state.latches().size());
    for (int i = 0; i < state.latches().size(); i++) {
      ModeState.Latched each = state.latches().get(i);
      text.put("latch." + i + ".code", each.latch().code()).put("latch." + i + ".scope", each.scope().text())
          .put("latch." + i + ".reason", each.reason());
    }
    return text.text();
  }
}
