package dev.belay.recovery;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.ledger.Placement;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderIntent;
import dev.belay.order.Owner;
import dev.belay.order.TradeId;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A child order as an entry of the store, and back. */
public final class OrderText {

  private static final int VERSION = 1;

  private OrderText() {}

  /**
   * {@return the entry of a child order}
   *
   * @param order the order
   * @param at wall time of its latest change
   */
  public static Entry.Order entry(ChildOrder order, Instant at) {
    return new Entry.Order(order.tag(), order.intent().owner(), order.status().code(), at, write(order));
  }

  /**
   * {@return the canonical text of a child order}
   *
   * @param order the order
   */
  public static String write(ChildOrder order) {
    CanonicalText.Writer text = CanonicalText.version(VERSION);
    text.put("asked", order.asked().map(TermsText::write)).put("decided", order.intent().decidedAt());
    for (int i = 0; i < order.placements().size(); i++) {
      write(text, "id." + i + ".", order.placements().get(i));
    }
    text.put("ids", order.placements().size()).put("modifications", order.modifications())
        .put("now", TermsText.write(order.price()));
    TermsText.write(text, order.intent().terms());
    TermsText.write(text, order.rejection());
    return text.put("ref", order.intent().ref()).put("status", order.status().code())
        .put("triggered", order.triggered()).text();
  }

  private static void write(CanonicalText.Writer to, String at, Placement placement) {
    to.put(at + "average", placement.average()).put(at + "claim", placement.claim().map(OrderEnd::code))
        .put(at + "claimed", placement.claimed().isZero() ? Optional.empty() : Optional.of(placement.claimed()))
        .put(at + "complete", placement.completeAt()).put(at + "id", placement.id())
        .put(at + "listed", placement.listed()).put(at + "reported", placement.reported());
    for (int i = 0; i < placement.trades().size(); i++) {
      Placement.Trade trade = placement.trades().get(i);
      to.put(at + "trade." + i + ".at", trade.at()).put(at + "trade." + i + ".id", trade.id())
          .put(at + "trade." + i + ".price", trade.price()).put(at + "trade." + i + ".quantity", trade.quantity());
    }
    to.put(at + "trades", placement.trades().size());
  }

  /**
   * {@return the child order of an entry}
   *
   * @param entry what the store kept
   * @throws IllegalArgumentException when its text is not one of ours
   */
  public static ChildOrder read(Entry.Order entry) {
    CanonicalText text = CanonicalText.parse(entry.body());
    requireVersion(text, VERSION);
    OrderIntent intent = new OrderIntent(entry.tag(), new Owner(entry.tag().group(), entry.owner().role()),
        (int) text.number("ref"), TermsText.read(text), Instant.parse(text.get("decided")));
    List<Placement> placements = new ArrayList<>();
    for (int i = 0; i < text.number("ids"); i++) {
      placements.add(readPlacement(text, "id." + i + "."));
    }
    return new ChildOrder(intent, status(text.get("status")), placements, TermsText.readPrice(text.get("now")),
        text.find("asked").map(TermsText::readPrice), (int) text.number("modifications"),
        Boolean.parseBoolean(text.get("triggered")), TermsText.readRejection(text));
  }

  private static Placement readPlacement(CanonicalText from, String at) {
    List<Placement.Trade> trades = new ArrayList<>();
    for (int i = 0; i < from.number(at + "trades"); i++) {
      String each = at + "trade." + i + ".";
      trades.add(new Placement.Trade(new TradeId(from.get(each + "id")), Quantity.parse(from.get(each + "quantity")),
          Price.parse(from.get(each + "price")), Instant.parse(from.get(each + "at"))));
    }
    return new Placement(new BrokerOrderId(from.get(at + "id")), Quantity.parse(from.get(at + "reported")),
        from.find(at + "average").map(Price::parse), trades, Boolean.parseBoolean(from.get(at + "listed")),
        from.find(at + "claim").map(OrderEnd::of), from.find(at + "complete").map(Quantity::parse),
        from.find(at + "claimed").map(Quantity::parse).orElse(Quantity.ZERO));
  }

  private static OrderStatus status(String code) {
    for (OrderStatus each : OrderStatus.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no order status has the code '" + code + "'");
  }

  static void requireVersion(CanonicalText text, int known) {
    if (text.version() != known) {
      throw new IllegalArgumentException("state text of version " + text.version() + ", this release knows " + known);
    }
  }
}
