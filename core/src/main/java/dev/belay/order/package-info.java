/**
 * One order as everybody names it: ids, tag, owner, position key, side, purpose, terms, the intent that precedes it,
 * and the reports, trades and facts that follow.
 *
 * <p>Start at {@link dev.belay.order.OrderIntent} and {@link dev.belay.order.OrderTag}. Everything here is an
 * immutable value; nothing here does I/O, reads a clock or knows what a plan or a broker connection is. May use:
 * {@code money}, {@code market}.
 */
package dev.belay.order;
