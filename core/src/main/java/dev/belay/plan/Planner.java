package dev.belay.plan;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.DeclaredNaked;
import dev.belay.exposure.Holding;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Turns a sized request into a plan: quantities, roles and phases. Protection forms the first phase and risk
 * the second; where there is only one of them, there is one phase.
 */
public final class Planner {

  private Planner() {}

  /**
   * Makes a plan of an entry that has passed its checks.
   *
   * @param group the new group's id
   * @param account the account
   * @param request the request
   * @param packages how many packages, 1 or more
   * @param ordered the request's legs, the first to go out first
   * @param instruments the contract of each leg, by id
   * @param now wall time of the acceptance
   * @return the plan
   */
  public static ExecutionPlan plan(GroupId group, AccountId account, GroupRequest request, long packages,
      List<LegSpec> ordered, SortedMap<InstrumentId, Instrument> instruments, Instant now) {
    List<Holding> target = ordered.stream()
        .map(leg -> new Holding(instruments.get(leg.instrument()), target(leg, packages, instruments)))
        .toList();
    CoverMatching matching = CoverMatching.of(target);
    boolean anyProtection = ordered.stream().anyMatch(leg -> roleOf(leg, instruments, matching) == LegRole.PROTECTION);
    List<Leg> legs = new ArrayList<>();
    for (LegSpec leg : ordered) {
      LegRole role = roleOf(leg, instruments, matching);
      legs.add(new Leg(new LegId(request.legs().indexOf(leg)), instruments.get(leg.instrument()), leg.side(),
          target(leg, packages, instruments).abs(), role, role == LegRole.RISK && anyProtection ? 1 : 0, leg.ladder()));
    }
    legs.sort(Comparator.comparingInt(Leg::phase));
    DeclaredNaked declared =
        request.policy().nakedDeclared() ? DeclaredNaked.uncoveredIn(matching) : DeclaredNaked.none();
    return new ExecutionPlan(group, request.key(), request.strategy(), account, request.product(), packages,
        request.policy(), legs, declared, now);
  }

  private static Quantity target(LegSpec leg, long packages, SortedMap<InstrumentId, Instrument> instruments) {
    Quantity lot = instruments.get(leg.instrument()).rules().lot();
    return leg.side().signed(lot.times(Math.multiplyExact(packages, leg.ratio())));
  }

  /**
   * Bought options need their premium only; a future protects where it covers a short of the group. A host
   * may call a leg a risk that is none, never the other way round.
   */
  private static LegRole roleOf(LegSpec leg, SortedMap<InstrumentId, Instrument> instruments, CoverMatching matching) {
    Instrument instrument = instruments.get(leg.instrument());
    boolean longOption = instrument.isOption() && leg.side() == Side.BUY;
    boolean coveringFuture = instrument.kind() == InstrumentKind.FUTURE
        && matching.covers(instrument.id()).isPositive();
    boolean protects = (longOption || coveringFuture) && !leg.role().equals(Optional.of(LegRole.RISK));
    return protects ? LegRole.PROTECTION : LegRole.RISK;
  }
}
