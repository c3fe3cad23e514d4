package dev.belay.testkit;

import dev.belay.broker.BrokerPosition;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Product;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Net positions by instrument and product: the sum of what moved them. Not thread-safe. */
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
  private record Row(Quantity net, Money cost, Instant movedAt) {

    Row moved(Quantity signed, Price price, Instant at) {
      Quantity after = net.plus(signed);
      boolean adds = net.isZero() || net.isNegative() == signed.isNegative();
      if (adds) {
        return new Row(after, cost.plus(price.times(signed)), at);
      }
      boolean turns = !after.isZero() && after.isNegative() != net.isNegative();
      return turns ? new Row(after, price.times(after), at)
          : new Row(after, cost.scaled(after.units(), net.units(), RoundingMode.HALF_UP), at);
    }
  }

  void add(ExchangeBook.Posting posting) {
    Key key = new Key(posting.instrument(), posting.product());
    Row row = rows.getOrDefault(key, new Row(Quantity.ZERO, Money.ZERO, posting.at()));
    rows.put(key, row.moved(posting.quantity(), posting.price(), posting.at()));
  }

  /** Rows of all that is open or has moved since an instant. */
  List<BrokerPosition> list(Instant since) {
    List<BrokerPosition> list = new ArrayList<>();
    rows.forEach((key, row) -> {
      if (!row.net().isZero() || !row.movedAt().isBefore(since)) {
        list.add(new BrokerPosition(key.instrument(), key.product(), row.net(), average(row)));
      }
    });
    return Collections.unmodifiableList(list);
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
