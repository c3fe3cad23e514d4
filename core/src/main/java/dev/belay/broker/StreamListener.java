package dev.belay.broker;

import dev.belay.order.OrderReport;

/**
 * Takes the broker's pushed updates. Core's own listener only posts to the loop's inbox. Any thread, without
 * blocking.
 */
public interface StreamListener {

  /**
   * Takes a pushed order update.
   *
   * @param report the update; evidence like a row of the order book
   */
  void onOrder(OrderReport report);

  /**
   * The stream works (again). Nothing that happened before is replayed: core reads the books anew.
   *
   * @param connection a number that grows with each connection, so that updates of an old one are told apart
   */
  void onConnected(long connection);

  /**
   * The stream is down. The adapter reconnects by itself unless the broker forbids it.
   *
   * @param reason why, without credentials
   */
  void onDisconnected(String reason);
}
