package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.time.Moment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers to {@code GET /quote}: an object with a member for each contract that the broker knows. */
final class QuoteRows {

  private static final Fields LEVEL = new Fields();
  private static final int PRICE = LEVEL.text("price");
  private static final int QUANTITY = LEVEL.text("quantity");
  private static final int ORDERS = LEVEL.text("orders");

  private QuoteRows() {}

  /** All of it; a contract that cannot be read makes the answer unreadable. */
  static SortedMap<InstrumentId, KiteDepth> read(JsonParser json, Moment received)
      throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException("quotes are no object");
    }
    SortedMap<InstrumentId, KiteDepth> quotes = new TreeMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      InstrumentId instrument = instrument(json.currentName());
      json.nextToken();
      if (quotes.put(instrument, quote(json, instrument, received)) != null) {
        throw new UnreadableException("quotes have one contract twice");
      }
    }
    return quotes;
  }

  private static InstrumentId instrument(String name) throws UnreadableException {
    try {
      return InstrumentId.parse(name);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("quotes have a contract that nobody asked for");
    }
  }

  private static KiteDepth quote(JsonParser json, InstrumentId instrument, Moment received)
      throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException("a quote is not an object");
    }
    Optional<Price> last = Optional.empty();
    List<KiteTick.Level> bids = List.of();
    List<KiteTick.Level> asks = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("last_price") && value.isNumeric()) {
        last = price(json.getText());
      } else if (name.equals("depth") && value == JsonToken.START_OBJECT) {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
          String side = json.currentName();
          json.nextToken();
          if (side.equals("buy")) {
            bids = levels(json);
          } else if (side.equals("sell")) {
            asks = levels(json);
          } else {
            json.skipChildren();
          }
        }
      } else {
        json.skipChildren();
      }
    }
    return new KiteDepth(instrument, last, bids, asks, received);
  }

  private static List<KiteTick.Level> levels(JsonParser json) throws IOException, UnreadableException {
    return RowLists.listOrNull(json, LEVEL, "a side of the depth", row -> {
      Optional<Price> price = row.price(PRICE).filter(each -> !each.isZero());
      long units = row.units(QUANTITY, "quantity");
      long orders = row.units(ORDERS, "orders");
      if (units < 0 || orders < 0 || orders > Integer.MAX_VALUE) {
        throw row.bad("has a count that is none");
      }
      return price.filter(each -> units > 0).map(each -> new KiteTick.Level(each, units, (int) orders));
    });
  }

  private static Optional<Price> price(String text) throws UnreadableException {
    try {
      return text.charAt(0) == '-' ? Optional.empty() : Optional.of(Numbers.price(text)).filter(each -> !each.isZero());
    } catch (NumberFormatException e) {
      throw new UnreadableException("a quote has no number as last price");
    }
  }
}
