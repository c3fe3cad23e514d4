package dev.belay.plan;

import dev.belay.order.RequestKey;
import java.util.List;

/** What becomes of legs that were collected. */
public sealed interface AssemblyResult {

  /**
   * All legs are here: execute it. Told once for each group.
   *
   * @param request the whole group
   */
  record Complete(GroupRequest request) implements AssemblyResult {}

  /**
   * Legs did not arrive in time. None of the group may be sent; told once.
   *
   * @param key the group
   * @param missing the places that are empty
   */
  record TimedOut(RequestKey key, List<Integer> missing) implements AssemblyResult {

    /** Copies the list. */
    public TimedOut {
      missing = List.copyOf(missing);
    }
  }

  /**
   * A leg was not taken; the group goes on without it.
   *
   * @param key the group
   * @param place the leg's place
   * @param cause why, for a person
   */
  record NotTaken(RequestKey key, int place, String cause) implements AssemblyResult {}
}
