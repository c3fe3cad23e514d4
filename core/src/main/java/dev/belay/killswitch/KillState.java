package dev.belay.killswitch;

import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.order.Scope;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One pull of the kill switch.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param scope how far it reaches
 * @param person who pulled it
 * @param since when
 * @param keys every position key in its reach on which anything of ours was held or worked
 * @param uncovered positions in its reach that are not ours, signed: it closes none of them
 */
public record KillState(Scope scope, String person, Moment since, SortedMap<PositionKey, KillKey> keys,
    SortedMap<PositionKey, Quantity> uncovered) {

  /** Copies the maps. */
  public KillState {
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(since, "since");
    keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    uncovered = Collections.unmodifiableSortedMap(new TreeMap<>(uncovered));
  }

  /**
   * {@return a switch that was pulled a moment ago}
   *
   * @param scope how far it reaches
   * @param person who pulled it
   * @param since when
   */
  public static KillState pulled(Scope scope, String person, Moment since) {
    return new KillState(scope, person, since, new TreeMap<>(), new TreeMap<>());
  }

  /** {@return whether the broker has shown every key flat twice} */
  public boolean isVerified() {
    return keys.values().stream().allMatch(each -> each.phase() == KillPhase.VERIFIED);
  }

  /** {@return what it has come to} */
  public KillReport report() {
    List<KillReport.Line> lines = new ArrayList<>();
    keys.values().forEach(each -> lines.add(new KillReport.Line(each.key(), each.phase(), each.own(),
        each.working())));
    return new KillReport(scope, person, isVerified(), lines, uncovered);
  }
}
