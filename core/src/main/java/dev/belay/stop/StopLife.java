package dev.belay.stop;

import static dev.belay.stop.StopPhase.ARMED;
import static dev.belay.stop.StopPhase.CANCELLING;
import static dev.belay.stop.StopPhase.CLOSED;
import static dev.belay.stop.StopPhase.CLOSING;
import static dev.belay.stop.StopPhase.IDLE;
import static dev.belay.stop.StopPhase.REPRICING;
import static dev.belay.stop.StopPhase.TRIGGERED;

import java.util.List;
import java.util.Objects;

/** The legal moves of a stop, as data. The diagram in docs/stop-life.md is printed from {@link #ROWS}. */
public final class StopLife {

  /**
   * One legal move.
   *
   * @param from the phase before
   * @param on what happened
   * @param to the phase after
   * @param why when it is taken, in a few words
   */
  public record Row(StopPhase from, StopSignal on, StopPhase to, String why) {

    /** Refuses missing parts. */
    public Row {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(on, "on");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(why, "why");
    }
  }

  /** Every legal move; anything else is a bug. */
  public static final List<Row> ROWS = List.of(
      new Row(IDLE, StopSignal.GUARD, ARMED, "the leg has filled"),
      new Row(ARMED, StopSignal.RELEASED, IDLE, "somebody else has closed it all"),
      new Row(ARMED, StopSignal.FIRED, TRIGGERED, "the trigger traded, or prices are through it; the clock starts"),
      new Row(TRIGGERED, StopSignal.PRESSED, REPRICING, "the clock ran out, the market gapped through the limit, or"
          + " the target is reached"),
      new Row(TRIGGERED, StopSignal.UNBACKED, CLOSING, "no order rests, or the exchange has refused it"),
      new Row(TRIGGERED, StopSignal.SPENT, CANCELLING, "the order that triggered was being cancelled already"),
      new Row(TRIGGERED, StopSignal.DONE, CLOSED, "the stop filled at its own limit"),
      new Row(REPRICING, StopSignal.SPENT, CANCELLING, "two modifications failed, or it does not fill"),
      new Row(REPRICING, StopSignal.UNBACKED, CLOSING, "the order ended by itself with something left"),
      new Row(REPRICING, StopSignal.DONE, CLOSED, "filled at the market"),
      new Row(CANCELLING, StopSignal.UNBACKED, CLOSING, "its end is shown; the rest is closed by a new order"),
      new Row(CANCELLING, StopSignal.DONE, CLOSED, "it filled before the cancellation"),
      new Row(CLOSING, StopSignal.SPENT, CANCELLING, "a closing order does not fill, or is too many"),
      new Row(CLOSING, StopSignal.DONE, CLOSED, "closed"),
      new Row(CLOSED, StopSignal.REVIVED, CANCELLING, "an order that had ended works after all"),
      new Row(CLOSED, StopSignal.GUARD, ARMED, "the leg holds something again"));

  private StopLife() {}

  /**
   * {@return the move for a signal}
   *
   * @param from the phase before
   * @param on what happened
   * @throws IllegalStopMoveException when there is none
   */
  public static Row move(StopPhase from, StopSignal on) {
    return ROWS.stream().filter(row -> row.from() == from && row.on() == on).findFirst()
        .orElseThrow(() -> new IllegalStopMoveException(from, on));
  }
}
