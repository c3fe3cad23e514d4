/**
 * The kill switch: brings every position in its reach to flat, key by key, and believes it only when the broker has
 * shown it twice.
 *
 * <p>Start at {@link dev.belay.killswitch.KillSwitch}; the phases of a key are the rows of {@link
 * dev.belay.killswitch.KillLife}. It sends nothing by itself: groups exit by their own rules, shorts first. Pure:
 * immutable and thread-safe. May use: {@code money}, {@code time.Moment}, {@code order}.
 */
package dev.belay.killswitch;
