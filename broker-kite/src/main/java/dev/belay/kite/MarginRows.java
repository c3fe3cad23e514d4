package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.broker.BasketMargin;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.money.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Funds and margins. Requirements are rounded up, what is available is rounded down. */
final class MarginRows {

  private static final Fields MARGIN = new Fields();
  private static final int SUM = MARGIN.text("total");
  private static final int SPAN = MARGIN.text("span");
  private static final int EXPOSURE = MARGIN.text("exposure");
  private static final int PREMIUM = MARGIN.text("option_premium");
  private static final int[] OTHERS =
      {MARGIN.text("additional"), MARGIN.text("bo"), MARGIN.text("cash"), MARGIN.text("var")};

  private static final Fields AVAILABLE = new Fields();
  private static final int CASH = AVAILABLE.text("cash");

  private static final Fields UTILISED = new Fields();
  private static final int DEBITS = UTILISED.text("debits");

  private MarginRows() {}

  /**
   * The equity segment's funds; derivatives use it. What is available is the broker's own net: its parts do
   * not add up to it in the broker's own samples. Of that, no more than the cash balance can pay option
   * premium.
   */
  static Funds readFunds(JsonParser json) throws IOException, UnreadableException {
    requireObject(json, "funds");
    Optional<Funds> equity = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean isEquity = json.currentName().equals("equity");
      json.nextToken();
      if (!isEquity) {
        json.skipChildren();
      } else if (equity.isPresent()) {
        throw new UnreadableException("funds have the equity segment twice");
      } else {
        equity = Optional.of(readSegment(json));
      }
    }
    return equity.orElseThrow(() -> new UnreadableException("funds lack the equity segment"));
  }

  private static Funds readSegment(JsonParser json) throws IOException, UnreadableException {
    requireObject(json, "the equity segment");
    BigDecimal net = null;
    BigDecimal cash = null;
    BigDecimal utilised = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("net") && net == null && value.isNumeric()) {
        net = number(json.getText());
      } else if (name.equals("available") && cash == null) {
        cash = Row.read(json, AVAILABLE, "available funds").decimal(CASH, "cash");
      } else if (name.equals("utilised") && utilised == null) {
        utilised = Row.read(json, UTILISED, "utilised funds").decimal(DEBITS, "debits");
      } else if (name.equals("net") || name.equals("available") || name.equals("utilised")) {
        throw new UnreadableException("the equity segment has its net, available or utilised funds twice or no number");
      } else {
        json.skipChildren();
      }
    }
    if (net == null || cash == null || utilised == null) {
      throw new UnreadableException("the equity segment lacks its net, cash or debits");
    }
    return new Funds(Numbers.money(net, RoundingMode.FLOOR), Numbers.money(net.min(cash), RoundingMode.FLOOR),
        Numbers.money(utilised, RoundingMode.CEILING));
  }

  private static BigDecimal number(String text) throws UnreadableException {
    try {
      return Numbers.decimal(text);
    } catch (NumberFormatException e) {
      throw new UnreadableException("an amount out of all proportion");
    }
  }

  /** A basket's margins: to place it, once it has filled, and of each order in it. */
  static BasketMargin readBasket(JsonParser json, int orders) throws IOException, UnreadableException {
    requireObject(json, "a basket's margin");
    Optional<MarginParts> initial = Optional.empty();
    Optional<MarginParts> settled = Optional.empty();
    List<MarginParts> parts = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "initial" -> initial = Optional.of(parts(Row.read(json, MARGIN, "the initial margin")));
        case "final" -> settled = Optional.of(parts(Row.read(json, MARGIN, "the final margin")));
        case "orders" -> parts = RowLists.list(json, MARGIN, "order margins", row -> Optional.of(parts(row)));
        default -> json.skipChildren();
      }
    }
    if (initial.isEmpty() || settled.isEmpty() || parts.size() != orders) {
      throw new UnreadableException("a basket's margin lacks its initial or final part or one of its orders");
    }
    return new BasketMargin(initial.get(), settled.get(), parts);
  }

  /** Each order's own margin. */
  static List<Money> readTotals(JsonParser json) throws IOException, UnreadableException {
    return RowLists.list(json, MARGIN, "order margins", row -> Optional.of(total(row)));
  }

  /** An amount that the broker leaves out is none; the sum of the parts is checked by whoever uses them. */
  private static MarginParts parts(Row row) throws UnreadableException {
    BigDecimal other = BigDecimal.ZERO;
    for (int slot : OTHERS) {
      other = other.add(row.decimal(slot).orElse(BigDecimal.ZERO));
    }
    return new MarginParts(amount(row, SPAN), amount(row, EXPOSURE), amount(row, PREMIUM),
        Numbers.money(other, RoundingMode.CEILING), total(row));
  }

  private static Money amount(Row row, int slot) {
    return Numbers.money(row.decimal(slot).orElse(BigDecimal.ZERO), RoundingMode.CEILING);
  }

  private static Money total(Row row) throws UnreadableException {
    return Numbers.money(row.decimal(SUM, "total"), RoundingMode.CEILING);
  }

  private static void requireObject(JsonParser json, String what) throws UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException(what + " is no object");
    }
  }
}
