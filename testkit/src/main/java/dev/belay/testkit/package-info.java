/** A world to test in: virtual time, a simulated broker, faults and contract suites. */
package dev.belay.testkit;
