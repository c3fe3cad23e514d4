package dev.belay.testkit;

import dev.belay.broker.BrokerPosition;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Product;
import dev.belay.order.TradeReport;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Net positions by instrument and product: the sum of trades. Not thread-safe. */
final class PositionSheet {

  private final SortedMap<Key, Row> rows = new TreeMap<>();

  private record Key(InstrumentId instrument, Product product) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byInstrument = instrument.compareTo(other.instrument);
      return byInstrument != 0 ? byInstrument : product.compareTo(other.product);
    }
  }

  /** Cost is what the open units were traded for, with the sign of the net. */
  private record Row(Quantity net, Money cost) {

    Row traded(Quantity signed, Price price) {
      Quantity after = net.plus(signed);
      boolean adds = net.isZero() || net.isNegative() == signed.isNegative();
      if (adds) {
        return new Row(after, cost.plus(price.times(signed)));
      }
      boolean turns = !after.isZero() && after.isNegative() != net.isNegative();
      return turns ? new Row(after, price.times(after))
          : new Row(after, cost.scaled(after.units(), net.units(), RoundingMode.HALF_UP));
    }
  }

  void add(TradeReport trade) {
    Key key = new Key(trade.instrument(), trade.product());
    rows.put(key, rows.getOrDefault(key, new Row(Quantity.ZERO, Money.ZERO))
        .traded(trade.side().signed(trade.quantity()), trade.price()));
  }

  List<BrokerPosition> list() {
    return rows.entrySet().stream()
        .map(each -> new BrokerPosition(each.getKey().instrument(), each.getKey().product(), each.getValue().net(),
            average(each.getValue())))
        .toList();
  }

  Quantity net(InstrumentId instrument) {
    return rows.entrySet().stream()
        .filter(each -> each.getKey().instrument().equals(instrument))
        .map(each -> each.getValue().net())
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  private static Optional<Price> average(Row row) {
    return row.net().isZero() ? Optional.empty()
        : Optional.of(new Price(row.cost().scaled(1, row.net().units(), RoundingMode.HALF_UP).tenThousandths()));
  }
}
