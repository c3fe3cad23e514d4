/**
 * Prices, amounts of money and quantities: integers of a named unit, never a {@code double}.
 *
 * <p>A {@link dev.belay.money.Price} and a {@link dev.belay.money.Money} count ten-thousandths of a rupee (fine
 * enough for every tick of the Indian exchanges, currency contracts included); a {@link dev.belay.money.Quantity}
 * counts units (shares), never lots, and is signed: bought positive, sold negative. Texts that carry more digits
 * than the unit are refused, arithmetic that overflows throws. Everything here is an immutable value and thread-safe.
 */
package dev.belay.money;
