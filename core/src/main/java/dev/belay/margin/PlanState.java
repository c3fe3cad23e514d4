package dev.belay.margin;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One portfolio that a plan can pass through: how much of each leg is in it, and on which way it is met.
 *
 * @param way on which way it is met first
 * @param filled units by leg, of the leg's side; legs with nothing are left out
 */
public record PlanState(Way way, SortedMap<LegId, Quantity> filled) {

  /** When a portfolio is met. */
  public enum Way {
    /** Nothing of the plan has filled: the account as it is. */
    BEFORE("before"),
    /** While the phases go out one after the other. */
    ENTERING("entering"),
    /** While shorts are bought back and the freed protection is sold. */
    UNWINDING("unwinding"),
    /** When filled protection is gone although its short still stands: no order of ours makes it. */
    HEDGE_LOST("hedge-lost");

    private final String code;

    Way(String code) {
      this.code = code;
    }

    /** {@return the stable code written to the journal} */
    public String code() {
      return code;
    }
  }

  /** Copies the map. */
  public PlanState {
    SortedMap<LegId, Quantity> copy = new TreeMap<>(filled);
    copy.values().removeIf(Quantity::isZero);
    filled = Collections.unmodifiableSortedMap(copy);
  }

  /** {@return such as {@code entering, filled: leg 0 65, leg 2 130}} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(way.code()).append(", filled:");
    if (filled.isEmpty()) {
      return text.append(" nothing").toString();
    }
    filled.forEach((leg, units) -> text.append(" leg ").append(leg).append(' ').append(units).append(','));
    return text.substring(0, text.length() - 1);
  }
}
