package dev.belay.order;

import dev.belay.market.InstrumentId;
import java.util.Objects;

/**
 * What a broker nets by: account, instrument and product. Fills, nets, stops, attribution and reduce-only work per
 * key.
 *
 * @param account the broker account
 * @param instrument exchange and symbol
 * @param product how it is carried
 */
public record PositionKey(AccountId account, InstrumentId instrument, Product product)
    implements Comparable<PositionKey> {

  /** Refuses missing parts. */
  public PositionKey {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(product, "product");
  }

  @Override
  public int compareTo(PositionKey other) {
    int byAccount = account.compareTo(other.account);
    int byInstrument = byAccount != 0 ? byAccount : instrument.compareTo(other.instrument);
    return byInstrument != 0 ? byInstrument : product.compareTo(other.product);
  }

  @Override
  public String toString() {
    return account + "/" + instrument + "/" + product.code();
  }
}
