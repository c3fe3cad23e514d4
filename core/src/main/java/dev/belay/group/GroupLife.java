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
   */
  public record Row(ExecutionLifecycle from, GroupSignal on, ExecutionLifecycle to) {}

  /** Every legal move; anything else is a bug. */
  public static final List<Row> ROWS = rows();

  private GroupLife() {}

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    row(rows, CREATED, GroupSignal.REFUSED, REJECTED);
    row(rows, CREATED, GroupSignal.ACCEPTED, ACCEPTED);
    row(rows, ACCEPTED, GroupSignal.STARTED, EXECUTING);
    row(rows, ACCEPTED, GroupSignal.NOTHING_FILLED, LAPSED); // aged, left READY, or restarted before a send
    row(rows, EXECUTING, GroupSignal.FILLED, PARTIALLY_EXPOSED);
    row(rows, EXECUTING, GroupSignal.NOTHING_FILLED, LAPSED);
    row(rows, EXECUTING, GroupSignal.BLOCKED, HELD); // HOLD_AND_ALERT, and a cancellation that nobody confirms
    row(rows, PARTIALLY_EXPOSED, GroupSignal.TARGET_FILLED, COMPLETED);
    row(rows, PARTIALLY_EXPOSED, GroupSignal.UNWIND, HEDGING);
    row(rows, PARTIALLY_EXPOSED, GroupSignal.FILLS_GONE, EXECUTING); // somebody else closed all of it
    row(rows, PARTIALLY_EXPOSED, GroupSignal.BLOCKED, HELD); // HOLD_AND_ALERT
    row(rows, COMPLETED, GroupSignal.EXIT, EXITING);
    row(rows, COMPLETED, GroupSignal.UNWIND, HEDGING); // an overfill, or a short bared by somebody else
    row(rows, COMPLETED, GroupSignal.BLOCKED, HELD); // somebody else closed a part, and bared nothing
    row(rows, EXITING, GroupSignal.FLAT, CLOSED);
    row(rows, EXITING, GroupSignal.EXITED_IN_PART, COMPLETED);
    row(rows, EXITING, GroupSignal.BLOCKED, HELD);
    row(rows, HEDGING, GroupSignal.FLAT, HEDGED);
    row(rows, HEDGING, GroupSignal.BLOCKED, HELD);
    row(rows, HEDGING, GroupSignal.SCALED_DOWN, COMPLETED);
    row(rows, HELD, GroupSignal.UNWIND, HEDGING);
    row(rows, HELD, GroupSignal.EXIT, EXITING);
    row(rows, HELD, GroupSignal.RESUMED, EXECUTING); // only in READY and inside its budget
    row(rows, HELD, GroupSignal.ACCEPTED_AS_IS, COMPLETED); // only if nothing is naked beyond the declared
    row(rows, HELD, GroupSignal.NOTHING_FILLED, LAPSED);
    for (ExecutionLifecycle each : List.of(LAPSED, CLOSED, HEDGED, EXPIRED)) {
      row(rows, each, GroupSignal.LATE_FILL, HEDGING); // the fill crossed our cancel, or nobody had told us
    }
    row(rows, CLOSED_EXTERNALLY, GroupSignal.LATE_FILL, HEDGING);
    for (ExecutionLifecycle each : List.of(EXECUTING, COMPLETED, HELD)) {
      row(rows, each, GroupSignal.CLOSED_OUTSIDE, CLOSED_EXTERNALLY); // one that closes ends as it would
    }
    for (ExecutionLifecycle each : List.of(PARTIALLY_EXPOSED, COMPLETED, EXITING, HEDGING, HELD)) {
      row(rows, each, GroupSignal.LEGS_EXPIRED, EXPIRED);
    }
    return List.copyOf(rows);
  }

  private static void row(List<Row> rows, ExecutionLifecycle from, GroupSignal on, ExecutionLifecycle to) {
    rows.add(new Row(from, on, to));
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
