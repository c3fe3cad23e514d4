package dev.belay.group;

import dev.belay.order.OrderFact;
import dev.belay.time.Moment;

/** What a group is told. The moment of the telling is in each event. */
public sealed interface GroupEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Start}. */
    START,
    /** {@link Told}. */
    TOLD,
    /** {@link Ticked}. */
    TICKED,
    /** {@link CancelAsked}. */
    CANCEL_ASKED,
    /** {@link ExitAsked}. */
    EXIT_ASKED,
    /** {@link EntriesForbidden}. */
    ENTRIES_FORBIDDEN
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
   * The host calls the entry off; a group that is complete ignores it.
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
   * @param at when
   */
  record ExitAsked(Moment at) implements GroupEvent {
    @Override
    public Kind kind() {
      return Kind.EXIT_ASKED;
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
}
