/**
 * Whether what we hear of the broker can be relied on: the stream, the reads, the clocks, and how often to ask.
 *
 * <p>Start at {@link dev.belay.health.StreamHealth} and {@link dev.belay.health.PollPlan}. Pure: moments come in
 * events; every step returns the state after it. Ages run on the monotonic clock. May use: {@code time},
 * {@code order}, {@code mode}.
 */
package dev.belay.health;
