package dev.belay.plan;

import dev.belay.time.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What one event did to the groups that are being collected.
 *
 * @param state the state afterwards
 * @param results what came of it, in the order of the keys
 * @param wakeAt when to send {@link AssemblyEvent.Ticked}; empty while nothing is being collected
 */
public record AssemblyStep(AssemblyState state, List<AssemblyResult> results, Optional<Moment> wakeAt) {

  /** Copies the list. */
  public AssemblyStep {
    results = List.copyOf(results);
  }
}
