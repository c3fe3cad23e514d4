/**
 * How far a plan has come: the life of a group, as a table and a pure machine.
 *
 * <p>Start at {@link dev.belay.group.OrderGroup}: {@code step(state, event)} answers a new state and a list of
 * commands. The machine never says how much it wants to <em>change</em>; at each step it compares what it holds,
 * works and wants, and asks for what is missing. A lost, doubled or late event can therefore not make it act twice.
 * Pure: no clock, no I/O. May use: {@code money}, {@code market}, {@code order}, {@code exposure}, {@code plan},
 * {@code time.Moment}.
 *
 * <p><strong>What you take over when you use the machine without the coordinator:</strong> durable intents, unique
 * tags, reduce-only checks, the rate budget, merging of evidence, keeping the state, and waking at {@code Wake}.
 */
package dev.belay.group;
