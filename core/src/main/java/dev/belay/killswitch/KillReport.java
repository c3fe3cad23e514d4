package dev.belay.killswitch;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.order.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a pull of the kill switch has come to.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param scope how far it reaches
 * @param person who pulled it
 * @param verified whether the broker has shown every key flat twice; where not, the switch goes on
 * @param lines each key in its reach
 * @param uncovered positions in its reach that are not ours, signed units: a person must see to them
 */
public record KillReport(Scope scope, String person, boolean verified, List<Line> lines,
    SortedMap<PositionKey, Quantity> uncovered) {

  /**
   * One position key.
   *
   * @param key the key
   * @param phase how far it has come
   * @param own signed units of ours that are still held
   * @param working orders of ours that may still trade
   */
  public record Line(PositionKey key, KillPhase phase, Quantity own, int working) {}

  /** Copies the collections. */
  public KillReport {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(person, "person");
    lines = List.copyOf(lines);
    uncovered = Collections.unmodifiableSortedMap(new TreeMap<>(uncovered));
  }
}
