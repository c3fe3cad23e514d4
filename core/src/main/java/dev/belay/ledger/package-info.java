/**
 * What is true about each child order: one record per order, merged from all evidence, so that any order of
 * arrival and any repetition ends in the same truth.
 *
 * <p>Start at {@link dev.belay.ledger.OrderLedger}; the legal moves are the rows of {@link
 * dev.belay.ledger.OrderLife}. Pure: no clock, no I/O, no thread. May use: {@code money}, {@code order}.
 */
package dev.belay.ledger;
