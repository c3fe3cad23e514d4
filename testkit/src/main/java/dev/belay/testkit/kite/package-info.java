/**
 * A server that speaks the broker's HTTP format in front of a {@link dev.belay.testkit.SimulatedBroker}, with
 * the faults that its users have met.
 *
 * <p>Start at {@link dev.belay.testkit.kite.KiteLikeServer}; name what goes wrong with {@link
 * dev.belay.testkit.kite.WireFault}. It shares no wire code with the adapter: it reads requests with
 * Jackson's trees and an HTTP server's own parser, so that one misreading of the format cannot hide in both.
 * Needs Jackson (databind) and Jetty on the class path; both are optional dependencies of the testkit.
 */
package dev.belay.testkit.kite;
