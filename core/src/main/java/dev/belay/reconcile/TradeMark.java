package dev.belay.reconcile;

import dev.belay.order.BrokerOrderId;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;

/**
 * The name of one trade. Several fills have been seen under one id, so the order is part of it.
 *
 * @param order the broker's id of the order
 * @param trade the exchange's id
 */
record TradeMark(BrokerOrderId order, TradeId trade) implements Comparable<TradeMark> {

  static TradeMark of(TradeReport report) {
    return new TradeMark(report.order(), report.id());
  }

  @Override
  public int compareTo(TradeMark other) {
    int byOrder = order.compareTo(other.order);
    return byOrder != 0 ? byOrder : trade.value().compareTo(other.trade.value());
  }

  @Override
  public String toString() {
    return order + "/" + trade.value();
  }
}
