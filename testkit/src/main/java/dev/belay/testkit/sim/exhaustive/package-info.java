/**
 * Every operation in turn: a short scenario is run again and again, and each time something befalls the next operation,
 * once or for ever, until the run no longer reaches it. The method is SQLite's; what must hold is what must hold of
 * every seed.
 */
package dev.belay.testkit.sim.exhaustive;
