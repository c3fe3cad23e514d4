package dev.belay.group;

import dev.belay.order.LegId;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the entry of a group goes.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param allowed whether further entry orders may go out
 * @param released when the newest orders of each leg went out; legs that wait are absent
 * @param funds where the check of funds before the next phase stands
 * @param failingSince when a leg failed that the policy COMPLETE still tries to finish
 */
public record EntryCourse(boolean allowed, SortedMap<LegId, Moment> released, FundsCheck funds,
    Optional<Moment> failingSince) {

  /** Copies the map. */
  public EntryCourse {
    Objects.requireNonNull(funds, "funds");
    Objects.requireNonNull(failingSince, "failingSince");
    released = Collections.unmodifiableSortedMap(new TreeMap<>(released));
  }

  /** {@return before the first order} */
  public static EntryCourse begin() {
    return new EntryCourse(true, new TreeMap<>(), FundsCheck.NONE, Optional.empty());
  }

  EntryCourse forbidden() {
    return new EntryCourse(false, released, funds, failingSince);
  }

  EntryCourse released(LegId leg, Moment at) {
    TreeMap<LegId, Moment> more = new TreeMap<>(released);
    more.put(leg, at);
    return new EntryCourse(allowed, more, funds, failingSince);
  }

  EntryCourse with(FundsCheck other) {
    return new EntryCourse(allowed, released, other, failingSince);
  }

  EntryCourse failing(Moment at) {
    return new EntryCourse(allowed, released, FundsCheck.NONE, Optional.of(at));
  }
}
