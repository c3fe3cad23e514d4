package dev.belay.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * How a position is rolled into another: what is held is closed first, by its own plan, and the new legs go out, by
 * theirs, only once the old group is flat. Nothing of the old group ever covers a short of the new one, so a roll that
 * stops half-way leaves one whole position, or none, and never a naked one.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param close how the old position is closed
 * @param open how the new one is entered
 */
public record RollPlan(ClosingPlan close, ExecutionPlan open) {

  /** {@return the phases in words, old position first: what is sent once the phase before has filled} */
  public List<List<String>> phases() {
    List<List<String>> phases = new ArrayList<>();
    for (int phase = 0; phase < close.phases(); phase++) {
      int now = phase;
      phases.add(close.steps().stream().filter(step -> step.phase() == now)
          .map(step -> step.purpose() + " " + step.side() + " " + step.quantity() + " " + step.instrument()).toList());
    }
    for (int phase = 0; phase < open.phases(); phase++) {
      int now = phase;
      phases.add(open.legs().stream().filter(leg -> leg.phase() == now)
          .map(leg -> "ENTRY " + leg.side() + " " + leg.quantity() + " " + leg.instrument().id()).toList());
    }
    return List.copyOf(phases);
  }
}
