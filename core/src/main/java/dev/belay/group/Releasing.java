package dev.belay.group;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.CoverPair;
import dev.belay.exposure.GroupExposure;
import dev.belay.exposure.Holding;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.plan.Leg;
import dev.belay.plan.LegRole;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How much of each leg may be out by now (DESIGN rule 6.2), from fills alone: a barrier between the phases, pair by
 * pair, or chunk by chunk of whole packages. Whatever is chosen, no short option goes beyond what filled protection
 * and the declaration leave room for.
 */
final class Releasing {

  private static final int CHUNKS = 4;

  private final Draft draft;
  private final GroupState state;
  private final List<Leg> legs;

  private Releasing(Draft draft) {
    this.draft = draft;
    this.state = draft.state();
    this.legs = draft.plan().wanted();
  }

  /** Units of each leg that may go out now and have not; legs with none are absent. */
  static SortedMap<LegId, Quantity> due(Draft draft) {
    return new Releasing(draft).due();
  }

  private SortedMap<LegId, Quantity> due() {
    SortedMap<LegId, Quantity> due = new TreeMap<>();
    GroupExposure exposure = state.exposure();
    for (Leg leg : legs) {
      Quantity missing = allowed(leg).minus(out(leg)).orZero();
      if (leg.isShortOption()) {
        missing = missing.min(exposure.roomFor(leg.instrument()).flooredTo(leg.instrument().rules().lot()));
      }
      if (missing.isPositive()) {
        due.put(leg.id(), missing);
      }
    }
    return due;
  }

  private Quantity allowed(Leg leg) {
    return switch (draft.plan().policy().release()) {
      case BARRIER -> allIf(isPast(leg), leg);
      case PER_PAIR -> allIf(leg.phase() == 0 || partners(leg).allMatch(draft::isFilled) || isPast(leg), leg);
      case PRO_RATA -> draft.plan().perPackage(leg).times(packagesOut(leg));
    };
  }

  private static Quantity allIf(boolean goes, Leg leg) {
    return goes ? leg.quantity() : Quantity.ZERO;
  }

  private boolean isPast(Leg leg) {
    return all(other -> other.phase() < leg.phase()).allMatch(draft::isFilled);
  }

  /** The legs that cover a risk leg once all have filled; one without any waits for all protection. */
  private Stream<Leg> partners(Leg leg) {
    CoverMatching target = CoverMatching.of(legs.stream()
        .map(each -> new Holding(each.instrument(), each.signedQuantity())).toList());
    List<InstrumentId> covers = target.pairs().stream().filter(pair -> pair.sold().id().equals(leg.instrument().id()))
        .map(CoverPair::cover).map(cover -> cover.id()).toList();
    return covers.isEmpty() ? all(other -> other.phase() < leg.phase())
        : all(other -> covers.contains(other.instrument().id()));
  }

  private long packagesOut(Leg leg) {
    long packages = draft.plan().packages();
    long chunk = (packages + CHUNKS - 1) / CHUNKS;
    long done = packagesFilled(each -> true) / chunk * chunk;
    long end = Math.min(packages, done + chunk);
    long before = packagesFilled(other -> other.phase() < leg.phase());
    return before >= end ? end : Math.min(end, done);
  }

  private long packagesFilled(Predicate<Leg> which) {
    return all(which).mapToLong(leg -> draft.filled(leg).units() / draft.plan().perPackage(leg).units()).min()
        .orElse(Long.MAX_VALUE);
  }

  private Stream<Leg> all(Predicate<Leg> which) {
    return legs.stream().filter(which);
  }

  /** Units that have been entered or may still be; what ended untraded may be sent again. */
  private Quantity out(Leg leg) {
    Quantity sum = Quantity.ZERO;
    for (Child each : draft.children(leg)) {
      sum = each.isOwn() && each.isEntry() ? sum.plus(each.filled()).plus(each.rest()) : sum;
    }
    return sum;
  }

  /** Whether any of these legs adds risk and something of the group is out already. */
  static boolean needsFunds(Draft draft, SortedMap<LegId, Quantity> due) {
    return !draft.course().released().isEmpty()
        && due.keySet().stream().anyMatch(leg -> draft.plan().leg(leg).role() == LegRole.RISK);
  }
}
