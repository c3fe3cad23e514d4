package dev.belay.recovery;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.persistence.CanonicalText;
import java.math.BigDecimal;
import java.util.Optional;

/** The parts that several state texts share. */
final class TermsText {

  private TermsText() {}

  static void write(CanonicalText.Writer to, OrderTerms terms) {
    to.put("instrument", terms.instrument()).put("price", write(terms.price()))
        .put("product", terms.product().code()).put("quantity", terms.quantity()).put("side", terms.side().code());
  }

  static OrderTerms read(CanonicalText from) {
    return new OrderTerms(InstrumentId.parse(from.get("instrument")), Product.valueOf(from.get("product")),
        Side.of(from.get("side")), Quantity.parse(from.get("quantity")), readPrice(from.get("price")));
  }

  static String write(PriceTerms terms) {
    return switch (terms.kind()) {
      case LIMIT -> "limit " + ((PriceTerms.Limit) terms).price();
      case STOP_LIMIT -> "stop-limit " + ((PriceTerms.StopLimit) terms).trigger() + " "
          + ((PriceTerms.StopLimit) terms).limit();
      case PROTECTED_MARKET -> "market " + ((PriceTerms.ProtectedMarket) terms).percent().toPlainString();
    };
  }

  static PriceTerms readPrice(String text) {
    String[] parts = text.split(" ", -1);
    return switch (parts[0]) {
      case "limit" -> new PriceTerms.Limit(Price.parse(parts[1]));
      case "stop-limit" -> new PriceTerms.StopLimit(Price.parse(parts[1]), Price.parse(parts[2]));
      case "market" -> new PriceTerms.ProtectedMarket(new BigDecimal(parts[1]));
      default -> throw new IllegalArgumentException("no price terms: " + text);
    };
  }

  static void write(CanonicalText.Writer to, Optional<BrokerRejection> rejection) {
    rejection.ifPresent(each -> to.put("rejection", each.reason().code()).put("rejection.text", each.text())
        .put("rejection.freeze", each.freezeLimit()));
  }

  static Optional<BrokerRejection> readRejection(CanonicalText from) {
    return from.find("rejection").map(reason -> new BrokerRejection(RejectionReason.of(reason),
        from.get("rejection.text"), from.find("rejection.freeze").map(Quantity::parse)));
  }
}
