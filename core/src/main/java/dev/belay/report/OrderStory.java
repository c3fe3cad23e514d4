package dev.belay.report;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the journal tells of one child order. */
final class OrderStory {

  /** Something that happened to it. */
  record Mark(Instant at, String kind) {}

  final String tag;
  final LegId leg;
  final Line intent;
  final List<Mark> marks = new ArrayList<>();
  private long filled;
  private BigDecimal paid = BigDecimal.ZERO;
  private long priced;
  private Optional<Price> told = Optional.empty();
  private String end = "";
  private String words = "";

  OrderStory(Line intent) {
    this.tag = intent.get("tag");
    this.leg = intent.leg().orElseThrow();
    this.intent = intent;
  }

  void told(Line line) {
    String kind = line.is("learnt") ? line.get("fact") : line.type();
    marks.add(new Mark(line.at(), kind));
    switch (kind) {
      case "filled" -> filled(line);
      case "priced" -> told = line.text().find("average").map(Price::parse);
      case "closed" -> {
        end = line.get("end");
        words = (line.get("rejection") + " " + line.get("words")).strip();
      }
      case "in_doubt" -> words = line.get("cause");
      default -> { }
    }
  }

  private void filled(Line line) {
    long units = line.units("increment");
    filled = Math.max(filled, line.units("cumulative"));
    Optional<Price> price = line.text().find("price").filter(each -> !each.isEmpty()).map(Price::parse)
        .filter(each -> !each.isZero());
    if (price.isPresent()) {
      paid = paid.add(price.get().toDecimal().multiply(BigDecimal.valueOf(units)));
      priced += units;
    }
  }

  Side side() {
    return Side.of(intent.get("side"));
  }

  long quantity() {
    return Quantity.parse(intent.get("quantity")).units();
  }

  long filled() {
    return filled;
  }

  String end() {
    return end;
  }

  /** What the broker or the network said, if anything. */
  String words() {
    return words;
  }

  boolean isEntry() {
    return OrderPurpose.of(intent.get("purpose").charAt(0)) == OrderPurpose.ENTRY;
  }

  String purpose() {
    String name = word(OrderPurpose.of(intent.get("purpose").charAt(0)));
    Owner.Role role = Owner.Role.of(intent.get("role"));
    return role == Owner.Role.GROUP ? name : name + " (" + word(role) + ")";
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }

  Instant since() {
    return intent.at();
  }

  Optional<Instant> until() {
    return marks.stream().filter(each -> each.kind().equals("closed")).map(Mark::at).findFirst();
  }

  /** The average price of what filled; the broker's own average where it told one. */
  Optional<BigDecimal> average() {
    if (told.isPresent()) {
      return told.map(Price::toDecimal);
    }
    return priced == 0 ? Optional.empty()
        : Optional.of(paid.divide(BigDecimal.valueOf(priced), 4, RoundingMode.HALF_EVEN));
  }

  /** The middle of the market when the order was decided; else the last trade; else its own limit, in this order. */
  Optional<Arrival> arrival() {
    Optional<BigDecimal> bid = price("bid");
    Optional<BigDecimal> ask = price("ask");
    if (bid.isPresent() && ask.isPresent()) {
      return Optional.of(new Arrival(bid.get().add(ask.get()).divide(BigDecimal.valueOf(2), 4,
          RoundingMode.HALF_EVEN), "middle"));
    }
    if (price("last").isPresent()) {
      return price("last").map(each -> new Arrival(each, "last"));
    }
    return price("price").map(each -> new Arrival(each, "limit"));
  }

  private Optional<BigDecimal> price(String field) {
    String text = intent.get(field);
    return text.matches("\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /** What there was to compare with. */
  record Arrival(BigDecimal price, String source) {}

  /** What the fills cost more than at this price; negative when they were better. */
  Optional<BigDecimal> slippage(Arrival arrival) {
    BigDecimal sign = BigDecimal.valueOf(side() == Side.BUY ? 1 : -1);
    return average().filter(each -> filled > 0).map(each -> each.subtract(arrival.price()).multiply(sign)
        .multiply(BigDecimal.valueOf(filled)));
  }
}
