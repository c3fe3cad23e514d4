package dev.belay.coordinator;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.GroupId;
import dev.belay.risk.Violation;
import java.util.List;

/** How a request ended, or where its group has come to rest. Immutable and thread-safe, as all that it holds. */
public sealed interface GroupOutcome {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Refused}. */
    REFUSED,
    /** {@link Lapsed}. */
    LAPSED,
    /** {@link Completed}. */
    COMPLETED,
    /** {@link Hedged}. */
    HEDGED,
    /** {@link Held}. */
    HELD,
    /** {@link Closed}. */
    CLOSED,
    /** {@link ClosedExternally}. */
    CLOSED_EXTERNALLY,
    /** {@link Expired}. */
    EXPIRED
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Refused before anything was sent.
   *
   * @param violations every rule that the request broke
   */
  record Refused(List<Violation> violations) implements GroupOutcome {

    /** Copies the list. */
    public Refused {
      violations = List.copyOf(violations);
    }

    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /** The group has come to a state in which it rests. */
  sealed interface Reached extends GroupOutcome {

    /** {@return the group as it stood when it came to rest} */
    GroupView view();

    /** {@return the group} */
    default GroupId group() {
      return view().id();
    }

    /** {@return the state in which it rests} */
    default ExecutionLifecycle lifecycle() {
      return view().lifecycle();
    }
  }

  /**
   * It ended before anything filled.
   *
   * @param view the group as it stood then
   */
  record Lapsed(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public Lapsed {
      requireState(view, ExecutionLifecycle.LAPSED);
    }

    @Override
    public Kind kind() {
      return Kind.LAPSED;
    }
  }

  /**
   * Every leg has its target, or what the policy or a person kept of it; the position lives on.
   *
   * @param view the group as it stood then
   */
  record Completed(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public Completed {
      requireState(view, ExecutionLifecycle.COMPLETED);
    }

    @Override
    public Kind kind() {
      return Kind.COMPLETED;
    }
  }

  /**
   * What had filled was unwound; nothing is held.
   *
   * @param view the group as it stood then
   */
  record Hedged(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public Hedged {
      requireState(view, ExecutionLifecycle.HEDGED);
    }

    @Override
    public Kind kind() {
      return Kind.HEDGED;
    }
  }

  /**
   * It waits for a person, or for a block to end; its view says why and what is held.
   *
   * @param view the group as it stood then
   */
  record Held(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public Held {
      requireState(view, ExecutionLifecycle.HELD);
    }

    @Override
    public Kind kind() {
      return Kind.HELD;
    }
  }

  /**
   * The position was closed as somebody, or one of its stops, wanted.
   *
   * @param view the group as it stood then
   */
  record Closed(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public Closed {
      requireState(view, ExecutionLifecycle.CLOSED);
    }

    @Override
    public Kind kind() {
      return Kind.CLOSED;
    }
  }

  /**
   * Somebody else has closed every leg.
   *
   * @param view the group as it stood then
   */
  record ClosedExternally(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public ClosedExternally {
      requireState(view, ExecutionLifecycle.CLOSED_EXTERNALLY);
    }

    @Override
    public Kind kind() {
      return Kind.CLOSED_EXTERNALLY;
    }
  }

  /**
   * Every leg has expired.
   *
   * @param view the group as it stood then
   */
  record Expired(GroupView view) implements Reached {

    /** Refuses a view of another state. */
    public Expired {
      requireState(view, ExecutionLifecycle.EXPIRED);
    }

    @Override
    public Kind kind() {
      return Kind.EXPIRED;
    }
  }

  /**
   * {@return the outcome of a group that rests}
   *
   * @param view the group
   * @throws IllegalArgumentException when it is in a state in which it does not rest
   */
  static Reached of(GroupView view) {
    return switch (view.lifecycle()) {
      case LAPSED -> new Lapsed(view);
      case COMPLETED -> new Completed(view);
      case HEDGED -> new Hedged(view);
      case HELD -> new Held(view);
      case CLOSED -> new Closed(view);
      case CLOSED_EXTERNALLY -> new ClosedExternally(view);
      case EXPIRED -> new Expired(view);
      case CREATED, REJECTED, ACCEPTED, EXECUTING, PARTIALLY_EXPOSED, EXITING, HEDGING ->
          throw new IllegalArgumentException("a group does not rest in " + view.lifecycle());
    };
  }

  private static void requireState(GroupView view, ExecutionLifecycle state) {
    if (view.lifecycle() != state) {
      throw new IllegalArgumentException("the group is " + view.lifecycle() + ", not " + state);
    }
  }
}
