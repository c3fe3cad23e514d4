package dev.belay.risk;

import dev.belay.plan.GroupRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The same number of packages always, scaled by confidence and rounded down.
 *
 * @param packages packages at full confidence, 1 or more
 */
public record FixedLots(long packages) implements PositionSizer {

  /** Refuses less than one package. */
  public FixedLots {
    if (packages < 1) {
      throw new IllegalArgumentException("packages must be 1 or more: " + packages);
    }
  }

  @Override
  public SizeResult size(GroupRequest request, SizingContext context) {
    BigDecimal confidence = PositionSizer.confidence(request);
    long count = BigDecimal.valueOf(packages).multiply(confidence).setScale(0, RoundingMode.DOWN).longValueExact();
    return count > 0 ? new SizeResult.Packages(count)
        : new SizeResult.Zero(packages + " packages at confidence " + confidence.toPlainString());
  }
}
