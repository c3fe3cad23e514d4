package dev.belay.kite;

import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.order.Product;
import java.util.Optional;
import java.util.Set;

/**
 * Exchange, symbol and product of a row. Rows of markets and products that Belay never trades are left out by
 * name; a name that nobody has named makes the read fail, because a misread exchange must not hide a
 * position.
 */
final class Contracts {

  private final Set<String> otherExchanges;
  private final Set<String> otherProducts;

  /** One row's contract and product. */
  record Contract(InstrumentId instrument, Product product) {}

  Contracts(Set<String> otherExchanges, Set<String> otherProducts) {
    this.otherExchanges = Set.copyOf(otherExchanges);
    this.otherProducts = Set.copyOf(otherProducts);
  }

  /** {@return whether an exchange is one that Belay never trades} */
  boolean isOther(String exchange) {
    return otherExchanges.contains(exchange);
  }

  /** The contract, empty when the row is of another market or product. */
  Optional<Contract> of(Row row, int exchangeSlot, int symbolSlot, int productSlot) throws UnreadableException {
    String exchange = row.required(exchangeSlot, "exchange");
    String product = row.required(productSlot, "product");
    String symbol = row.required(symbolSlot, "tradingsymbol");
    if (otherExchanges.contains(exchange) || otherProducts.contains(product)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Contract(new InstrumentId(Exchange.valueOf(exchange), symbol), Product.valueOf(product)));
    } catch (IllegalArgumentException e) {
      throw row.bad("has an exchange, product or symbol that is not known");
    }
  }
}
