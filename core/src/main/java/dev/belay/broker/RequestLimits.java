package dev.belay.broker;

/**
 * The broker's published request limits, dated configuration of the adapter. Our own budget stays below them.
 *
 * @param ordersPerSecond place, modify and cancel requests in one second
 * @param ordersPerMinute the same in one minute
 * @param ordersPerDay placed orders in one day, all origins
 * @param readsPerSecond all other requests in one second
 * @param modificationsPerOrder modifications of one order
 */
public record RequestLimits(int ordersPerSecond, int ordersPerMinute, int ordersPerDay, int readsPerSecond,
    int modificationsPerOrder) {

  /** Refuses limits that allow nothing. */
  public RequestLimits {
    if (ordersPerSecond < 1 || ordersPerMinute < 1 || ordersPerDay < 1 || readsPerSecond < 1
        || modificationsPerOrder < 0) {
      throw new IllegalArgumentException("request limits must allow at least one request");
    }
  }
}
