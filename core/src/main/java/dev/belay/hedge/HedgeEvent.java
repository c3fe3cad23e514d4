package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.time.Moment;
import java.util.Objects;

/** What the emergency hedge is told. The moment of the telling is in each event. */
public sealed interface HedgeEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Need}. */
    NEED,
    /** {@link Told}. */
    TOLD,
    /** {@link MayDouble}. */
    MAY_DOUBLE,
    /** {@link TryAgain}. */
    TRY_AGAIN,
    /** {@link ProtectAsked}. */
    PROTECT_ASKED,
    /** {@link Unprotected}. */
    UNPROTECTED,
    /** {@link Ticked}. */
    TICKED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return when it is told} */
  Moment at();

  /**
   * How much of a short is bared now: its filled units beyond filled protection and declaration, with every
   * fill booked that has been told. Tell it whenever it changes; zero ends the need. Leave out what working
   * protection may still cover within its time budget.
   *
   * @param leg the short's leg
   * @param bared units, not below zero
   * @param lot units of one lot of it
   * @param at when
   */
  record Need(LegId leg, Quantity bared, Quantity lot, Moment at) implements HedgeEvent {

    /** Refuses a need below zero. */
    public Need {
      Objects.requireNonNull(leg, "leg");
      Objects.requireNonNull(at, "at");
      if (bared.isNegative() || !lot.isPositive()) {
        throw new IllegalArgumentException("bared " + bared + ", lot " + lot);
      }
    }

    @Override
    public Kind kind() {
      return Kind.NEED;
    }
  }

  /**
   * The ledger has learnt something about an order; those of other owners are ignored. Handle fact by fact:
   * tell this one and the {@link Need} that follows from it, in either order, before the next fact.
   *
   * @param fact what
   * @param at when
   */
  record Told(OrderFact fact, Moment at) implements HedgeEvent {
    @Override
    public Kind kind() {
      return Kind.TOLD;
    }
  }

  /**
   * Rule 5.3 or 6.8 allows a duplicate of a cover that nobody can find, free or fill: it is counted no
   * longer. Each unit of an episode's need is doubled at most once; more is ignored.
   *
   * @param ref the cover
   * @param at when
   */
  record MayDouble(int ref, Moment at) implements HedgeEvent {
    @Override
    public Kind kind() {
      return Kind.MAY_DOUBLE;
    }
  }

  /**
   * What stood in the way may be gone: funds, price band or session have changed, or another cover was
   * accepted that had been refused for the same cause.
   *
   * @param at when
   */
  record TryAgain(Moment at) implements HedgeEvent {
    @Override
    public Kind kind() {
      return Kind.TRY_AGAIN;
    }
  }

  /**
   * A person wants a bared short covered by protection, whatever becomes of its buy-backs.
   *
   * @param leg the short's leg
   * @param at when
   */
  record ProtectAsked(LegId leg, Moment at) implements HedgeEvent {
    @Override
    public Kind kind() {
      return Kind.PROTECT_ASKED;
    }
  }

  /**
   * The answer to a {@link HedgeCommand.Protect} that could not be carried out: no option of the chain can be traded.
   *
   * @param ref the command's number
   * @param at when
   */
  record Unprotected(int ref, Moment at) implements HedgeEvent {
    @Override
    public Kind kind() {
      return Kind.UNPROTECTED;
    }
  }

  /**
   * Time has passed; asked for by {@link HedgeCommand.Wake}, harmless at any other time.
   *
   * @param at when
   */
  record Ticked(Moment at) implements HedgeEvent {
    @Override
    public Kind kind() {
      return Kind.TICKED;
    }
  }
}
