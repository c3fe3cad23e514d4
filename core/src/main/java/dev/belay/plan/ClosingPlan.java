package dev.belay.plan;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.Holding;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a position is closed, mirrored to how it was entered (DESIGN rule 6.3): shorts and whatever covers nothing go
 * first; what covers a short goes as that short is bought back, unit for unit. A group's machine follows it by itself;
 * the plan tells a person, or a host that composes its own exit, what will be sent.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param steps the steps, the first to go out first
 */
public record ClosingPlan(List<Step> steps) {

  /**
   * One reverse trade.
   *
   * @param phase 0 goes at once; 1 only as far as the shorts that it covers have been bought back
   * @param instrument what
   * @param purpose COVER for a short option, CLOSE for anything else
   * @param side the side of the reverse trade
   * @param quantity units, above zero
   */
  public record Step(int phase, InstrumentId instrument, OrderPurpose purpose, Side side, Quantity quantity) {

    /** {@return such as {@code 0 COVER BUY 65 NFO:NIFTY...}} */
    @Override
    public String toString() {
      return phase + " " + purpose + " " + side + " " + quantity + " " + instrument;
    }
  }

  /** Copies the list. */
  public ClosingPlan {
    steps = List.copyOf(steps);
  }

  /**
   * {@return the plan that brings what one group holds to flat}
   *
   * @param held signed quantities; zeros are left out
   */
  public static ClosingPlan of(List<Holding> held) {
    CoverMatching matching = CoverMatching.of(held);
    List<Step> steps = new ArrayList<>();
    for (Holding each : held) {
      Quantity units = each.quantity().abs();
      boolean sold = each.instrument().isOption() && each.quantity().isNegative();
      Quantity bound = sold ? Quantity.ZERO : matching.covers(each.instrument().id());
      OrderPurpose purpose = sold ? OrderPurpose.COVER : OrderPurpose.CLOSE;
      add(steps, 0, each, purpose, units.minus(bound));
      add(steps, 1, each, purpose, bound);
    }
    steps.sort(Comparator.comparing(Step::phase).thenComparing(step -> step.purpose() != OrderPurpose.COVER));
    return new ClosingPlan(steps);
  }

  private static void add(List<Step> steps, int phase, Holding from, OrderPurpose purpose, Quantity units) {
    if (units.isPositive()) {
      steps.add(new Step(phase, from.instrument().id(), purpose, Side.closing(from.quantity()), units));
    }
  }

  /** {@return how many phases there are} */
  public int phases() {
    return steps.stream().mapToInt(step -> step.phase() + 1).max().orElse(0);
  }
}
