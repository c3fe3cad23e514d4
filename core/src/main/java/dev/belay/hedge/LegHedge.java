package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The emergency hedge of one short.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param leg the short's leg
 * @param phase where it stands
 * @param episode the number of the present or last episode, 0 before the first
 * @param lot units of one lot
 * @param bared units bared as last told
 * @param highest the episode's highest need before covers
 * @param covers the episode's covers
 * @param rung the rung of the next cover
 * @param most the largest cover after a refusal for its size, empty as long as none was refused for that
 * @param refusals refusals in a row without a further rung
 * @param retryAt when the next cover may go, where a refusal decides that
 * @param decidedAt when a cover was last asked for, in this or an earlier episode
 */
public record LegHedge(LegId leg, HedgePhase phase, int episode, Quantity lot, Quantity bared,
    Quantity highest,
    List<Cover> covers, int rung, Optional<Quantity> most, int refusals, Optional<Moment> retryAt,
    Optional<Moment> decidedAt) {

  /** So long protection that was asked for stands for need: 5 s of working, and 1 s for its cancellation. */
  public static final Duration PROTECTION_COUNTS = Duration.ofSeconds(6);

  /** Refuses missing parts and copies the list. */
  public LegHedge {
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(lot, "lot");
    Objects.requireNonNull(bared, "bared");
    Objects.requireNonNull(highest, "highest");
    Objects.requireNonNull(most, "most");
    Objects.requireNonNull(retryAt, "retryAt");
    Objects.requireNonNull(decidedAt, "decidedAt");
    covers = List.copyOf(covers);
  }

  static LegHedge idle(LegId leg, Quantity lot) {
    return new LegHedge(leg, HedgePhase.IDLE, 0, lot, Quantity.ZERO, Quantity.ZERO, List.of(), 0,
        Optional.empty(), 0,
        Optional.empty(), Optional.empty());
  }

  LegHedge withFound(Cover cover) {
    List<Cover> more = new ArrayList<>(covers);
    Optional<Cover> known = covers.stream().filter(each -> each.ref() == cover.ref()).findFirst();
    known.ifPresent(more::remove);
    more.add(known.map(each -> each.plus(cover)).orElse(cover));
    Quantity need = highest.plus(cover.open()).plus(cover.filled());
    return new LegHedge(leg, HedgePhase.WATCHING, Math.max(1, episode), lot, bared, need, more,
        Math.max(rung, cover.rung()), most, refusals, retryAt, decidedAt);
  }

  /** {@return units that the episode's covers have bought} */
  public Quantity covered() {
    return covers.stream().map(Cover::filled).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return units of covers that may still trade, those of which a duplicate is allowed included} */
  public Quantity open() {
    return covers.stream().map(Cover::open).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return bared units that no open cover stands for} */
  public Quantity remainder() {
    return covers.stream().map(Cover::counted).reduce(bared, Quantity::minus).orZero();
  }

  /** {@return open units beyond what is bared now: if they fill, the unwinding closes what they free} */
  public Quantity beyondNeed() {
    return open().minus(bared).orZero();
  }
}
