package dev.belay.hedge;

import dev.belay.time.Moment;
import java.util.Optional;

/** When the next decision about a short may be taken. */
final class Pace {

  private final HedgeLimits limits;

  Pace(HedgeLimits limits) {
    this.limits = limits;
  }

  /** The moment from which on what remains bared may be covered. */
  Moment due(LegHedge leg, Moment now) {
    if (leg.retryAt().isPresent() || leg.decidedAt().isEmpty()) {
      return leg.retryAt().orElse(now);
    }
    boolean hard = !leg.lot().times(limits.hardLimitLots()).isMoreThan(leg.bared());
    return leg.decidedAt().get().plus(hard ? limits.hardPace() : limits.debounce());
  }

  /** The end of the window that the last decision opened. */
  Moment windowEnds(LegHedge leg, Moment now) {
    return leg.decidedAt().map(last -> last.plus(limits.debounce())).orElse(now);
  }

  /** When time alone would change something. */
  Optional<Moment> wakeAt(LegHedge leg, Moment now) {
    if (leg.phase() == HedgePhase.IDLE) {
      return Optional.empty();
    }
    if (!leg.remainder().isZero()) {
      return Optional.of(later(due(leg, now), now));
    }
    Optional<Moment> protection = leg.covers().stream().filter(each -> each.counted().isPositive())
        .flatMap(each -> each.protectsSince().stream()).map(since -> since.plus(LegHedge.PROTECTION_COUNTS))
        .reduce((one, other) -> other.isBefore(one) ? other : one);
    return leg.phase() == HedgePhase.WINDOW_OPEN ? Optional.of(later(windowEnds(leg, now), now)) : protection;
  }

  private static Moment later(Moment one, Moment other) {
    return one.isBefore(other) ? other : one;
  }
}
