package dev.belay.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The contracts that exist. Its answers decide lot, tick and slice of every order.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Called on the coordinator's event loop: answer from memory, within 1 ms, without I/O.
 *   <li>An unknown or expired contract is an empty answer, never an exception and never null.
 *   <li>Lists are in a fixed order (by strike, then kind), so that a run can be repeated exactly.
 * </ul>
 */
public interface InstrumentCatalog {

  /**
   * {@return the contract with the rules of a day; empty when it is unknown or has expired by then}
   *
   * @param id exchange and symbol
   * @param day the trading day
   */
  Optional<Instrument> find(InstrumentId id, LocalDate day);

  /**
   * {@return the options of one underlying and expiry, by strike, calls before puts}
   *
   * @param underlying what they are written on
   * @param expiry their last trading day
   */
  List<Instrument> chain(Underlying underlying, LocalDate expiry);
}
