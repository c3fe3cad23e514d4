package dev.belay.kite;

import dev.belay.market.Exchange;
import dev.belay.order.Product;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the account may do, as the broker's profile says. Segments, products and order types that Belay does
 * not know are left out.
 *
 * @param userId the broker's id of the user
 * @param exchanges the segments that are open to the account
 * @param products the products that it may use
 * @param orderTypes the order types, as the broker writes them
 */
public record KiteProfile(String userId, Set<Exchange> exchanges, Set<Product> products, List<String> orderTypes) {

  /** Copies the sets. */
  public KiteProfile {
    Objects.requireNonNull(userId, "userId");
    exchanges = Collections.unmodifiableSet(
        exchanges.isEmpty() ? EnumSet.noneOf(Exchange.class) : EnumSet.copyOf(exchanges));
    products = Collections.unmodifiableSet(
        products.isEmpty() ? EnumSet.noneOf(Product.class) : EnumSet.copyOf(products));
    orderTypes = List.copyOf(orderTypes);
  }
}
