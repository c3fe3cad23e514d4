package dev.belay.coordinator;

import java.util.List;
import java.util.Objects;

/**
 * What a person's command does, or would do.
 *
 * @param command the command
 * @param run whether it was carried out, or only tried
 * @param possible whether it can be carried out; when not, nothing was changed
 * @param lines what it changes, or why it cannot be done, for a person
 */
public record CommandReport(OperatorCommand command, Run run, boolean possible, List<String> lines) {

  /** Copies the list. */
  public CommandReport {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(run, "run");
    lines = List.copyOf(lines);
  }
}
