package dev.belay.kite;

import dev.belay.order.BrokerOrderId;
import java.util.regex.Pattern;

/**
 * The form of the broker's order ids: 15 digits in old data, 19 in new. They become part of an address, so it
 * is held.
 */
final class OrderIds {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,40}");

  private OrderIds() {}

  static BrokerOrderId read(String text) throws UnreadableException {
    if (!FORM.matcher(text).matches()) {
      throw new UnreadableException("an order id of another form");
    }
    return new BrokerOrderId(text);
  }

  static boolean isOfForm(BrokerOrderId id) {
    return FORM.matcher(id.value()).matches();
  }
}
