package dev.belay.margin;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A family of portfolios that a plan can pass through: each leg filled between a least and a most quantity.
 *
 * @param way when they are met
 * @param least least units by leg; legs that are left out have none
 * @param most most units by leg; legs that are left out have none
 * @param covered whether shorts stay covered by filled longs of the same underlying and type, or by futures,
 *     as far as the most quantities have them covered; then nothing has a least quantity
 * @param extra what a filled unit of a leg costs besides the model: the premium of a resting stop
 */
public record FillBox(PlanState.Way way, SortedMap<LegId, Quantity> least, SortedMap<LegId, Quantity> most,
    boolean covered, SortedMap<LegId, Price> extra) {

  /** Copies the maps. */
  public FillBox {
    least = Collections.unmodifiableSortedMap(new TreeMap<>(least));
    most = Collections.unmodifiableSortedMap(new TreeMap<>(most));
    extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    if (covered && !least.isEmpty()) {
      throw new IllegalArgumentException("what is unwound may be gone altogether");
    }
  }
}
