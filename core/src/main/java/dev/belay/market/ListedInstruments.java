package dev.belay.market;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A catalog over a list that the host has loaded: the default {@link InstrumentCatalog}.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class ListedInstruments implements InstrumentCatalog {

  private final SortedMap<InstrumentId, Instrument> byId = new TreeMap<>();

  /**
   * Makes a catalog of the given contracts.
   *
   * @param instruments the contracts
   * @throws IllegalArgumentException when one is listed twice
   */
  public ListedInstruments(Iterable<Instrument> instruments) {
    for (Instrument instrument : instruments) {
      if (byId.put(instrument.id(), instrument) != null) {
        throw new IllegalArgumentException("listed twice: " + instrument.id());
      }
    }
  }

  @Override
  public Optional<Instrument> find(InstrumentId id, LocalDate day) {
    return Optional.ofNullable(byId.get(id))
        .filter(found -> found.expiry().map(last -> !day.isAfter(last)).orElse(true))
        .filter(found -> !day.isBefore(found.rules().from()));
  }

  @Override
  public List<Instrument> chain(Underlying underlying, LocalDate expiry) {
    return byId.values().stream()
        .filter(Instrument::isOption)
        .filter(each -> each.underlying().equals(underlying) && each.expiry().equals(Optional.of(expiry)))
        .sorted(Comparator.comparing((Instrument each) -> each.strike().orElseThrow())
            .thenComparing(Instrument::kind))
        .toList();
  }
}
