/**
 * A world to test in: virtual time, a simulated exchange and broker, faults, and the truth to hold promises against.
 *
 * <p>Start like this; nothing runs unless the clock is cranked, and the same script always makes the same log:
 *
 * <pre>{@code
 * VirtualTime time = new VirtualTime(SampleMarket.OPEN);
 * SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
 * SimulatedBroker broker = new SimulatedBroker(exchange);
 *
 * broker.on(order -> order.leg(2)).does(Script.reject(RejectionReason.MARGIN, "Insufficient funds"));
 * broker.otherwise(Script.accept().after(Duration.ofMillis(200)).fillInParts(3, Duration.ofMillis(300)));
 * broker.nextRead(Read.ORDERS, ReadFault.empty());
 *
 * // ... let the coordinator work with broker and time ...
 * time.advance(Duration.ofSeconds(5));
 * exchange.log().story().forEach(System.out::println);
 * }</pre>
 *
 * <ul>
 *   <li>{@link dev.belay.testkit.VirtualTime} is cranked by hand; {@link dev.belay.testkit.PacedTimeSource} runs at the
 *       machine's pace from an instant of your choice, for examples and paper trading.
 *   <li>{@link dev.belay.testkit.SimulatedExchange} is the hidden truth. What each order does is a
 *       {@link dev.belay.testkit.Script}; {@link dev.belay.testkit.ExchangeFile} lets it outlive the process.
 *   <li>{@link dev.belay.testkit.SimulatedBroker} shows that truth to Belay, late and wrongly if asked to.
 *   <li>{@link dev.belay.testkit.OutsideWorld} is what others do to the account;
 *       {@link dev.belay.testkit.ArmedFault} switches a fault off and tells what came of it.
 *   <li>{@link dev.belay.testkit.ExchangeLog} and {@link dev.belay.testkit.TrueExposure} tell what really happened.
 * </ul>
 *
 * <p>This package needs neither JUnit nor AssertJ.
 */
package dev.belay.testkit;
