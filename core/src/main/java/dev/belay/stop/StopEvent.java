package dev.belay.stop;

import dev.belay.market.Quote;
import dev.belay.money.Quantity;
import dev.belay.order.OrderFact;
import dev.belay.time.Moment;

/** What the stop of a leg is told. The moment of the telling is in each event. */
public sealed interface StopEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Position}. */
    POSITION,
    /** {@link Told}. */
    TOLD,
    /** {@link Priced}. */
    PRICED,
    /** {@link Session}. */
    SESSION,
    /** {@link MayDouble}. */
    MAY_DOUBLE,
    /** {@link AtBand}. */
    AT_BAND,
    /** {@link FreeMargin}. */
    FREE_MARGIN,
    /** {@link TryAgain}. */
    TRY_AGAIN,
    /** {@link Ticked}. */
    TICKED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return when it is told} */
  Moment at();

  /**
   * How much of the leg there is to guard, with every fill booked that has been told. Tell it whenever it changes, and
   * after each {@link Told}.
   *
   * @param held units to guard, without sign: what is held on the leg's own side, less what covers an open short
   * @param closing units of them that somebody else closes, all of them for an exit
   * @param sent units of those that the other has own orders for that may still trade
   * @param pressing whether a bared short waits for them
   * @param at when
   */
  record Position(Quantity held, Quantity closing, Quantity sent, boolean pressing, Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.POSITION;
    }
  }

  /**
   * The ledger has learnt something about an order; those of other owners are ignored. A fill is decided upon when the
   * {@link Position} that follows from it is told.
   *
   * @param fact what
   * @param at when
   */
  record Told(OrderFact fact, Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.TOLD;
    }
  }

  /**
   * A quote of the leg's contract has come in.
   *
   * @param quote the quote
   * @param at when
   */
  record Priced(Quote quote, Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.PRICED;
    }
  }

  /**
   * The trading day has come to another point.
   *
   * @param session which
   * @param at when
   */
  record Session(StopSession session, Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.SESSION;
    }
  }

  /**
   * Rule 5.3 or 6.8 allows a duplicate of a buy-back that nobody can find, free or fill: it is counted no longer.
   *
   * @param ref the order
   * @param at when
   */
  record MayDouble(int ref, Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.MAY_DOUBLE;
    }
  }

  /**
   * The exchange takes no better price than the one that an order rests at: it is left there, and looked at now and
   * then (rule 6.7).
   *
   * @param ref the order
   * @param at when
   */
  record AtBand(int ref, Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.AT_BAND;
    }
  }

  /**
   * A buy-back elsewhere lacks margin: resting orders are cancelled, and the leg is guarded by price for a while (rule
   * 6.10).
   *
   * @param at when
   */
  record FreeMargin(Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.FREE_MARGIN;
    }
  }

  /**
   * What stood in the way of refused orders may be gone.
   *
   * @param at when
   */
  record TryAgain(Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.TRY_AGAIN;
    }
  }

  /**
   * Time has passed; asked for by {@link StopCommand.Wake}, harmless at any other time.
   *
   * @param at when
   */
  record Ticked(Moment at) implements StopEvent {
    @Override
    public Kind kind() {
      return Kind.TICKED;
    }
  }
}
