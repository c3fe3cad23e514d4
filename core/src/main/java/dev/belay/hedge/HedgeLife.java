package dev.belay.hedge;

import static dev.belay.hedge.HedgePhase.HELD;
import static dev.belay.hedge.HedgePhase.IDLE;
import static dev.belay.hedge.HedgePhase.WAITING;
import static dev.belay.hedge.HedgePhase.WATCHING;
import static dev.belay.hedge.HedgePhase.WINDOW_OPEN;
import static dev.belay.hedge.HedgeSignal.BARED;
import static dev.belay.hedge.HedgeSignal.DECIDED;
import static dev.belay.hedge.HedgeSignal.MET;
import static dev.belay.hedge.HedgeSignal.REFUSED;
import static dev.belay.hedge.HedgeSignal.SETTLED;
import static dev.belay.hedge.HedgeSignal.SPENT;
import static dev.belay.hedge.HedgeSignal.TAKEN;
import static dev.belay.hedge.HedgeSignal.TRY_AGAIN;

import java.util.List;
import java.util.Objects;

/**
 * The legal moves of an emergency hedge, as data. The diagram in docs/hedge-life.md is printed from {@link
 * #ROWS}.
 */
public final class HedgeLife {

  /**
   * One legal move.
   *
   * @param from the phase before
   * @param on what happened
   * @param to the phase after
   * @param why when it is taken, in a few words
   */
  public record Row(HedgePhase from, HedgeSignal on, HedgePhase to, String why) {

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
      new Row(IDLE, BARED, WINDOW_OPEN, "an episode begins"),
      new Row(WINDOW_OPEN, DECIDED, WINDOW_OPEN,
          "the first cover, the next rung, the remainder, or the hard limit"),
      new Row(WINDOW_OPEN, MET, WATCHING, "the window ends and nothing remains"),
      new Row(WINDOW_OPEN, REFUSED, WAITING, "no further rung"),
      new Row(WINDOW_OPEN, SPENT, HELD, "no rung helps"),
      new Row(WINDOW_OPEN, SETTLED, IDLE, "all covered inside the window"),
      new Row(WATCHING, BARED, WINDOW_OPEN, "the need has grown, or a cover has ended unfilled"),
      new Row(WATCHING, SETTLED, IDLE, "all covered"),
      new Row(WAITING, DECIDED, WINDOW_OPEN, "the same rung again, after its time"),
      new Row(WAITING, MET, WATCHING, "the need has fallen to what works"),
      new Row(WAITING, TRY_AGAIN, WINDOW_OPEN, "funds, band or session have changed"),
      new Row(WAITING, SPENT, HELD, "another order of it was refused for good"),
      new Row(WAITING, SETTLED, IDLE, "nothing is bared any more"),
      new Row(HELD, DECIDED, HELD, "a probe"),
      new Row(HELD, TAKEN, WINDOW_OPEN, "the probe was taken"),
      new Row(HELD, TRY_AGAIN, WINDOW_OPEN, "funds, band or session have changed"),
      new Row(HELD, MET, WATCHING, "the need has fallen to what works"),
      new Row(HELD, SETTLED, IDLE, "nothing is bared any more"));

  private HedgeLife() {}

  /**
   * {@return the move for a signal}
   *
   * @param from the phase before
   * @param on what happened
   * @throws IllegalHedgeMoveException when there is none
   */
  public static Row move(HedgePhase from, HedgeSignal on) {
    return ROWS.stream().filter(row -> row.from() == from && row.on() == on).findFirst()
        .orElseThrow(() -> new IllegalHedgeMoveException(from, on));
  }
}
