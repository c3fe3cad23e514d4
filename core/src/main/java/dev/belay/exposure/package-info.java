/**
 * Arithmetic of what is open, covered, naked and may be closed.
 *
 * <p>Start at {@link dev.belay.exposure.CoverMatching} (which long covers which short) and
 * {@link dev.belay.exposure.GroupExposure} (naked, bared, closeable). {@link dev.belay.exposure.ReduceOnly}
 * limits every risk-reducing order, {@link dev.belay.exposure.ClosingRights} says who may send it,
 * {@link dev.belay.exposure.OwnPositions} is the book of own fills that all of it starts from.
 * {@link dev.belay.exposure.InterimExposureHandler} times what is bared or incomplete,
 * {@link dev.belay.exposure.ExposureMonitor} watches sizes.
 *
 * <p>Pure: no I/O, clock, thread or logger. Everything is an immutable value but the two books, {@code
 * OwnPositions} and {@code ExposureMonitor}, which belong to the event loop. May use: {@code money}, {@code
 * market}, {@code order}, {@code time.Moment}.
 */
package dev.belay.exposure;
