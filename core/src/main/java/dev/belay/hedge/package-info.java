/**
 * The emergency hedge: buys back a short that stands bared outside the plan, once for each window, never more
 * than needed.
 *
 * <p>Start at {@link dev.belay.hedge.EmergencyHedgeManager}; its phases are the rows of
 * {@link dev.belay.hedge.HedgeLife}. It doesn't match covers: it is told how much is bared. Pure: the state
 * goes in and comes out, time arrives with the events. Everything here is immutable and thread-safe. May use:
 * {@code money}, {@code order}, {@code time.Moment}.
 */
package dev.belay.hedge;
