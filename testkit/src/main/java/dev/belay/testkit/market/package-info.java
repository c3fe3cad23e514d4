/**
 * Seeded markets for the simulated exchange: {@link dev.belay.testkit.market.PricePath} walks and gaps an underlying
 * and reprices its options, {@link dev.belay.testkit.market.SimulatedQuotes} shows the exchange's prices as quotes.
 *
 * <pre>{@code
 * PricePath path = new PricePath(exchange, time, SampleMarket.catalog(), PathStyle.CALM, new Draws(seed, "market"));
 * path.follow(Price.parse("24500"), List.of(SampleMarket.put(24_000), SampleMarket.call(25_000)));
 * path.gap(-150);                       // 1.5 % down, at once
 * }</pre>
 */
package dev.belay.testkit.market;
