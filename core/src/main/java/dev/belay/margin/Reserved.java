package dev.belay.margin;

import dev.belay.money.Money;

/**
 * What one group keeps for its worst moment, not below zero.
 *
 * @param margin its worst-case margin increment that the broker does not block yet
 * @param cash its premium that is not paid yet, resting stops included
 * @param requestsPerMinute requests that it may need within one minute: entry, cancel, unwind, stop, exit
 * @param requestsPerDay the same until the end of the day
 */
public record Reserved(Money margin, Money cash, int requestsPerMinute, int requestsPerDay) {

  /** Nothing. */
  public static final Reserved NOTHING = new Reserved(Money.ZERO, Money.ZERO, 0, 0);

  /** Refuses amounts below zero. */
  public Reserved {
    if (margin.isNegative() || cash.isNegative() || requestsPerMinute < 0 || requestsPerDay < 0) {
      throw new IllegalArgumentException("a reservation is not below zero");
    }
  }

  Reserved plus(Reserved other) {
    return new Reserved(margin.plus(other.margin), cash.plus(other.cash),
        Math.addExact(requestsPerMinute, other.requestsPerMinute), Math.addExact(requestsPerDay, other.requestsPerDay));
  }

  boolean isMoreThan(Reserved other) {
    return margin.isMoreThan(other.margin) || cash.isMoreThan(other.cash)
        || requestsPerMinute > other.requestsPerMinute || requestsPerDay > other.requestsPerDay;
  }
}
