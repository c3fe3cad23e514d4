package dev.belay.testkit.sim;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How seeds are run. Immutable.
 *
 * @param only exactly these faults are on, at the rates that the seed draws; empty for all claimed ones by chance
 * @param without these are off
 * @param structure what is traded; empty for the seed's choice
 * @param stores where the stores come from
 * @param tracing whether every event is kept in words
 * @param focus what of the seed is kept
 * @param unjudged these invariants are not judged: how it is shown that no other one would have noticed
 */
public record SimOptions(Optional<Set<Fault>> only, Set<Fault> without, Optional<Structure> structure,
    StoreFactory stores, boolean tracing, Focus focus, Set<Invariant> unjudged) {

  /** All claimed faults by chance, every structure, stores in memory, no words. */
  public static final SimOptions DEFAULT = new SimOptions(Optional.empty(), EnumSet.noneOf(Fault.class),
      Optional.empty(), StoreFactory.inMemory(), false, Focus.WHOLE, EnumSet.noneOf(Invariant.class));

  /** Refuses missing parts. */
  public SimOptions {
    Objects.requireNonNull(stores, "stores");
    only = only.map(SimOptions::copy);
    without = copy(without);
    Objects.requireNonNull(focus, "focus");
    EnumSet<Invariant> ignored = EnumSet.noneOf(Invariant.class);
    ignored.addAll(unjudged);
    unjudged = ignored;
  }

  private static Set<Fault> copy(Set<Fault> faults) {
    EnumSet<Fault> copy = EnumSet.noneOf(Fault.class);
    copy.addAll(faults);
    return copy;
  }

  /**
   * {@return the same with exactly these faults on}
   *
   * @param faults which, planned ones too
   */
  public SimOptions only(Set<Fault> faults) {
    return new SimOptions(Optional.of(faults), without, structure, stores, tracing, focus, unjudged);
  }

  /**
   * {@return the same with these faults off}
   *
   * @param faults which
   */
  public SimOptions without(Set<Fault> faults) {
    return new SimOptions(only, faults, structure, stores, tracing, focus, unjudged);
  }

  /**
   * {@return the same with one structure for all seeds}
   *
   * @param traded which
   */
  public SimOptions structure(Structure traded) {
    return new SimOptions(only, without, Optional.of(traded), stores, tracing, focus, unjudged);
  }

  /**
   * {@return the same with other stores}
   *
   * @param other where they come from
   */
  public SimOptions stores(StoreFactory other) {
    return new SimOptions(only, without, structure, other, tracing, focus, unjudged);
  }

  /** {@return the same, and every event is kept in words} */
  public SimOptions traced() {
    return new SimOptions(only, without, structure, stores, true, focus, unjudged);
  }

  /**
   * {@return the same with only a part of each seed}
   *
   * @param kept which part
   */
  public SimOptions focus(Focus kept) {
    return new SimOptions(only, without, structure, stores, tracing, kept, unjudged);
  }

  /**
   * {@return the same, some invariants not being judged}
   *
   * @param ignored which
   */
  public SimOptions unjudged(Set<Invariant> ignored) {
    return new SimOptions(only, without, structure, stores, tracing, focus, ignored);
  }
}
