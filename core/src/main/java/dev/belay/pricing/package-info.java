/**
 * Option pricing: the one place of core where prices are floating point numbers.
 *
 * <p>Start at {@link dev.belay.pricing.BlackScholes}. Plain numbers in, plain numbers out: no instrument, no
 * clock, no state. Every function is {@code strictfp} by the language since Java 17 and uses {@code
 * StrictMath}, so that a run gives the same bits on every JDK. Not exported: hosts see margins, not option
 * values. May use nothing.
 */
package dev.belay.pricing;
