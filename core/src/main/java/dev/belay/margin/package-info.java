/**
 * What it costs to hold a plan at its worst moment, and what of it is reserved.
 *
 * <p>Start at {@link dev.belay.margin.WorstCaseMarginSimulator}: it asks a {@link
 * dev.belay.margin.MarginModel} for every portfolio that a plan can pass through, under every {@link
 * dev.belay.margin.Shock}, and names the worst point. Hosts and brokers bring a {@link
 * dev.belay.margin.MarginEstimator}. Everything here is pure and single-threaded; values are immutable. May
 * use: {@code money}, {@code market}, {@code order}, {@code plan}, {@code broker}, {@code time.Moment}.
 */
package dev.belay.margin;
