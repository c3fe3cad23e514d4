package dev.belay.kite;

import dev.belay.order.BrokerOrderId;

/**
 * The form of the broker's order ids: 15 digits in old data, 19 in new. They become part of an address, so it
 * is held.
 */
final class OrderIds {

  private static final int LONGEST = 40;

  private OrderIds() {}

  static BrokerOrderId read(String text) throws UnreadableException {
    if (!isOfForm(text)) {
      throw new UnreadableException("an order id of another form");
    }
    return new BrokerOrderId(text);
  }

  static boolean isOfForm(BrokerOrderId id) {
    return isOfForm(id.value());
  }

  /** Letters and digits of ASCII alone; by hand, because every row of every book comes through here. */
  private static boolean isOfForm(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if ((each < '0' || each > '9') && (each < 'A' || each > 'Z') && (each < 'a' || each > 'z')) {
        return false;
      }
    }
    return true;
  }
}
