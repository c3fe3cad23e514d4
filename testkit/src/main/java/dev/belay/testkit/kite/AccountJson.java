package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.money.Money;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import java.math.BigDecimal;
import java.util.List;

/** Positions, holdings, funds, margins and the profile as the broker writes them. */
final class AccountJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> ZERO_SUMS = List.of("close_price", "last_price", "value", "pnl", "m2m",
      "unrealised", "realised", "buy_price", "buy_value", "buy_m2m", "sell_price", "sell_value", "sell_m2m",
      "day_buy_price", "day_buy_value", "day_sell_price", "day_sell_value");
  private static final List<String> CHARGE_SUMS = List.of("transaction_tax", "exchange_turnover_charge",
      "sebi_turnover_charge", "brokerage", "stamp_duty", "total");

  private AccountJson() {}

  static JsonNode positions(List<BrokerPosition> net, List<TradeReport> today) {
    ObjectNode data = NODES.objectNode();
    ArrayNode netRows = data.putArray("net");
    ArrayNode dayRows = data.putArray("day");
    for (BrokerPosition position : net) {
      long bought = 0;
      long sold = 0;
      for (TradeReport trade : today) {
        if (trade.instrument().equals(position.instrument()) && trade.product() == position.product()) {
          long units = trade.side().signed(trade.quantity()).units();
          bought += StrictMath.max(units, 0);
          sold -= StrictMath.min(units, 0);
        }
      }
      netRows.add(position(position, position.net().units(), bought, sold));
      if (bought + sold > 0) {
        dayRows.add(position(position, bought - sold, bought, sold));
      }
    }
    return data;
  }

  private static ObjectNode position(BrokerPosition position, long quantity, long bought, long sold) {
    ObjectNode row = NODES.objectNode();
    row.put("tradingsymbol", position.instrument().symbol());
    row.put("exchange", position.instrument().exchange().code());
    row.put("instrument_token", 1);
    row.put("product", position.product().code());
    row.put("quantity", quantity);
    row.put("overnight_quantity", quantity - bought + sold);
    row.put("multiplier", 1);
    row.put("average_price", OrderJson.number(position.averagePrice()));
    row.put("buy_quantity", bought);
    row.put("sell_quantity", sold);
    row.put("day_buy_quantity", bought);
    row.put("day_sell_quantity", sold);
    ZERO_SUMS.forEach(each -> row.put(each, 0));
    return row;
  }

  static JsonNode holdings(List<BrokerHolding> holdings) {
    ArrayNode rows = NODES.arrayNode();
    for (BrokerHolding each : holdings) {
      ObjectNode row = rows.addObject();
      row.put("tradingsymbol", each.instrument().symbol());
      row.put("exchange", each.instrument().exchange().code());
      row.put("instrument_token", 1);
      row.put("isin", "INE000000000");
      row.put("product", "CNC");
      row.put("quantity", each.quantity().units());
      row.put("t1_quantity", 0);
      row.put("used_quantity", 0);
      row.put("authorised_quantity", 0);
      row.put("average_price", 0);
      row.put("last_price", 0);
      row.put("pnl", 0);
    }
    return rows;
  }

  static ObjectNode segment(Funds funds) {
    ObjectNode segment = NODES.objectNode();
    segment.put("enabled", true);
    segment.put("net", rupees(funds.available()));
    ObjectNode available = segment.putObject("available");
    available.put("adhoc_margin", 0);
    available.put("cash", rupees(funds.available().plus(funds.utilised())));
    available.put("opening_balance", rupees(funds.available().plus(funds.utilised())));
    available.put("live_balance", rupees(funds.available()));
    available.put("collateral", 0);
    available.put("intraday_payin", 0);
    ObjectNode utilised = segment.putObject("utilised");
    utilised.put("debits", rupees(funds.utilised()));
    for (String each : List.of("exposure", "m2m_realised", "m2m_unrealised", "option_premium", "payout", "span",
        "holding_sales", "turnover", "liquid_collateral", "stock_collateral", "delivery")) {
      utilised.put(each, 0);
    }
    return segment;
  }

  static ObjectNode emptySegment() {
    return segment(new Funds(Money.ZERO, Money.ZERO, Money.ZERO));
  }

  static JsonNode basket(List<OrderTerms> orders, BasketMargin margin) {
    ObjectNode data = NODES.objectNode();
    data.set("initial", margin(orders.get(0), margin.initial()));
    data.set("final", margin(orders.get(0), margin.settled()));
    data.set("orders", orderMargins(orders, margin));
    data.set("charges", charges());
    return data;
  }

  static ArrayNode orderMargins(List<OrderTerms> orders, BasketMargin margin) {
    ArrayNode rows = NODES.arrayNode();
    for (int i = 0; i < orders.size(); i++) {
      rows.add(margin(orders.get(i), margin.orders().get(i)));
    }
    return rows;
  }

  private static ObjectNode margin(OrderTerms order, MarginParts parts) {
    ObjectNode row = NODES.objectNode();
    row.put("type", "equity");
    row.put("tradingsymbol", order.instrument().symbol());
    row.put("exchange", order.instrument().exchange().code());
    row.put("span", rupees(parts.span()));
    row.put("exposure", rupees(parts.exposure()));
    row.put("option_premium", rupees(parts.premium()));
    row.put("additional", rupees(parts.other()));
    for (String each : List.of("bo", "cash", "var", "leverage")) {
      row.put(each, 0);
    }
    ObjectNode pnl = row.putObject("pnl");
    pnl.put("realised", 0);
    pnl.put("unrealised", 0);
    row.set("charges", charges());
    row.put("total", rupees(parts.total()));
    return row;
  }

  private static ObjectNode charges() {
    ObjectNode charges = NODES.objectNode();
    CHARGE_SUMS.forEach(each -> charges.put(each, 0));
    charges.put("transaction_tax_type", "stt");
    ObjectNode gst = charges.putObject("gst");
    List.of("igst", "cgst", "sgst", "total").forEach(each -> gst.put(each, 0));
    return charges;
  }

  static ObjectNode profile(KiteAccount account) {
    ObjectNode data = NODES.objectNode();
    data.put("user_type", "individual");
    data.put("email", "someone@example.com");
    data.put("user_name", "Some One");
    data.put("user_shortname", "Some");
    data.put("broker", "ZERODHA");
    data.putNull("avatar_url");
    data.put("user_id", account.userId());
    account.exchanges().forEach(data.putArray("exchanges")::add);
    List.of("CNC", "NRML", "MIS", "MTF", "CO").forEach(data.putArray("products")::add);
    List.of("MARKET", "LIMIT", "SL", "SL-M").forEach(data.putArray("order_types")::add);
    data.putObject("meta").put("demat_consent", "physical");
    return data;
  }

  private static BigDecimal rupees(Money money) {
    BigDecimal value = money.toDecimal().stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
