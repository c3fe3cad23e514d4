package dev.belay.reconcile;

import java.util.List;
import java.util.Objects;

/**
 * The answer of the reconciler.
 *
 * @param state what it remembers from now on
 * @param divergences what differed, whether anything is done about it yet or not
 * @param corrections what is to be done now, in order
 */
public record ReconcileStep(ReconcileState state, List<Divergence> divergences, List<Correction> corrections) {

  /** Copies the lists. */
  public ReconcileStep {
    Objects.requireNonNull(state, "state");
    divergences = List.copyOf(divergences);
    corrections = List.copyOf(corrections);
  }
}
