package dev.belay.stop;

import java.util.List;
import java.util.Objects;

/**
 * What an event led to.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param state the state afterwards; durable before the commands are carried out
 * @param commands what to do, in order
 * @param moves the rows that were taken, in order
 */
public record StopStep(StopState state, List<StopCommand> commands, List<StopLife.Row> moves) {

  /** Copies the lists. */
  public StopStep {
    Objects.requireNonNull(state, "state");
    commands = List.copyOf(commands);
    moves = List.copyOf(moves);
  }
}
