package dev.belay.killswitch;

import static dev.belay.killswitch.KillPhase.CLOSING;
import static dev.belay.killswitch.KillPhase.SWEEPING;
import static dev.belay.killswitch.KillPhase.VERIFIED;
import static dev.belay.killswitch.KillPhase.VERIFYING;

import java.util.List;
import java.util.Optional;

/** The legal moves of a position key under the kill switch, as data; docs/kill-switch.md is printed from them. */
public final class KillLife {

  /**
   * One legal move.
   *
   * @param from the phase before
   * @param on what happened
   * @param to the phase after
   */
  public record Row(KillPhase from, KillSignal on, KillPhase to) {}

  /** Every legal move. */
  public static final List<Row> ROWS = List.of(
      new Row(CLOSING, KillSignal.FLAT, SWEEPING),
      new Row(SWEEPING, KillSignal.NOTHING_WORKS, VERIFYING),
      new Row(SWEEPING, KillSignal.HOLDS_AGAIN, CLOSING),
      new Row(VERIFYING, KillSignal.SHOWN_TWICE, VERIFIED),
      new Row(VERIFYING, KillSignal.WORKS_AGAIN, SWEEPING),
      new Row(VERIFYING, KillSignal.HOLDS_AGAIN, CLOSING),
      new Row(VERIFIED, KillSignal.WORKS_AGAIN, SWEEPING),
      new Row(VERIFIED, KillSignal.HOLDS_AGAIN, CLOSING));

  private KillLife() {}

  /**
   * {@return the phase after a signal; empty when the signal changes nothing}
   *
   * @param from the phase before
   * @param on what happened
   */
  public static Optional<KillPhase> next(KillPhase from, KillSignal on) {
    return ROWS.stream().filter(row -> row.from() == from && row.on() == on).map(Row::to).findFirst();
  }
}
