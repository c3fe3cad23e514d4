package dev.belay.risk;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.Holding;
import dev.belay.market.Instrument;
import dev.belay.money.Quantity;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.RequestKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about shorts that nothing of the same group covers once it is complete. */
final class CoverRules {

  private CoverRules() {}

  static List<Violation> naked(GroupRequest request, RiskContext context) {
    if (request.kind() != RequestKind.ENTER) {
      return List.of();
    }
    List<RequestLeg> legs = RequestLeg.known(request, context);
    CoverMatching matching = CoverMatching.of(holdings(legs, false));
    CoverMatching ageless = CoverMatching.of(holdings(legs, true));
    List<Violation> found = new ArrayList<>();
    for (RequestLeg leg : legs) {
      Quantity uncovered = matching.uncovered(leg.instrument().id());
      if (leg.isShortOption() && uncovered.isPositive()) {
        boolean tooShort = uncovered.isMoreThan(ageless.uncovered(leg.instrument().id()));
        refusal(request, context, tooShort, matching.uncovered()).ifPresent(code ->
            found.add(Violation.of(code, leg.id()).with("instrument", leg.instrument().id())
                .with("uncovered", uncovered).with("uncovered_of_group", matching.uncovered())
                .with("limit", context.limits().nakedUnits())));
      }
    }
    return found;
  }

  private static Optional<RefusalCode> refusal(GroupRequest request, RiskContext context, boolean tooShort,
      Quantity uncovered) {
    if (request.policy().nakedDeclared() && !uncovered.isMoreThan(context.limits().nakedUnits())) {
      return Optional.empty();
    }
    if (tooShort) {
      return Optional.of(RefusalCode.NAKED_AFTER_EXPIRY);
    }
    return Optional.of(uncovered.isMoreThan(context.limits().nakedUnits()) ? RefusalCode.NAKED_FORBIDDEN
        : RefusalCode.NAKED_UNDECLARED);
  }

  /**
   * With all options at one expiry, a short that stays uncovered lacks a long; else its long only ends too
   * soon.
   */
  private static List<Holding> holdings(List<RequestLeg> legs, boolean ageless) {
    return legs.stream().map(leg -> new Holding(ageless ? withoutAge(leg.instrument()) : leg.instrument(),
        leg.signedUnits())).toList();
  }

  private static Instrument withoutAge(Instrument contract) {
    return new Instrument(contract.id(), contract.kind(), contract.underlying(), contract.strike(),
        contract.expiry().map(day -> LocalDate.MAX), contract.rules());
  }
}
