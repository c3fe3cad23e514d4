/**
 * Stops: what closes a leg when its price turns against it, exactly once, through gaps, refusals and restarts.
 *
 * <p>Start at {@link dev.belay.stop.HybridStopLossManager}; its phases are the rows of {@link dev.belay.stop.StopLife}.
 * It doesn't know what covers what: it is told how much of a leg it guards, and how much of that somebody else closes.
 * Pure: the state goes in and comes out, time and prices arrive with the events. Everything here is immutable and
 * thread-safe. May use: {@code money}, {@code time.Moment}, {@code market}, {@code order}, {@code plan}.
 */
package dev.belay.stop;
