package dev.belay.margin;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.math.RoundingMode;
import java.util.SortedMap;

/**
 * A model whose figures are multiplied by a ratio of 1 or more. An amount may come on top of every portfolio
 * but the present one, where a ratio would say nothing.
 */
class Lifted implements MarginModel {

  private final MarginModel model;
  private final SortedMap<InstrumentId, Quantity> present;
  private final int ratio;
  private final Money lift;
  private final MarginQuality quality;
  private final String detail;

  private Lifted(MarginModel model, SortedMap<InstrumentId, Quantity> present, int ratio, Money lift,
      MarginQuality quality, String detail) {
    this.model = model;
    this.present = present;
    this.ratio = ratio;
    this.lift = lift;
    this.quality = quality;
    this.detail = detail;
  }

  /**
   * {@return the lifted model, which finds the worst of a box if the model does}
   *
   * @param present what is held now
   * @param ratio in basis points, 10000 or more
   * @param lift 0 or more
   * @param quality of the ratio
   * @param detail why there is no better one; may be empty
   */
  static MarginModel of(MarginModel model, SortedMap<InstrumentId, Quantity> present, int ratio, Money lift,
      MarginQuality quality, String detail) {
    return model instanceof BoxModel boxes ? new Boxes(boxes, present, ratio, lift, quality, detail)
        : new Lifted(model, present, ratio, lift, quality, detail);
  }

  @Override
  public final MarginEstimate estimate(SortedMap<InstrumentId, Quantity> held, Shock shock) {
    return lifted(model.estimate(held, shock), held.equals(present) ? Money.ZERO : lift);
  }

  final MarginEstimate lifted(MarginEstimate estimate, Money more) {
    if (!(estimate instanceof MarginEstimate.Known known)) {
      return estimate;
    }
    Money requirement = known.requirement().scaled(ratio, Shock.ONE, RoundingMode.CEILING).plus(more);
    return new MarginEstimate.Known(requirement, known.premiumCash(), MarginSource.ANCHORED,
        known.quality().worse(quality), known.asOf(), known.detail() + text());
  }

  /** {@return the amount on top, and what the ratio adds to an extra cost} */
  final Money most(Money extra) {
    return lift.plus(extra.scaled((long) ratio - Shock.ONE, Shock.ONE, RoundingMode.CEILING));
  }

  private String text() {
    int hundredths = (ratio + 99) / 100;
    String by = ", x" + hundredths / 100 + "." + hundredths % 100 / 10 + hundredths % 10;
    return detail.isEmpty() ? by + " by the broker" : by + " because: " + detail;
  }

  /** The same over boxes. */
  private static final class Boxes extends Lifted implements BoxModel {

    private final BoxModel boxes;

    Boxes(BoxModel boxes, SortedMap<InstrumentId, Quantity> present, int ratio, Money lift,
        MarginQuality quality, String detail) {
      super(boxes, present, ratio, lift, quality, detail);
      this.boxes = boxes;
    }

    /**
     * The worst of model and extra cost together, times the ratio, is no less than the worst of the lifted
     * model and extra cost; what the ratio adds to the extra cost therefore belongs to the answer.
     */
    @Override
    public BoxWorst worst(FillBox box, Shock shock) {
      BoxWorst found = boxes.worst(box, shock);
      return new BoxWorst(found.filled(), lifted(found.estimate(), most(extra(box, found.filled()))));
    }

    private static Money extra(FillBox box, SortedMap<LegId, Quantity> filled) {
      Money sum = Money.ZERO;
      for (var each : box.extra().entrySet()) {
        sum = sum.plus(each.getValue().times(filled.getOrDefault(each.getKey(), Quantity.ZERO)));
      }
      return sum;
    }
  }
}
