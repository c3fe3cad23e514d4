/**
 * Belay on Kite Connect v3: instruments, orders, reads and session.
 *
 * <p>Start at {@link dev.belay.kite.KiteInstruments}.
 */
package dev.belay.kite;
