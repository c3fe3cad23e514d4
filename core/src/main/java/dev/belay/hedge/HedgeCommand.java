package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.math.BigDecimal;
import java.util.Optional;

/** What the emergency hedge wants done. */
public sealed interface HedgeCommand {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Place}. */
    PLACE,
    /** {@link Protect}. */
    PROTECT,
    /** {@link Wake}. */
    WAKE,
    /** {@link Hold}. */
    HOLD,
    /** {@link Ended}. */
    ENDED
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Buy back so many units of the leg, now, with purpose COVER; in as many slices as the exchange wants, all
   * with this ref.
   *
   * @param ref the hedge's own number of the order, unique within its group
   * @param leg for which leg
   * @param side always BUY
   * @param quantity units
   * @param rung which price of the ladder, 0 first
   * @param collar how far beyond the market it may pay, in percent; empty when the price band alone limits it
   * @param opens whether it is the first of its episode: counted as {@code emergency_hedges_triggered}
   */
  record Place(int ref, LegId leg, Side side, Quantity quantity, int rung, Optional<BigDecimal> collar,
      boolean opens)
      implements HedgeCommand {
    @Override
    public Kind kind() {
      return Kind.PLACE;
    }
  }

  /**
   * Buy so many units of an option that covers the leg, with purpose PROTECT: the nearest strike that can be traded.
   * Where there is none, answer with {@link HedgeEvent.Unprotected}. It counts for {@link LegHedge#PROTECTION_COUNTS};
   * whoever works the order cancels what is left of it before.
   *
   * @param ref the hedge's own number of the order, unique within its group
   * @param leg the short's leg
   * @param quantity units
   */
  record Protect(int ref, LegId leg, Quantity quantity) implements HedgeCommand {
    @Override
    public Kind kind() {
      return Kind.PROTECT;
    }
  }

  /**
   * Send {@link HedgeEvent.Ticked} at this moment, or after what is at hand if it is now. One for all legs, the last of
   * a step's commands; it replaces the former one.
   *
   * @param at when
   */
  record Wake(Moment at) implements HedgeCommand {
    @Override
    public Kind kind() {
      return Kind.WAKE;
    }
  }

  /**
   * Covers are refused and no rung helps now: alert a person, and clear the way as rule 6.10 says. The hedge
   * goes on probing by itself.
   *
   * @param leg which leg
   * @param reason why the last one was refused
   * @param probeAt when the next one goes
   */
  record Hold(LegId leg, RejectionReason reason, Moment probeAt) implements HedgeCommand {
    @Override
    public Kind kind() {
      return Kind.HOLD;
    }
  }

  /**
   * An episode is over: nothing is bared and no cover works.
   *
   * @param report what it came to
   */
  record Ended(HedgeReport report) implements HedgeCommand {
    @Override
    public Kind kind() {
      return Kind.ENDED;
    }
  }
}
