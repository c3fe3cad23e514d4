package dev.belay.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.money.Price;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders in the broker's words. Every order and every change carries a market protection, because one without
 * it is refused where it becomes a market order; slicing by the broker is never asked for; a change never has
 * a quantity.
 */
final class OrderForms {

  /** The broker's own choice of protection; harmless where it does not apply. */
  static final String AUTOMATIC_PROTECTION = "-1";

  private static final JsonFactory JSON = new JsonFactory();
  private static final String REGULAR = "/orders/regular";

  private OrderForms() {}

  static Call place(OrderTag tag, OrderTerms terms) {
    Call call = Call.post(REGULAR)
        .with("exchange", terms.instrument().exchange().code())
        .with("tradingsymbol", terms.instrument().symbol())
        .with("transaction_type", side(terms.side()))
        .with("quantity", Long.toString(terms.quantity().units()))
        .with("product", terms.product().code());
    prices(terms.price()).forEach(call::with);
    return call.with("validity", "DAY").with("tag", tag.text());
  }

  static Call modify(BrokerOrderId id, PriceTerms to) {
    Call call = Call.put(REGULAR + "/" + id.value());
    prices(to).forEach(call::with);
    return call.with("validity", "DAY");
  }

  static Call cancel(BrokerOrderId id) {
    return Call.delete(REGULAR + "/" + id.value());
  }

  private static Map<String, String> prices(PriceTerms terms) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("order_type", type(terms));
    terms.limitPrice().ifPresent(price -> fields.put("price", text(price)));
    if (terms instanceof PriceTerms.StopLimit stop) {
      fields.put("trigger_price", text(stop.trigger()));
    }
    fields.put("market_protection", terms instanceof PriceTerms.ProtectedMarket market
        ? text(market.percent()) : AUTOMATIC_PROTECTION);
    return fields;
  }

  /** Orders as a margin question: JSON, numbers as numbers. */
  static String basket(List<OrderTerms> basket) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (OrderTerms each : basket) {
        PriceTerms price = each.price();
        json.writeStartObject();
        json.writeStringField("exchange", each.instrument().exchange().code());
        json.writeStringField("tradingsymbol", each.instrument().symbol());
        json.writeStringField("transaction_type", side(each.side()));
        json.writeStringField("variety", "regular");
        json.writeStringField("product", each.product().code());
        json.writeStringField("order_type", type(price));
        json.writeNumberField("quantity", each.quantity().units());
        json.writeNumberField("price", price.limitPrice().orElse(Price.ZERO).toDecimal());
        json.writeNumberField("trigger_price",
            price instanceof PriceTerms.StopLimit stop ? stop.trigger().toDecimal() : BigDecimal.ZERO);
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String side(Side side) {
    return side == Side.BUY ? "BUY" : "SELL";
  }

  private static String type(PriceTerms terms) {
    return switch (terms.kind()) {
      case LIMIT -> "LIMIT";
      case STOP_LIMIT -> "SL";
      case PROTECTED_MARKET -> "MARKET";
    };
  }

  private static String text(Price price) {
    return text(price.toDecimal());
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
