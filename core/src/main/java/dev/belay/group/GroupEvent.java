package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.Owner;
import dev.belay.time.Moment;
import java.util.List;

/** What a group is told. The moment of the telling is in each event. */
public sealed interface GroupEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Start}. */
    START,
    /** {@link Told}. */
    TOLD,
    /** {@link CaughtUp}. */
    CAUGHT_UP,
    /** {@link Ticked}. */
    TICKED,
    /** {@link CancelAsked}. */
    CANCEL_ASKED,
    /** {@link ExitAsked}. */
    EXIT_ASKED,
    /** {@link ReduceAsked}. */
    REDUCE_ASKED,
    /** {@link StopFired}. */
    STOP_FIRED,
    /** {@link StopClosed}. */
    STOP_CLOSED,
    /** {@link EntriesForbidden}. */
    ENTRIES_FORBIDDEN,
    /** {@link FundsAnswered}. */
    FUNDS_ANSWERED,
    /** {@link AcceptAsIs}. */
    ACCEPT_AS_IS,
    /** {@link TryAgain}. */
    TRY_AGAIN,
    /** {@link TakenAway}. */
    TAKEN_AWAY,
    /** {@link AtBand}. */
    AT_BAND,
    /** {@link MarketClosed}. */
    MARKET_CLOSED,
    /** {@link MarketOpened}. */
    MARKET_OPENED,
    /** {@link LegsExpired}. */
    LEGS_EXPIRED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return when it is told} */
  Moment at();

  /**
   * Go.
   *
   * @param at when
   */
  record Start(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.START;
    }
  }

  /**
   * The ledger has learnt something about an order of this group, whichever of its machines owns the order.
   *
   * @param fact what
   * @param at when
   */
  record Told(OrderFact fact, Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.TOLD;
    }
  }

  /**
   * After a restart: all that the ledger knows of this group's orders and the group does not. It is worked in as a
   * whole before anything is decided, because half of it may look like another position.
   *
   * @param facts in order
   * @param at when
   */
  record CaughtUp(List<OrderFact> facts, Moment at) implements GroupEvent {

    /** Copies the list. */
    public CaughtUp {
      facts = List.copyOf(facts);
    }

    @Override
    public Kind kind() {
      return Kind.CAUGHT_UP;
    }
  }

  /**
   * Time has passed; asked for by {@link GroupCommand.Wake}, harmless at any other time.
   *
   * @param at when
   */
  record Ticked(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.TICKED;
    }
  }

  /**
   * The host calls the entry off, at any moment: what has filled returns to flat. A group that is complete ignores
   * it.
   *
   * @param at when
   */
  record CancelAsked(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.CANCEL_ASKED;
    }
  }

  /**
   * Somebody asks to close the position; a group that still enters unwinds instead.
   *
   * @param why who or what asks
   * @param at when
   */
  record ExitAsked(GroupReason why, Moment at) implements GroupEvent {

    /**
     * The host asks.
     *
     * @param at when
     */
    public ExitAsked(Moment at) {
      this(GroupReason.HOST_EXIT, at);
    }
    @Override
    public Kind kind() {
      return Kind.EXIT_ASKED;
    }
  }

  /**
   * The host asks to close some packages of a complete group; all that there are is an exit.
   *
   * @param packages how many, above zero
   * @param at when
   */
  record ReduceAsked(long packages, Moment at) implements GroupEvent {

    /** Refuses a number that is not above zero. */
    public ReduceAsked {
      if (packages < 1) {
        throw new IllegalArgumentException("packages to close are above zero: " + packages);
      }
    }

    @Override
    public Kind kind() {
      return Kind.REDUCE_ASKED;
    }
  }

  /**
   * The stop of a leg has fired and closes it: a group that still enters does not fill it again.
   *
   * @param leg the leg
   * @param at when
   */
  record StopFired(LegId leg, Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.STOP_FIRED;
    }
  }

  /**
   * The stop of a leg has closed all that it guarded; the policy's {@code onStop} decides what becomes of the rest.
   *
   * @param leg the leg
   * @param at when
   */
  record StopClosed(LegId leg, Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.STOP_CLOSED;
    }
  }

  /**
   * The coordinator has left READY: no further entry order of this group goes out.
   *
   * @param at when
   */
  record EntriesForbidden(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.ENTRIES_FORBIDDEN;
    }
  }

  /**
   * The answer to {@link GroupCommand.CheckFunds}.
   *
   * @param enough whether fresh funds carry what is still to be entered; false also when nobody could tell in time
   * @param at when
   */
  record FundsAnswered(boolean enough, Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.FUNDS_ANSWERED;
    }
  }

  /**
   * A person accepts what a held group has as its position; ignored unless {@link GroupState#mayBeAccepted}.
   *
   * @param at when
   */
  record AcceptAsIs(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.ACCEPT_AS_IS;
    }
  }

  /**
   * What stood in the way of closing orders may be gone: the next ones go at once.
   *
   * @param at when
   */
  record TryAgain(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.TRY_AGAIN;
    }
  }

  /**
   * A {@link GroupCommand.Reprice} was not carried out: the exchange takes no better price for the order than the one
   * that it rests at.
   *
   * @param role the machine that owns the order
   * @param ref the order's number, as in {@link Child}
   * @param at when
   */
  record AtBand(Owner.Role role, int ref, Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.AT_BAND;
    }
  }

  /**
   * Somebody else has closed some of what the group holds: an external reduction, booked as the broker has it.
   *
   * @param leg of which leg
   * @param change signed units, towards zero
   * @param at when
   */
  record TakenAway(LegId leg, Quantity change, Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.TAKEN_AWAY;
    }
  }

  /**
   * Nothing of the group can be traded any more today; a group that rests where it was meant to ignores it.
   *
   * @param at when
   */
  record MarketClosed(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.MARKET_CLOSED;
    }
  }

  /**
   * The contracts trade again, and the broker was read since; ignored by a group that did not wait for it.
   *
   * @param at when
   */
  record MarketOpened(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.MARKET_OPENED;
    }
  }

  /**
   * Contracts have traded for the last time, and no order of theirs can trade any more: what is held of them is settled
   * by the exchange.
   *
   * @param legs which
   * @param at when
   */
  record LegsExpired(List<LegId> legs, Moment at) implements GroupEvent {

    /** Copies the list. */
    public LegsExpired {
      legs = List.copyOf(legs);
    }

    @Override
    public Kind kind() {
      return Kind.LEGS_EXPIRED;
    }
  }
}
