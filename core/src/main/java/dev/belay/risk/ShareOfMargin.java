package dev.belay.risk;

import dev.belay.broker.Funds;
import dev.belay.money.Money;
import dev.belay.plan.GroupRequest;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * As many packages as a share of the available margin carries at their worst point.
 *
 * @param basisPoints the share at full confidence, above 0 up to 10000
 */
public record ShareOfMargin(int basisPoints) implements PositionSizer {

  private static final int ALL = 10_000;

  /** Refuses a share outside its range. */
  public ShareOfMargin {
    if (basisPoints < 1 || basisPoints > ALL) {
      throw new IllegalArgumentException("a share is above 0 up to 10000 basis points: " + basisPoints);
    }
  }

  @Override
  public SizeResult size(GroupRequest request, SizingContext context) {
    Optional<Funds> funds = context.funds();
    Optional<Money> onePackage = context.marginPerPackage();
    if (funds.isEmpty() || onePackage.isEmpty()) {
      return new SizeResult.Zero(funds.isEmpty() ? "the available margin is not known"
          : "the margin of one package is not known");
    }
    Money share = funds.get().available().max(Money.ZERO).scaled(basisPoints, ALL, RoundingMode.FLOOR);
    return PositionSizer.affordable(request, share, onePackage.get(), "the margin");
  }
}
