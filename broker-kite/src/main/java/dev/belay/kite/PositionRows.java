package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Positions and holdings. A missing list is never an empty one. */
final class PositionRows {

  private static final Fields POSITION = new Fields();
  private static final int EXCHANGE = POSITION.text("exchange");
  private static final int SYMBOL = POSITION.text("tradingsymbol");
  private static final int PRODUCT = POSITION.text("product");
  private static final int QUANTITY = POSITION.text("quantity");
  private static final int OVERNIGHT = POSITION.text("overnight_quantity");
  private static final int BOUGHT = POSITION.text("day_buy_quantity");
  private static final int SOLD = POSITION.text("day_sell_quantity");
  private static final int AVERAGE = POSITION.text("average_price");

  private static final Fields HOLDING = new Fields();
  private static final int HELD_EXCHANGE = HOLDING.text("exchange");
  private static final int HELD_SYMBOL = HOLDING.text("tradingsymbol");
  private static final int HELD = HOLDING.text("quantity");

  /** Both lists of the positions call. */
  record Both(List<BrokerPosition> net, List<BrokerPosition> day) {}

  private final Contracts contracts;

  PositionRows(Contracts contracts) {
    this.contracts = contracts;
  }

  /** Both lists; both must be there and be lists. */
  Both readBoth(JsonParser json) throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException("positions are no object");
    }
    List<BrokerPosition> net = null;
    List<BrokerPosition> day = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("net") && net == null) {
        net = RowLists.list(json, POSITION, "net positions", this::position);
      } else if (name.equals("day") && day == null) {
        day = RowLists.list(json, POSITION, "day positions", this::position);
      } else if (name.equals("net") || name.equals("day")) {
        throw new UnreadableException("positions have a list twice");
      } else {
        json.skipChildren();
      }
    }
    if (net == null || day == null) {
      throw new UnreadableException("positions lack the net or the day list");
    }
    requireDistinct(net);
    return new Both(List.copyOf(net), List.copyOf(day));
  }

  private static void requireDistinct(List<BrokerPosition> net) throws UnreadableException {
    Set<Contracts.Contract> keys = new HashSet<>();
    for (BrokerPosition each : net) {
      if (!keys.add(new Contracts.Contract(each.instrument(), each.product()))) {
        throw new UnreadableException("net positions have one contract and product twice");
      }
    }
  }

  private Optional<BrokerPosition> position(Row row) throws UnreadableException {
    Optional<Contracts.Contract> contract = contracts.of(row, EXCHANGE, SYMBOL, PRODUCT);
    if (contract.isEmpty()) {
      return Optional.empty();
    }
    Optional<Price> average = row.decimal(AVERAGE).filter(each -> each.signum() > 0).map(Numbers::price);
    return Optional.of(new BrokerPosition(contract.get().instrument(), contract.get().product(),
        Quantity.of(net(row)), average));
  }

  /** A row without its net has it in parts; one that lacks a part too makes the whole read unreadable. */
  private static long net(Row row) throws UnreadableException {
    if (row.text(QUANTITY).isPresent()) {
      return row.units(QUANTITY, "quantity");
    }
    return row.units(OVERNIGHT, "overnight_quantity") + row.units(BOUGHT, "day_buy_quantity")
        - row.units(SOLD, "day_sell_quantity");
  }

  /** Holdings; null means none. */
  List<BrokerHolding> readHoldings(JsonParser json) throws IOException, UnreadableException {
    return RowLists.listOrNull(json, HOLDING, "holdings", this::holding);
  }

  private Optional<BrokerHolding> holding(Row row) throws UnreadableException {
    String exchange = row.required(HELD_EXCHANGE, "exchange");
    String symbol = row.required(HELD_SYMBOL, "tradingsymbol");
    long units = row.units(HELD, "quantity");
    if (units < 0) {
      throw row.bad("are below zero");
    }
    if (contracts.isOther(exchange)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BrokerHolding(new InstrumentId(Exchange.valueOf(exchange), symbol), Quantity.of(units)));
    } catch (IllegalArgumentException e) {
      throw row.bad("have an exchange or symbol that is not known");
    }
  }
}
