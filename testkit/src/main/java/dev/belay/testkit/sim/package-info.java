/**
 * The simulated world: a whole Belay process on virtual time, before a simulated exchange and a simulated disk, while
 * faults of every kind befall it. Each seed is one run, and the same seed is the same run on every machine.
 *
 * <p>{@link dev.belay.testkit.sim.Simulation} runs one seed, {@link dev.belay.testkit.sim.Simulator} many. What may go
 * wrong is a {@link dev.belay.testkit.sim.Fault}; what must hold all the same is an {@link
 * dev.belay.testkit.sim.Invariant}, judged by the world's own books: what truly happened, and which evidence of it had
 * reached the process.
 */
package dev.belay.testkit.sim;
