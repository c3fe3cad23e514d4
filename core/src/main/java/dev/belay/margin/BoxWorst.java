package dev.belay.margin;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fill of a box that needs the most.
 *
 * @param filled units by leg
 * @param estimate what it needs, at least what the model estimates for it, without the box's extra cost
 */
public record BoxWorst(SortedMap<LegId, Quantity> filled, MarginEstimate estimate) {

  /** Copies the map. */
  public BoxWorst {
    filled = Collections.unmodifiableSortedMap(new TreeMap<>(filled));
  }
}
