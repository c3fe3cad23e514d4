package dev.belay.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Codes and numbers as a person reads them. */
final class Words {

  private Words() {}

  static String of(String code) {
    return code.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
  }

  static String symbol(String instrument) {
    return instrument.substring(instrument.indexOf(':') + 1);
  }

  /** Rupees with thousands apart and two decimals. */
  static String money(BigDecimal rupees) {
    BigDecimal rounded = rupees.setScale(2, RoundingMode.HALF_EVEN);
    String text = rounded.abs().toPlainString();
    StringBuilder apart = new StringBuilder(text);
    for (int at = text.indexOf('.') - 3; at > 0; at -= 3) {
      apart.insert(at, ',');
    }
    return (rounded.signum() < 0 ? "-" : "") + apart;
  }

  static String price(BigDecimal price) {
    BigDecimal plain = price.stripTrailingZeros();
    return (plain.scale() < 2 ? plain.setScale(2, RoundingMode.UNNECESSARY) : plain).toPlainString();
  }

  static String orDash(Optional<String> text) {
    return text.filter(each -> !each.isEmpty()).orElse("–");
  }

  /** How a state looks: over and well, over and not as wished, or still open. */
  static String badge(String state) {
    return switch (state) {
      case "completed", "closed" -> "badge good";
      case "held", "hedging", "partially-exposed" -> "badge bad";
      case "hedged", "lapsed", "rejected", "closed-externally" -> "badge warn";
      default -> "badge";
    };
  }
}
