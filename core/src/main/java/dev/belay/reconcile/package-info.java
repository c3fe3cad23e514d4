/**
 * Belief against broker truth while running: which reads count, what differs, whose a loss is, and what to do about it.
 *
 * <p>Start at {@link dev.belay.reconcile.Reconciler}. {@link dev.belay.reconcile.ReadMemory} grades reads,
 * {@link dev.belay.reconcile.OrderComparison} compares order books, {@link dev.belay.reconcile.Attribution} splits a
 * net between owners and others. The broker wins; a lying read does not. Pure: moments and readings come in, states and
 * corrections come out. May use: {@code money}, {@code time}, {@code market}, {@code order}, {@code ledger}.
 */
package dev.belay.reconcile;
