/**
 * Shows that the simulation finds bugs: each bug is a small text that changes one source of core, compiled and loaded
 * only while it is hunted. Nothing of it is in any jar: it needs the sources, so it runs in a checkout of Belay.
 */
package dev.belay.testkit.sim.bugs;
