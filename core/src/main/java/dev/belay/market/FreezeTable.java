package dev.belay.market;

import dev.belay.money.Quantity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Freeze quantities by underlying with the day from which each holds. Exchanges change them monthly and no broker
 * offers them by API, so they are dated configuration.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class FreezeTable {

  private final SortedMap<Key, TreeMap<LocalDate, Quantity>> rows = new TreeMap<>();

  private record Key(Exchange exchange, Underlying underlying) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byExchange = exchange.compareTo(other.exchange);
      return byExchange != 0 ? byExchange : underlying.compareTo(other.underlying);
    }
  }

  /**
   * One published row.
   *
   * @param exchange the segment
   * @param underlying what the contracts are written on
   * @param from the first day on which it holds
   * @param freeze the largest quantity of one order, in units
   */
  public record Row(Exchange exchange, Underlying underlying, LocalDate from, Quantity freeze) {}

  /**
   * Makes a table of published rows.
   *
   * @param rows the rows, in any order
   * @throws IllegalArgumentException when two rows disagree about one day or a quantity is not above zero
   */
  public FreezeTable(Iterable<Row> rows) {
    for (Row row : rows) {
      if (!row.freeze().isPositive()) {
        throw new IllegalArgumentException("freeze quantity must be above zero: " + row);
      }
      Quantity former = this.rows
          .computeIfAbsent(new Key(row.exchange(), row.underlying()), key -> new TreeMap<>())
          .put(row.from(), row.freeze());
      if (former != null && !former.equals(row.freeze())) {
        throw new IllegalArgumentException("two freeze quantities for one day: " + row + " and " + former);
      }
    }
  }

  /**
   * {@return the freeze quantity in force, in units; empty when none was published for that day or before}
   *
   * @param exchange the segment
   * @param underlying what the contract is written on
   * @param day the trading day
   */
  public Optional<Quantity> on(Exchange exchange, Underlying underlying, LocalDate day) {
    TreeMap<LocalDate, Quantity> dated = rows.get(new Key(exchange, underlying));
    if (dated == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(dated.floorEntry(day)).map(Map.Entry::getValue);
  }

  /** {@return the first day of the newest row of all; empty when there is no row} */
  public Optional<LocalDate> newest() {
    return rows.values().stream().map(TreeMap::lastKey).max(Comparator.naturalOrder());
  }
}
