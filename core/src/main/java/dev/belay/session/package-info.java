/**
 * What the trading day decides: whether an order may leave now, when a day's orders are over, what has expired.
 *
 * <p>Start at {@link dev.belay.session.Sessions}. Pure: everything follows from the calendar, the instant and the
 * state that are handed in. Session time is wall time; nothing here measures an age. May use: {@code money},
 * {@code market}, {@code order}, {@code ledger}.
 */
package dev.belay.session;
