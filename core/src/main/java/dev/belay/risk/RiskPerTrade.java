package dev.belay.risk;

import dev.belay.market.Instrument;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * As many packages as lose no more than a fixed amount when all their stops trade.
 *
 * @param most the loss that one trade may make at full confidence, above 0
 * @param stops how far each leg's stop lies from its entry
 */
public record RiskPerTrade(Money most, StopDistance stops) implements PositionSizer {

  /** Says how far a leg's stop lies from its entry. Pure. */
  @FunctionalInterface
  public interface StopDistance {

    /**
     * {@return the distance per unit; empty for a leg without a stop of its own, such as protection}
     *
     * @param leg a leg of the request
     */
    Optional<Price> of(LegSpec leg);
  }

  /** Refuses an amount that is not above zero. */
  public RiskPerTrade {
    Objects.requireNonNull(stops, "stops");
    if (!most.isMoreThan(Money.ZERO)) {
      throw new IllegalArgumentException("the loss of one trade must be above zero: " + most);
    }
  }

  @Override
  public SizeResult size(GroupRequest request, SizingContext context) {
    Money loss = Money.ZERO;
    for (LegSpec leg : request.legs()) {
      Optional<Price> distance = stops.of(leg);
      Instrument contract = context.instruments().get(leg.instrument());
      if (distance.isPresent() && contract == null) {
        return new SizeResult.Zero("the lot of " + leg.instrument() + " is not known");
      }
      if (distance.isPresent()) {
        loss = loss.plus(distance.get().times(contract.rules().lot().times(leg.ratio())));
      }
    }
    return PositionSizer.affordable(request, most, loss, "the loss at the stops");
  }
}
