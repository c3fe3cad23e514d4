package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.money.Price;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Order and trade rows as the broker writes them, contradictions included. */
final class OrderJson {

  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(INDIA);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(INDIA);

  /** What the broker itself writes here: the request's id, masked. Nobody can rely on it. */
  private static final String MASKED_GUID = "XXXXX";

  private final KiteAccount account;
  private final PlacedAs placed;

  OrderJson(KiteAccount account, PlacedAs placed) {
    this.account = account;
    this.placed = placed;
  }

  /** The book, newest first: its order is nothing to rely on. */
  ArrayNode book(List<OrderReport> orders) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (int i = orders.size() - 1; i >= 0; i--) {
      ObjectNode row = row(orders.get(i));
      row.put("account_id", account.userId());
      row.put("status_message_raw", orders.get(i).rejection().map(each -> "RMS:" + each.text()).orElse(null));
      row.put("exchange_update_timestamp", orders.get(i).brokerTime().map(OrderJson::stamp).orElse(null));
      row.put("market_protection", 0);
      row.put("modified", false);
      row.putObject("meta");
      row.put("guid", MASKED_GUID);
      placed.tags(orders.get(i)).ifPresent(tags -> tags.forEach(row.withArray("tags")::add));
      rows.add(row);
    }
    return rows;
  }

  /** A pushed update: the fields of a postback, which lacks the tags, with a blank checksum as on the stream. */
  ObjectNode update(OrderReport order) {
    ObjectNode row = row(order);
    row.put("user_id", account.userId());
    row.put("app_id", 1);
    row.put("checksum", "");
    row.put("unfilled_quantity", order.quantity().minus(order.filled()).orZero().units());
    row.put("status_message_raw", order.rejection().map(each -> "RMS:" + each.text()).orElse(null));
    row.put("exchange_update_timestamp", order.brokerTime().map(OrderJson::stamp).orElse(null));
    row.put("market_protection", 0);
    row.putObject("meta");
    row.putNull("guid");
    return row;
  }

  /** An order's states, oldest first, without the fields that the history lacks. */
  ArrayNode history(List<OrderReport> states) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    states.forEach(each -> rows.add(row(each)));
    return rows;
  }

  private ObjectNode row(OrderReport order) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("placed_by", account.userId());
    row.put("order_id", order.id().value());
    row.put("exchange_order_id", order.atExchange() ? "11000000" + order.id().value().substring(6) : null);
    row.putNull("parent_order_id");
    row.put("status", status(order.status()));
    row.put("status_message", order.rejection().map(each -> each.text()).orElse(null));
    row.put("order_timestamp", order.brokerTime().map(OrderJson::stamp).orElse(null));
    row.put("exchange_timestamp", order.atExchange() ? order.brokerTime().map(OrderJson::stamp).orElse(null) : null);
    row.put("variety", "regular");
    row.put("exchange", order.instrument().exchange().code());
    row.put("tradingsymbol", order.instrument().symbol());
    row.put("instrument_token", 1);
    row.put("order_type", order.price().map(OrderJson::type).orElse("LIMIT"));
    row.put("transaction_type", order.side() == Side.BUY ? "BUY" : "SELL");
    row.put("validity", "DAY");
    row.put("validity_ttl", 0);
    row.put("product", order.product().code());
    row.put("quantity", order.quantity().units());
    row.put("disclosed_quantity", 0);
    row.put("price", number(order.price().flatMap(PriceTerms::limitPrice)));
    row.put("trigger_price", number(order.price().flatMap(OrderJson::trigger)));
    row.put("average_price", number(order.averagePrice()));
    row.put("filled_quantity", order.filled().units());
    row.put("pending_quantity", order.quantity().minus(order.filled()).orZero().units());
    row.put("cancelled_quantity", 0);
    row.put("tag", placed.isProtected(order) ? null
        : order.tag().map(OrderTag::text).or(() -> placed.tag(order)).orElse(null));
    return row;
  }

  ArrayNode trades(List<TradeReport> trades) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (TradeReport trade : trades) {
      ObjectNode row = rows.addObject();
      row.put("trade_id", trade.id().value());
      row.put("order_id", trade.order().value());
      row.put("exchange", trade.instrument().exchange().code());
      row.put("tradingsymbol", trade.instrument().symbol());
      row.put("instrument_token", 1);
      row.put("product", trade.product().code());
      row.put("average_price", number(Optional.of(trade.price())));
      row.put("quantity", trade.quantity().units());
      row.put("exchange_order_id", "11000000" + trade.order().value().substring(6));
      row.put("transaction_type", trade.side() == Side.BUY ? "BUY" : "SELL");
      row.put("fill_timestamp", stamp(trade.at()));
      row.put("order_timestamp", TIME.format(trade.at()));
      row.put("exchange_timestamp", stamp(trade.at()));
    }
    return rows;
  }

  static String stamp(Instant at) {
    return STAMP.format(at);
  }

  /** Whole rupees come as integers, as the broker sends them. */
  static BigDecimal number(Optional<Price> price) {
    BigDecimal value = price.map(Price::toDecimal).orElse(BigDecimal.ZERO).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static Optional<Price> trigger(PriceTerms terms) {
    return terms.kind() == PriceTerms.Kind.STOP_LIMIT
        ? Optional.of(((PriceTerms.StopLimit) terms).trigger()) : Optional.empty();
  }

  private static String type(PriceTerms terms) {
    return switch (terms.kind()) {
      case LIMIT -> "LIMIT";
      case STOP_LIMIT -> "SL";
      case PROTECTED_MARKET -> "MARKET";
    };
  }

  private static String status(ReportedStatus status) {
    return switch (status) {
      case TRANSIT -> "PUT ORDER REQ RECEIVED";
      case OPEN -> "OPEN";
      case TRIGGER_PENDING -> "TRIGGER PENDING";
      case MODIFY_PENDING -> "MODIFY PENDING";
      case CANCEL_PENDING -> "CANCEL PENDING";
      case COMPLETE -> "COMPLETE";
      case CANCELLED -> "CANCELLED";
      case REJECTED -> "REJECTED";
      case LAPSED -> "LAPSED";
      case UNRECOGNISED -> "AWAITING SOMETHING NEW";
    };
  }
}
