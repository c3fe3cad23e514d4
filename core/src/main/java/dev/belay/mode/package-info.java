/**
 * What the coordinator may do now, and why.
 *
 * <p>Start at {@link dev.belay.mode.ModeState}: the mode is derived from its reasons, never set. Pure: no clock, no
 * I/O. May use: {@code market}, {@code order}, {@code time.Moment}.
 */
package dev.belay.mode;
