/**
 * The single authority for every order: it wires the machines to the gateway and decides nothing itself.
 *
 * <p>Start at {@link dev.belay.coordinator.ExecutionCoordinator}. All state belongs to one thread, the event
 * loop: public methods post to its inbox and return at once, unless their name says that they wait. What
 * arrives from the broker, the store or the margin estimator is posted there too, once each.
 */
package dev.belay.coordinator;
