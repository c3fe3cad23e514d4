package dev.belay.risk;

import dev.belay.money.Money;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decides how many packages a request gets. Strategies say direction and confidence, never a size.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Pure and quick: called on the event loop. A throw refuses the request.
 *   <li>Confidence scales the size; round down to whole packages; nothing left is {@link SizeResult.Zero}
 *       with the numbers that made it so.
 *   <li>It is asked only for {@link Sizing.BySizer}. The risk rules and the worst-case check still follow.
 * </ul>
 */
@FunctionalInterface
public interface PositionSizer {

  /**
   * {@return the size}
   *
   * @param request what is asked, sized by the sizer
   * @param context contracts and money
   */
  SizeResult size(GroupRequest request, SizingContext context);

  /**
   * {@return the confidence of a request; 1 where the host has chosen the size}
   *
   * @param request the request
   */
  static BigDecimal confidence(GroupRequest request) {
    return request.sizing() instanceof Sizing.BySizer bySizer ? bySizer.confidence() : BigDecimal.ONE;
  }

  /**
   * {@return how many whole packages a budget buys, scaled by the request's confidence}
   *
   * @param request the request
   * @param budget what may be spent
   * @param onePackage what one package costs
   * @param what the name of the cost, for the reason of a zero
   */
  static SizeResult affordable(GroupRequest request, Money budget, Money onePackage, String what) {
    if (!onePackage.isMoreThan(Money.ZERO)) {
      return new SizeResult.Zero(what + " of one package is not above zero: " + onePackage);
    }
    BigDecimal scaled = budget.max(Money.ZERO).toDecimal().multiply(confidence(request));
    BigDecimal count = scaled.divide(onePackage.toDecimal(), 0, RoundingMode.DOWN);
    return count.signum() > 0 ? new SizeResult.Packages(count.longValueExact())
        : new SizeResult.Zero(what + " of one package " + onePackage + " is more than " + budget + " at confidence "
            + confidence(request).toPlainString());
  }
}
