package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The newest price of every contract, for the stream and for requests. Runs on the time source's thread. */
final class PriceBoard {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final long PAISA = 100;

  private final SortedMap<Long, StreamPrice> prices = new TreeMap<>();
  private final SortedMap<String, Long> numbers = new TreeMap<>();

  void name(InstrumentId contract, long token) {
    numbers.put(contract.toString(), token);
  }

  void put(StreamPrice price) {
    prices.put(price.token(), price);
  }

  List<StreamPrice> of(List<Long> tokens) {
    return tokens.stream().filter(prices::containsKey).map(prices::get).toList();
  }

  /** The body of an answer; what has no number or no price yet is left out, as the broker does. */
  JsonNode quotes(List<String> contracts) {
    ObjectNode all = NODES.objectNode();
    for (String each : contracts) {
      Optional.ofNullable(numbers.get(each)).map(prices::get).ifPresent(price -> all.set(each, quote(price)));
    }
    return all;
  }

  private static ObjectNode quote(StreamPrice price) {
    ObjectNode row = NODES.objectNode();
    row.put("instrument_token", price.token());
    row.put("timestamp", OrderJson.stamp(price.at()));
    row.put("last_trade_time", OrderJson.stamp(price.at()));
    row.put("last_price", rupees(price.last()));
    row.put("volume", price.volume());
    row.put("oi", 0);
    ObjectNode depth = row.putObject("depth");
    levels(depth.putArray("buy"), price.bids());
    levels(depth.putArray("sell"), price.asks());
    return row;
  }

  /** Always five, the missing ones zero. */
  private static void levels(ArrayNode side, List<StreamPrice.Level> levels) {
    for (int i = 0; i < StreamPrice.LEVELS; i++) {
      StreamPrice.Level level = i < levels.size() ? levels.get(i) : new StreamPrice.Level(0, 0, 0);
      side.addObject().put("price", rupees(level.price())).put("quantity", level.quantity())
          .put("orders", level.orders());
    }
  }

  private static BigDecimal rupees(int paise) {
    return OrderJson.number(Optional.of(new Price(paise * PAISA)));
  }
}
