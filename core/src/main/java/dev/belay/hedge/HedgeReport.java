package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.util.Objects;

/**
 * What one episode came to.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param leg which leg
 * @param episode its running number on that leg, from 1
 * @param highest the highest need before covers, in units: rule S3 judges against it
 * @param covered units that covers bought
 */
public record HedgeReport(LegId leg, int episode, Quantity highest, Quantity covered) {

  /** Refuses missing parts. */
  public HedgeReport {
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(highest, "highest");
    Objects.requireNonNull(covered, "covered");
  }

  /**
   * {@return units bought beyond the highest need, by a late fill, an overfill or a duplicate; the unwinding
   *     closes it}
   */
  public Quantity surplus() {
    return covered.minus(highest).orZero();
  }
}
