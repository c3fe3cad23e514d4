package dev.belay.kite;

import java.util.List;

/** Takes ticks from a {@link KiteTicker}. */
@FunctionalInterface
public interface TickListener {

  /**
   * Takes the newest tick of each contract that changed. One call at a time, on the time source's thread,
   * without blocking; ticks that came meanwhile replace older ones of the same contract.
   *
   * @param ticks at most one for each contract
   */
  void onTicks(List<KiteTick> ticks);
}
