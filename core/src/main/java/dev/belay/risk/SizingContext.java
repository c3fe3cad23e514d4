package dev.belay.risk;

import dev.belay.broker.Funds;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a sizer may look at. Immutable; a snapshot.
 *
 * @param instruments the request's contracts, as far as the catalog has them
 * @param funds the account's money less what is reserved, when it is known
 * @param marginPerPackage the worst-case margin of one package, when a model has told it
 */
public record SizingContext(SortedMap<InstrumentId, Instrument> instruments, Optional<Funds> funds,
    Optional<Money> marginPerPackage) {

  /** Copies the map. */
  public SizingContext {
    instruments = Collections.unmodifiableSortedMap(new TreeMap<>(instruments));
    Objects.requireNonNull(funds, "funds");
    Objects.requireNonNull(marginPerPackage, "marginPerPackage");
  }
}
