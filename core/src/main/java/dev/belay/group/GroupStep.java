package dev.belay.group;

import java.util.List;
import java.util.Objects;

/**
 * What one event did to a group.
 *
 * @param state the group afterwards
 * @param moves the signals that moved its lifecycle, in order
 * @param commands what it wants done, in order
 */
public record GroupStep(GroupState state, List<GroupSignal> moves, List<GroupCommand> commands) {

  /** Copies the lists. */
  public GroupStep {
    Objects.requireNonNull(state, "state");
    moves = List.copyOf(moves);
    commands = List.copyOf(commands);
  }
}
