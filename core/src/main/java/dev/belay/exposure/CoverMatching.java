package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which long covers which short inside one group (DESIGN section 4).
 *
 * <p>A long option covers a short of the same underlying and type whose expiry is not after its own, unit for
 * unit, any strike; a long future covers short calls and a short future short puts, same or later expiry.
 * Matching is one to one and the nearest strike goes first (futures last), but never at the price of a short
 * left uncovered that another assignment would cover: the number of covered units is always the largest
 * possible.
 *
 * <p>Only options are ever uncovered: a short future or share has no cover and bares nothing. This class is
 * immutable and thread-safe.
 */
public final class CoverMatching {

  private final SortedMap<InstrumentId, Holding> holdings;
  private final List<CoverPair> pairs;
  private final SortedMap<InstrumentId, Quantity> matched = new TreeMap<>();

  private CoverMatching(SortedMap<InstrumentId, Holding> holdings, List<CoverPair> pairs) {
    this.holdings = holdings;
    this.pairs = pairs;
    for (CoverPair pair : pairs) {
      matched.merge(pair.sold().id(), pair.units(), Quantity::plus);
      matched.merge(pair.cover().id(), pair.units(), Quantity::plus);
    }
  }

  /**
   * Matches what one group holds, all of it of one product.
   *
   * @param holdings signed quantities; several of one contract are added up
   * @return the matching
   */
  public static CoverMatching of(List<Holding> holdings) {
    SortedMap<InstrumentId, Holding> byId = new TreeMap<>();
    for (Holding each : holdings) {
      byId.merge(each.instrument().id(), each,
          (one, two) -> new Holding(one.instrument(), one.quantity().plus(two.quantity())));
    }
    SortedMap<CoverClass, ClassMatcher> classes = new TreeMap<>();
    for (Holding each : byId.values()) {
      if (each.isShortOption() || each.canCover()) {
        classes.computeIfAbsent(each.coverClass(), name -> new ClassMatcher()).add(each);
      }
    }
    List<CoverPair> pairs = new ArrayList<>();
    classes.values().forEach(each -> pairs.addAll(each.match()));
    return new CoverMatching(byId, Collections.unmodifiableList(pairs));
  }

  /** {@return who covers whom, nearest strikes first, by underlying and type} */
  public List<CoverPair> pairs() {
    return pairs;
  }

  /** {@return units of all short options that are covered} */
  public Quantity covered() {
    return pairs.stream().map(CoverPair::units).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return units of all short options that are not covered} */
  public Quantity uncovered() {
    return sum(uncoveredShorts());
  }

  /**
   * {@return units of the short options of one class that are not covered}
   *
   * @param shorts the class
   */
  public Quantity uncovered(CoverClass shorts) {
    return sum(uncoveredShorts().stream()
        .filter(each -> CoverClass.of(each.instrument()).equals(shorts)).toList());
  }

  /**
   * {@return units of one short option that are not covered; nothing for any other holding}
   *
   * @param id the contract
   */
  public Quantity uncovered(InstrumentId id) {
    Holding holding = holdings.get(id);
    return holding != null && holding.isShortOption() ? unmatched(holding) : Quantity.ZERO;
  }

  /** {@return the uncovered part of each short option that has one, as negative quantities, by contract} */
  public List<Holding> uncoveredShorts() {
    List<Holding> shorts = new ArrayList<>();
    for (Holding each : holdings.values()) {
      if (each.isShortOption() && !unmatched(each).isZero()) {
        shorts.add(new Holding(each.instrument(), unmatched(each).negate()));
      }
    }
    return Collections.unmodifiableList(shorts);
  }

  /**
   * {@return units of a long option, or of a future on either side, that open shorts need: never close these
   *     (S12)}
   *
   * @param id the contract
   */
  public Quantity covers(InstrumentId id) {
    Holding holding = holdings.get(id);
    return holding != null && holding.canCover() ? matched.getOrDefault(id, Quantity.ZERO) : Quantity.ZERO;
  }

  /**
   * {@return units of a holding other than a short option that no open short needs}
   *
   * @param id the contract
   */
  public Quantity free(InstrumentId id) {
    Holding holding = holdings.get(id);
    return holding == null || holding.isShortOption() ? Quantity.ZERO : unmatched(holding);
  }

  /**
   * {@return how many further units sold of this option free cover would take; none while it is held long,
   *     because a sale would close that first}
   *
   * @param option the short to be
   */
  public Quantity roomFor(Instrument option) {
    Quantity all = sum(holdings.values().stream().filter(Holding::canCover).toList());
    boolean heldLong = holdings.containsKey(option.id()) && holdings.get(option.id()).quantity().isPositive();
    return all.isZero() || heldLong ? Quantity.ZERO
        : with(new Holding(option, all.negate())).covered().minus(covered());
  }

  /**
   * {@return how many uncovered units a contract would cover if enough of it were bought}
   *
   * @param cover the option to buy
   */
  public Quantity neededOf(Instrument cover) {
    Quantity all = uncovered();
    return all.isZero() ? Quantity.ZERO : with(new Holding(cover, all)).covered().minus(covered());
  }

  private CoverMatching with(Holding more) {
    List<Holding> list = new ArrayList<>(holdings.values());
    list.add(more);
    return of(list);
  }

  static Quantity sum(List<Holding> holdings) {
    Quantity sum = Quantity.ZERO;
    for (Holding each : holdings) {
      sum = sum.plus(each.quantity().abs());
    }
    return sum;
  }

  private Quantity unmatched(Holding holding) {
    return holding.quantity().abs().minus(matched.getOrDefault(holding.instrument().id(), Quantity.ZERO));
  }

  @Override
  public String toString() {
    return "CoverMatching[pairs=" + pairs + ", uncovered=" + uncoveredShorts() + "]";
  }
}
