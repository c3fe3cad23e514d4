package dev.belay.exposure;

import dev.belay.money.Quantity;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The short option quantity that a group's host wants to hold without cover, by class: a straddle on one
 * underlying gives no licence for a bare call on another.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param byClass units above zero, by underlying and type
 */
public record DeclaredNaked(SortedMap<CoverClass, Quantity> byClass) {

  /** Copies the map and refuses quantities that are not above zero. */
  public DeclaredNaked {
    SortedMap<CoverClass, Quantity> copy = new TreeMap<>(byClass);
    copy.forEach((shorts, units) -> {
      Objects.requireNonNull(shorts, "class");
      if (!units.isPositive()) {
        throw new IllegalArgumentException("declared naked in " + shorts + ": " + units);
      }
    });
    byClass = Collections.unmodifiableSortedMap(copy);
  }

  /** {@return nothing: every short needs cover; the default} */
  public static DeclaredNaked none() {
    return new DeclaredNaked(new TreeMap<>());
  }

  /**
   * {@return what a complete structure leaves uncovered: the declaration of a plan that says it is naked}
   *
   * @param target the matching of all legs at their full quantities
   */
  public static DeclaredNaked uncoveredIn(CoverMatching target) {
    DeclaredNaked sum = none();
    for (Holding each : target.uncoveredShorts()) {
      sum = sum.with(CoverClass.of(each.instrument()), each.quantity().abs());
    }
    return sum;
  }

  /**
   * {@return this declaration with more}
   *
   * @param shorts the class
   * @param units how many units more, above zero
   */
  public DeclaredNaked with(CoverClass shorts, Quantity units) {
    SortedMap<CoverClass, Quantity> more = new TreeMap<>(byClass);
    more.merge(shorts, units, Quantity::plus);
    return new DeclaredNaked(more);
  }

  /**
   * {@return units declared for one class}
   *
   * @param shorts the class
   */
  public Quantity of(CoverClass shorts) {
    return byClass.getOrDefault(shorts, Quantity.ZERO);
  }

  /**
   * {@return of each class as many units as the larger of two declarations has}
   *
   * @param other the other one
   */
  public DeclaredNaked max(DeclaredNaked other) {
    SortedMap<CoverClass, Quantity> larger = new TreeMap<>(byClass);
    other.byClass.forEach((shorts, units) -> larger.merge(shorts, units, Quantity::max));
    return new DeclaredNaked(larger);
  }

  /**
   * {@return of each class as many units as the smaller of two declarations has}
   *
   * @param other the other one
   */
  public DeclaredNaked min(DeclaredNaked other) {
    SortedMap<CoverClass, Quantity> smaller = new TreeMap<>(byClass);
    smaller.replaceAll((shorts, units) -> units.min(other.of(shorts)));
    smaller.values().removeIf(Quantity::isZero);
    return new DeclaredNaked(smaller);
  }

  /** {@return units declared in all} */
  public Quantity total() {
    return byClass.values().stream().reduce(Quantity.ZERO, Quantity::plus);
  }
}
