package dev.belay.risk;

import dev.belay.plan.GroupRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what speaks against a request: all of it, not only the first.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Most hosts only add rules: {@code StandardRisk.rules().and(myRule)}.
 *   <li>Pure and quick, as a {@link RiskRule}. Leaving a standard rule out gives its guarantee away: without
 *       the rule of naked shorts, for one, no limit holds them.
 * </ul>
 */
@FunctionalInterface
public interface RiskManager {

  /**
   * {@return all violations, in the order of the rules; empty when nothing speaks against the request}
   *
   * @param request what is asked
   * @param context what is known at this moment
   */
  List<Violation> check(GroupRequest request, RiskContext context);

  /**
   * {@return this manager with one rule more}
   *
   * @param rule asked last
   */
  default RiskManager and(RiskRule rule) {
    return (request, context) -> {
      List<Violation> all = new ArrayList<>(check(request, context));
      all.addAll(rule.check(request, context));
      return List.copyOf(all);
    };
  }
}
