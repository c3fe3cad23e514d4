/**
 * The only code that writes to the broker: intent first, then the request budget, then a last check, then
 * one call.
 *
 * <p>Start at {@link dev.belay.gateway.OrderGateway}. A thin shell that runs on the event loop alone; what
 * it learns goes to the ledger as evidence, and the ledger's facts to the {@link
 * dev.belay.gateway.GatewayListener}. May use: {@code money}, {@code market}, {@code order}, {@code
 * ledger}, {@code broker}, {@code persistence}, {@code time}.
 */
package dev.belay.gateway;
