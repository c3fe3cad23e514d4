package dev.belay.plan;

import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.Side;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Which leg goes first (DESIGN rule 6.1): longs before shorts, and among equals the one that relieves more margin.
 */
public final class LegPriorityCalculator {

  private static final int LONG = 100;
  private static final int LONG_OFFSETS_SHORT = 50;
  private static final int SHORT_OFFSETS_LONG = 25;

  private LegPriorityCalculator() {}

  /**
   * {@return a leg's score; higher goes first}
   *
   * @param side the leg's side
   * @param exposure signed units of the leg's instrument that are held already
   */
  public static int score(Side side, Quantity exposure) {
    if (side == Side.BUY) {
      return LONG + (exposure.isNegative() ? LONG_OFFSETS_SHORT : 0);
    }
    return -LONG + (exposure.isPositive() ? SHORT_OFFSETS_LONG : 0);
  }

  /**
   * {@return the legs, the first to go out first; ties by larger margin relief, then in the order given}
   *
   * @param legs the legs
   * @param exposure signed units held already of a leg's instrument
   * @param marginRelief how much margin the leg frees for the others, as the coordinator has computed it
   */
  public static List<LegSpec> order(List<LegSpec> legs, Function<LegSpec, Quantity> exposure,
      Function<LegSpec, Money> marginRelief) {
    Comparator<LegSpec> byScore =
        Comparator.comparingInt((LegSpec leg) -> score(leg.side(), exposure.apply(leg))).reversed();
    return legs.stream().sorted(byScore.thenComparing(marginRelief, Comparator.reverseOrder())).toList();
  }
}
