/**
 * Time as something that is handed in: {@link dev.belay.time.TimeSource} gives wall time, monotonic time and delayed
 * tasks; {@link dev.belay.time.Moment} is what machines are told of it.
 *
 * <p>{@link dev.belay.time.SystemTimeSource} is the only class of the core that reads the machine's clock, owns a
 * thread or draws random bits; an architecture test forbids it to all others. Pure packages may use {@code Moment}
 * alone.
 */
package dev.belay.time;
