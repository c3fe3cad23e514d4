package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a group's fills and orders amount to: naked, bared, what may be sold, bought back or protected.
 *
 * <p><b>Naked</b> counts short options filled, working and UNKNOWN, against filled protection only; entry
 * gates and margin use it. <b>Bared</b> counts filled short options beyond filled protection and beyond what
 * was declared; the emergency hedge and all clocks use it. All of one group and one product. This class is
 * immutable and thread-safe.
 */
public final class GroupExposure {

  private static final Comparator<Holding> RISKIEST_FIRST = Comparator
      .comparing((Holding each) -> CoverClass.of(each.instrument()))
      .thenComparing(GroupExposure::byStrike)
      .thenComparing(each -> each.instrument().expiry().orElseThrow())
      .thenComparing(each -> each.instrument().id());

  private final SortedMap<InstrumentId, LegExposure> legs = new TreeMap<>();
  private final DeclaredNaked declared;
  private final CoverMatching filled;
  private final List<Holding> bared;
  private CoverMatching worst; // matched when somebody asks; whoever asks gets the same

  private GroupExposure(Collection<LegExposure> all, DeclaredNaked declared) {
    this.declared = declared;
    all.forEach(each -> legs.merge(each.instrument().id(), each, LegExposure::plus));
    filled = matching(LegExposure::held);
    bared = beyondDeclared(filled);
  }

  /**
   * Takes stock of one group.
   *
   * @param legs what it holds and asks for; several of one contract are added up
   * @param declared what its host wants to hold without cover
   * @return the exposure
   */
  public static GroupExposure of(Collection<LegExposure> legs, DeclaredNaked declared) {
    return new GroupExposure(legs, declared);
  }

  private CoverMatching matching(Function<LegExposure, Holding> view) {
    List<Holding> holdings = new ArrayList<>();
    legs.values().forEach(each -> holdings.add(view.apply(each)));
    return CoverMatching.of(holdings);
  }

  /** {@return units of short options, filled, working or UNKNOWN, that filled protection does not cover} */
  public Quantity naked() {
    return worstMatching().uncovered();
  }

  /** {@return the naked units beyond what was declared, class by class: zero while rule S1 holds} */
  public Quantity nakedBeyondDeclared() {
    return CoverMatching.sum(beyondDeclared(worstMatching()));
  }

  /** {@return units of filled short options beyond filled protection and declaration} */
  public Quantity bared() {
    return CoverMatching.sum(bared);
  }

  /**
   * {@return the bared units of one short}
   *
   * @param id the contract
   */
  public Quantity bared(InstrumentId id) {
    return bared.isEmpty() ? Quantity.ZERO
        : CoverMatching.sum(bared.stream().filter(each -> each.instrument().id().equals(id)).toList());
  }

  /**
   * {@return the bared shorts as negative quantities. Of the uncovered shorts of a class the lowest calls and
   *     the highest puts count as bared first, because they cost most when the market moves; the declaration
   *     is taken to be for the others}
   */
  public List<Holding> baredShorts() {
    return bared;
  }

  /** {@return whether the group's own open quantity is zero in every contract; orders may still work} */
  public boolean isFlat() {
    return legs.values().stream().allMatch(each -> each.filled().isZero());
  }

  /** {@return whether any own order may still trade} */
  public boolean isWorking() {
    return legs.values().stream().anyMatch(each -> each.buying().isPositive() || each.selling().isPositive());
  }

  /**
   * {@return own open quantity, signed}
   *
   * @param id the contract
   */
  public Quantity open(InstrumentId id) {
    return leg(id).map(LegExposure::filled).orElse(Quantity.ZERO);
  }

  /**
   * {@return units of a long, or of a future on either side, that open, working or UNKNOWN shorts need: rule
   *     S12}
   *
   * @param id the contract
   */
  public Quantity guarding(InstrumentId id) {
    return worstMatching().covers(id);
  }

  /**
   * {@return units of a long, or of a future on either side, that shorts need beyond those that may stand uncovered:
   *     any other cover that is there stands in for it. What is sold of one changes this of the others}
   *
   * @param id the contract
   * @param allowed the shorts that may stand uncovered
   */
  public Quantity guarding(InstrumentId id, DeclaredNaked allowed) {
    Optional<Holding> cover = leg(id).map(LegExposure::atWorst).filter(Holding::canCover);
    if (cover.isEmpty()) {
      return Quantity.ZERO;
    }
    CoverClass shorts = cover.get().coverClass();
    List<Holding> others = new ArrayList<>();
    legs.values().stream().filter(each -> !each.instrument().id().equals(id)).map(LegExposure::atWorst)
        .forEach(others::add);
    Quantity uncovered = worstMatching().uncovered(shorts);
    Quantity needed = CoverMatching.of(others).uncovered(shorts).minus(uncovered);
    return needed.minus(allowed.of(shorts).minus(uncovered).orZero()).orZero();
  }

  /**
   * {@return how many units of a position a risk-reducing order may close now: for a short option what is not
   *     being bought back already, for anything else what is neither being closed nor {@linkplain #guarding
   *     guarding} a short}
   *
   * @param id the contract
   */
  public Quantity closeable(InstrumentId id) {
    return closeable(id, guarding(id));
  }

  /**
   * {@return the same where shorts need so many units of it}
   *
   * @param id the contract
   * @param guarding how many, as {@link #guarding(InstrumentId, DeclaredNaked)} says
   */
  public Quantity closeable(InstrumentId id, Quantity guarding) {
    return leg(id).map(each -> each.filled().abs().minus(each.reducing()).minus(guarding).orZero())
        .orElse(Quantity.ZERO);
  }

  /**
   * {@return how many units of an option may be bought as protection: the naked units that it covers, less
   *     those that working or UNKNOWN buys would cover}
   *
   * @param option the option to buy
   */
  public Quantity protectable(Instrument option) {
    return matching(LegExposure::withBuysFilled).neededOf(option);
  }

  /**
   * {@return how many further units of a short may be sent: what free filled protection would cover, and what
   *     the declaration leaves}
   *
   * @param option the option to sell
   */
  public Quantity roomFor(Instrument option) {
    CoverClass shorts = CoverClass.of(option);
    if (leg(option.id()).filter(each -> each.atWorst().quantity().isPositive()).isPresent()) {
      return Quantity.ZERO;
    }
    Quantity undeclared = declared.of(shorts).minus(worstMatching().uncovered(shorts));
    return worstMatching().roomFor(option).plus(undeclared).orZero();
  }

  /** {@return the matching of filled quantities} */
  public CoverMatching filledMatching() {
    return filled;
  }

  /** {@return the matching with open sells in full and open buys not at all} */
  public CoverMatching worstMatching() {
    if (worst == null) {
      worst = matching(LegExposure::atWorst);
    }
    return worst;
  }

  /**
   * {@return what the group holds and asks for in one contract}
   *
   * @param id the contract
   */
  public Optional<LegExposure> leg(InstrumentId id) {
    return Optional.ofNullable(legs.get(id));
  }

  /** {@return the legs, by contract} */
  public List<LegExposure> legs() {
    return List.copyOf(legs.values());
  }

  private List<Holding> beyondDeclared(CoverMatching matching) {
    List<Holding> shorts = new ArrayList<>(matching.uncoveredShorts());
    shorts.sort(RISKIEST_FIRST);
    SortedMap<CoverClass, Quantity> over = new TreeMap<>();
    List<Holding> result = new ArrayList<>();
    for (Holding each : shorts) {
      CoverClass name = CoverClass.of(each.instrument());
      Quantity left = over.computeIfAbsent(name,
          key -> matching.uncovered(key).minus(declared.of(key)).orZero());
      Quantity units = left.min(each.quantity().abs());
      over.put(name, left.minus(units));
      if (units.isPositive()) {
        result.add(new Holding(each.instrument(), units.negate()));
      }
    }
    return List.copyOf(result);
  }

  private static long byStrike(Holding option) {
    long strike = option.instrument().strike().map(Price::tenThousandths).orElseThrow();
    return option.instrument().kind() == InstrumentKind.CALL ? strike : -strike;
  }
}
