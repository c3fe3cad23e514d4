package dev.belay.risk;

import dev.belay.plan.GroupRequest;
import java.util.List;

/**
 * One rule about requests.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Pure, and done within a few microseconds: it runs on the event loop. A throw refuses the request.
 *   <li>Answer every violation, with the numbers compared; an empty list means that the rule has nothing
 *       against it.
 *   <li>For an exit all but a few codes are advice ({@link RefusalCode#enforcedForExits()}).
 * </ul>
 */
@FunctionalInterface
public interface RiskRule {

  /**
   * {@return what speaks against a request}
   *
   * @param request what is asked
   * @param context what is known at this moment
   */
  List<Violation> check(GroupRequest request, RiskContext context);
}
