package dev.belay.coordinator;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.GroupId;
import dev.belay.risk.Violation;
import java.util.List;

/** How a request ended, or where its group has come to rest. */
public sealed interface GroupOutcome {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Refused}. */
    REFUSED,
    /** {@link Reached}. */
    REACHED
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

  /**
   * The group has come to a state in which it rests: LAPSED, COMPLETED, HEDGED, HELD, CLOSED, CLOSED_EXTERNALLY or
   * EXPIRED.
   *
   * @param group the group
   * @param lifecycle the state
   */
  record Reached(GroupId group, ExecutionLifecycle lifecycle) implements GroupOutcome {
    @Override
    public Kind kind() {
      return Kind.REACHED;
    }
  }
}
