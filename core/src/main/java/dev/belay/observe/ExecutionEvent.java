package dev.belay.observe;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.group.GroupSignal;
import dev.belay.margin.WorstCaseReport;
import dev.belay.market.Quote;
import dev.belay.mode.Mode;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.PriceTerms;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.Leg;
import dev.belay.risk.Violation;
import dev.belay.stop.StopNote;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that happened, with a durable number. Numbers grow without gaps; after a crash some events are delivered
 * again under the same number, so hosts can tell them apart.
 */
public sealed interface ExecutionEvent {
  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Refused}. */
    REFUSED,
    /** {@link Accepted}. */
    ACCEPTED,
    /** {@link Moved}. */
    MOVED,
    /** {@link Decided}. */
    DECIDED,
    /** {@link Intended}. */
    INTENDED,
    /** {@link Repriced}. */
    REPRICED,
    /** {@link CancelAsked}. */
    CANCEL_ASKED,
    /** {@link Learnt}. */
    LEARNT,
    /** {@link Exposed}. */
    EXPOSED,
    /** {@link EmergencyHedge}. */
    EMERGENCY_HEDGE,
    /** {@link Stopped}. */
    STOPPED,
    /** {@link ModeChanged}. */
    MODE_CHANGED,
    /** {@link Raised}. */
    RAISED,
    /** {@link Commanded}. */
    COMMANDED,
    /** {@link Retold}. */
    RETOLD
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return the running number, from 1} */
  long sequence();

  /** {@return wall time} */
  Instant at();

  /** {@return the group that it is about, if it is about one} */
  default Optional<GroupId> group() {
    return Optional.empty();
  }

  /**
   * A request was refused before anything was sent.
   *
   * @param sequence the running number
   * @param at wall time
   * @param key the request
   * @param violations every rule that it broke
   */
  record Refused(long sequence, Instant at, RequestKey key, List<Violation> violations) implements ExecutionEvent {

    /** Copies the list. */
    public Refused {
      violations = List.copyOf(violations);
    }

    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * A request was sized, checked and planned.
   *
   * @param sequence the running number
   * @param at wall time
   * @param id the new group
   * @param key the request
   * @param strategy who wanted it
   * @param packages how many packages
   * @param legs its legs, as planned
   * @param worstCase what it needs at its worst moment, with the numbers compared
   */
  record Accepted(long sequence, Instant at, GroupId id, RequestKey key, StrategyId strategy, long packages,
      List<Leg> legs, WorstCaseReport worstCase) implements ExecutionEvent {

    /** Copies the list. */
    public Accepted {
      legs = List.copyOf(legs);
    }

    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(id);
    }
  }

  /**
   * A group's lifecycle moved.
   *
   * @param sequence the running number
   * @param at wall time
   * @param id the group
   * @param from the state before
   * @param signal why
   * @param to the state after
   */
  record Moved(long sequence, Instant at, GroupId id, ExecutionLifecycle from, GroupSignal signal,
      ExecutionLifecycle to) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.MOVED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(id);
    }
  }

  /**
   * A group decided something.
   *
   * @param sequence the running number
   * @param at wall time
   * @param id the group
   * @param reason why
   * @param leg the leg that it is about
   */
  record Decided(long sequence, Instant at, GroupId id, GroupReason reason, Optional<LegId> leg)
      implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.DECIDED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(id);
    }
  }

  /**
   * A child order was decided; it goes out as soon as its intent is durable.
   *
   * @param sequence the running number
   * @param at wall time
   * @param intent the order
   * @param quote what the market showed when it was decided; empty without a fresh quote
   */
  record Intended(long sequence, Instant at, OrderIntent intent, Optional<Quote> quote) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.INTENDED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(intent.owner().group());
    }
  }

  /**
   * A working order is being moved to another price.
   *
   * @param sequence the running number
   * @param at wall time
   * @param intent the order
   * @param to the new terms
   */
  record Repriced(long sequence, Instant at, OrderIntent intent, PriceTerms to) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.REPRICED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(intent.owner().group());
    }
  }

  /**
   * The cancellation of an order was asked for.
   *
   * @param sequence the running number
   * @param at wall time
   * @param intent the order
   */
  record CancelAsked(long sequence, Instant at, OrderIntent intent) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.CANCEL_ASKED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(intent.owner().group());
    }
  }

  /**
   * The ledger has learnt something about an order.
   *
   * @param sequence the running number
   * @param at wall time
   * @param fact what
   */
  record Learnt(long sequence, Instant at, OrderFact fact) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.LEARNT;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(fact.intent().owner().group());
    }
  }

  /**
   * What a group holds has changed.
   *
   * @param sequence the running number
   * @param at wall time
   * @param id the group
   * @param leg the leg that changed
   * @param held its signed units
   * @param interim units held over all legs while the group is not complete
   * @param bared units of short options that nothing covers outside the plan
   * @param naked units of short options, filled or working, that no filled protection covers
   */
  record Exposed(long sequence, Instant at, GroupId id, LegId leg, Quantity held, long interim, Quantity bared,
      Quantity naked) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.EXPOSED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(id);
    }
  }

  /**
   * The emergency hedge manager acts, because a short stood naked outside the plan.
   *
   * @param sequence the running number
   * @param at wall time
   * @param id the group
   * @param leg the short
   * @param quantity units that are bought back
   */
  record EmergencyHedge(long sequence, Instant at, GroupId id, LegId leg, Quantity quantity)
      implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.EMERGENCY_HEDGE;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(id);
    }
  }

  /**
   * The stop of a leg has something to tell.
   *
   * @param sequence the running number
   * @param at wall time
   * @param id the group
   * @param leg the leg
   * @param what what
   * @param units how many units it is about
   * @param lasted how long it has lasted, where it is something that lasts; else zero
   */
  record Stopped(long sequence, Instant at, GroupId id, LegId leg, StopNote what, Quantity units, Duration lasted)
      implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.STOPPED;
    }

    @Override
    public Optional<GroupId> group() {
      return Optional.of(id);
    }
  }

  /**
   * The coordinator's mode changed.
   *
   * @param sequence the running number
   * @param at wall time
   * @param from the mode before
   * @param to the mode after
   * @param reason why, for a person
   */
  record ModeChanged(long sequence, Instant at, Mode from, Mode to, String reason) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.MODE_CHANGED;
    }
  }

  /**
   * Somebody should look.
   *
   * @param sequence the running number
   * @param at wall time
   * @param alert what
   */
  record Raised(long sequence, Instant at, Alert alert) implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.RAISED;
    }

    @Override
    public Optional<GroupId> group() {
      return alert.group();
    }
  }

  /**
   * A person gave a command.
   *
   * @param sequence the running number
   * @param at wall time
   * @param group the group that it is about, if it is about one
   * @param person who
   * @param command what, for a person
   * @param done whether it was carried out; a dry run and an impossible command were not
   * @param lines what it changes, or why it cannot be done
   */
  record Commanded(long sequence, Instant at, Optional<GroupId> group, String person, String command, boolean done,
      List<String> lines) implements ExecutionEvent {

    /** Copies the list. */
    public Commanded {
      lines = List.copyOf(lines);
    }

    @Override
    public Kind kind() {
      return Kind.COMMANDED;
    }
  }

  /**
   * The journal's line of an event that a listener has not acknowledged; a host that has seen the number ignores it.
   *
   * @param sequence the running number
   * @param at wall time at which it happened
   * @param group the group that it is about, if it is about one
   * @param type what happened: a {@link Kind} in lower case with hyphens
   * @param body its canonical text
   */
  record Retold(long sequence, Instant at, Optional<GroupId> group, String type, String body)
      implements ExecutionEvent {
    @Override
    public Kind kind() {
      return Kind.RETOLD;
    }
  }
}
