package dev.belay.group;

import static dev.belay.group.ExecutionLifecycle.ACCEPTED;
import static dev.belay.group.ExecutionLifecycle.CLOSED;
import static dev.belay.group.ExecutionLifecycle.CLOSED_EXTERNALLY;
import static dev.belay.group.ExecutionLifecycle.COMPLETED;
import static dev.belay.group.ExecutionLifecycle.CREATED;
import static dev.belay.group.ExecutionLifecycle.EXECUTING;
import static dev.belay.group.ExecutionLifecycle.EXITING;
import static dev.belay.group.ExecutionLifecycle.EXPIRED;
import static dev.belay.group.ExecutionLifecycle.HEDGED;
import static dev.belay.group.ExecutionLifecycle.HEDGING;
import static dev.belay.group.ExecutionLifecycle.HELD;
import static dev.belay.group.ExecutionLifecycle.LAPSED;
import static dev.belay.group.ExecutionLifecycle.PARTIALLY_EXPOSED;
import static dev.belay.group.ExecutionLifecycle.REJECTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The legal moves of a group, as data. The diagram in docs/group-life.md is printed from {@link #ROWS}. */
public final class GroupLife {

  /**
   * One legal move.
   *
   * @param from the state before
   * @param on what happened
   * @param to the state after
   * @param taken whether today's machine takes it; a row that is not taken yet belongs to a later part of the work
   */
  public record Row(ExecutionLifecycle from, GroupSignal on, ExecutionLifecycle to, boolean taken) {}

  /** Every legal move; anything else is a bug. */
  public static final List<Row> ROWS = rows();

  private GroupLife() {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    taken(rows, CREATED, GroupSignal.REFUSED, REJECTED);
    taken(rows, CREATED, GroupSignal.ACCEPTED, ACCEPTED);
    taken(rows, ACCEPTED, GroupSignal.STARTED, EXECUTING);
    taken(rows, ACCEPTED, GroupSignal.NOTHING_FILLED, LAPSED); // aged, left READY, or restarted before a send
    taken(rows, EXECUTING, GroupSignal.FILLED, PARTIALLY_EXPOSED);
    taken(rows, EXECUTING, GroupSignal.NOTHING_FILLED, LAPSED);
    taken(rows, EXECUTING, GroupSignal.BLOCKED, HELD); // HOLD_AND_ALERT, and a cancellation that nobody confirms
    taken(rows, PARTIALLY_EXPOSED, GroupSignal.TARGET_FILLED, COMPLETED);
    taken(rows, PARTIALLY_EXPOSED, GroupSignal.UNWIND, HEDGING);
    planned(rows, PARTIALLY_EXPOSED, GroupSignal.FILLS_GONE, EXECUTING);
    taken(rows, PARTIALLY_EXPOSED, GroupSignal.BLOCKED, HELD); // HOLD_AND_ALERT
    taken(rows, COMPLETED, GroupSignal.EXIT, EXITING);
    taken(rows, COMPLETED, GroupSignal.UNWIND, HEDGING); // an overfill, or a short bared by somebody else
    taken(rows, COMPLETED, GroupSignal.BLOCKED, HELD); // somebody else closed a part, and bared nothing
    taken(rows, EXITING, GroupSignal.FLAT, CLOSED);
    taken(rows, EXITING, GroupSignal.EXITED_IN_PART, COMPLETED);
    taken(rows, EXITING, GroupSignal.BLOCKED, HELD);
    taken(rows, HEDGING, GroupSignal.FLAT, HEDGED);
    taken(rows, HEDGING, GroupSignal.BLOCKED, HELD);
    taken(rows, HEDGING, GroupSignal.SCALED_DOWN, COMPLETED);
    taken(rows, HELD, GroupSignal.UNWIND, HEDGING);
    taken(rows, HELD, GroupSignal.EXIT, EXITING);
    taken(rows, HELD, GroupSignal.RESUMED, EXECUTING); // only in READY and inside its budget
    taken(rows, HELD, GroupSignal.ACCEPTED_AS_IS, COMPLETED); // only if nothing is naked beyond the declared
    taken(rows, HELD, GroupSignal.NOTHING_FILLED, LAPSED);
    for (ExecutionLifecycle each : List.of(LAPSED, CLOSED, HEDGED, EXPIRED)) {
      taken(rows, each, GroupSignal.LATE_FILL, HEDGING); // the fill crossed our cancel, or nobody had told us
    }
    taken(rows, CLOSED_EXTERNALLY, GroupSignal.LATE_FILL, HEDGING);
    for (ExecutionLifecycle each : List.of(COMPLETED, HELD)) {
      taken(rows, each, GroupSignal.CLOSED_OUTSIDE, CLOSED_EXTERNALLY); // one that enters or closes ends as it would
    }
    for (ExecutionLifecycle each : List.of(PARTIALLY_EXPOSED, COMPLETED, EXITING, HEDGING, HELD)) {
      taken(rows, each, GroupSignal.LEGS_EXPIRED, EXPIRED);
    }
    return List.copyOf(rows);
  }

  private static void taken(List<Row> rows, ExecutionLifecycle from, GroupSignal on, ExecutionLifecycle to) {
    rows.add(new Row(from, on, to, true));
  }

  private static void planned(List<Row> rows, ExecutionLifecycle from, GroupSignal on, ExecutionLifecycle to) {
    rows.add(new Row(from, on, to, false));
  }

  /**
   * {@return the state after a signal}
   *
   * @param from the state before
   * @param on what happened
   * @throws IllegalGroupMoveException when no row allows it
   */
  public static ExecutionLifecycle next(ExecutionLifecycle from, GroupSignal on) {
    return find(from, on).orElseThrow(() -> new IllegalGroupMoveException(from, on)).to();
  }

  /**
   * {@return the row for a signal, if there is one}
   *
   * @param from the state before
   * @param on what happened
   */
  public static Optional<Row> find(ExecutionLifecycle from, GroupSignal on) {
    return ROWS.stream().filter(row -> row.from() == from && row.on() == on).findFirst();
  }
}
