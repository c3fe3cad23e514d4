/**
 * The adapter's own reading of a pushed update, as the yardstick for what is done with the update afterwards. It lies
 * in the adapter's package so that it is the very same code.
 */
package dev.belay.kite;
