package dev.belay.margin;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import java.util.SortedMap;

/**
 * Answers what any portfolio of a question's contracts needs, under any shock, without asking anybody.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Pure: the same arguments give the same answer; no I/O, clock, thread or randomness. Called on the
 *       event loop some hundred times for one plan; aim at less than 10 µs. A throw refuses the entry.
 *   <li>{@code held} is the whole portfolio, present positions included, signed, without zeros. What exceeds
 *       the present position of the {@link MarginQuestion} is bought by the plan: its premium is part of the
 *       requirement and of the cash. Premium that the plan will receive is never credited.
 *   <li>It answers for the plan of its question with any number of packages: what matters is {@code held}, not
 *       the size that was first thought of.
 *   <li>A contract that is missing from {@code held} is held no more: what a plan buys back has its premium,
 *       too.
 *   <li>The requirement should be convex in the quantities, so that partial fills never need more than the
 *       whole fills that are tried; a model for which that is false must add the difference.
 *   <li>A missing, stale or senseless input is {@link MarginEstimate.Unavailable}, never a guess that could
 *       be low.
 *   <li>An empty portfolio needs nothing but the premium of what was bought back.
 * </ul>
 */
@FunctionalInterface
public interface MarginModel {

  /**
   * {@return what a portfolio needs}
   *
   * @param held signed units by contract, no zeros; not changed
   * @param shock the move of the market
   */
  MarginEstimate estimate(SortedMap<InstrumentId, Quantity> held, Shock shock);
}
