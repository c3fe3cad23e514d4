package dev.belay.testkit.sim;

/**
 * The first invariant that a run broke.
 *
 * @param invariant which
 * @param at virtual time since the start, in milliseconds
 * @param detail what was seen
 */
public record Failure(Invariant invariant, long at, String detail) {

  @Override
  public String toString() {
    return invariant + " at " + at + " ms: " + detail + " (" + invariant.sentence() + ")";
  }
}
