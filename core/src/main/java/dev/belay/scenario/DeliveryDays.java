package dev.belay.scenario;

import dev.belay.market.Instrument;
import dev.belay.market.TradingCalendar;
import java.time.LocalDate;

/**
 * Delivery margins of stock derivatives in the days before expiry (broker's published steps; docs/margin.md).
 *
 * <p>Up to two days before, the step is a share of the share's own margin, for which price scan range and
 * exposure stand in; from the day before, a share of the contract's value.
 */
final class DeliveryDays {

  private static final Contract.Delivery NONE = new Contract.Delivery(0, 0);
  private static final int FIRST = 4;

  private final ScenarioParameters parameters;
  private final TradingCalendar calendar;
  private final LocalDate today;

  DeliveryDays(ScenarioParameters parameters, TradingCalendar calendar, LocalDate today) {
    this.parameters = parameters;
    this.calendar = calendar;
    this.today = today;
  }

  Contract.Delivery of(Instrument instrument, boolean index, double priceScan, double exposure) {
    if (index || instrument.expiry().isEmpty()) {
      return NONE;
    }
    double shareMargin = priceScan + exposure;
    return switch (tradingDaysTo(instrument)) {
      case 0 -> new Contract.Delivery(parameters.rate(Parameter.DELIVERY_EXPIRY_DAY),
          parameters.rate(Parameter.DELIVERY_EXPIRY_DAY));
      case 1 -> new Contract.Delivery(parameters.rate(Parameter.DELIVERY_ONE_DAY), 0);
      case 2 -> new Contract.Delivery(parameters.rate(Parameter.DELIVERY_TWO_DAYS) * shareMargin, 0);
      case 3 -> new Contract.Delivery(parameters.rate(Parameter.DELIVERY_THREE_DAYS) * shareMargin, 0);
      case FIRST -> new Contract.Delivery(parameters.rate(Parameter.DELIVERY_FOUR_DAYS) * shareMargin, 0);
      default -> NONE;
    };
  }

  private int tradingDaysTo(Instrument instrument) {
    LocalDate expiry = instrument.expiry().orElseThrow();
    int days = 0;
    for (LocalDate day = today.plusDays(1); !day.isAfter(expiry) && days <= FIRST; day = day.plusDays(1)) {
      days += calendar.session(instrument.id().exchange(), day).isPresent() ? 1 : 0;
    }
    return days;
  }
}
