/**
 * What can be traded, at which price, and when: instruments with their dated contract rules, quotes, price bands and
 * trading sessions.
 *
 * <p>Start at {@link dev.belay.market.Instrument}. Lot sizes, ticks and freeze quantities change by circular, so they
 * are dated data ({@link dev.belay.market.ContractRules}, {@link dev.belay.market.FreezeTable}), never constants.
 * Everything here is an immutable value except the service interfaces {@link dev.belay.market.InstrumentCatalog} and
 * {@link dev.belay.market.MarketData}, which hosts may implement. May use: {@code money}, {@code time.Moment}.
 */
package dev.belay.market;
