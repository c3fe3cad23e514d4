/**
 * The default margin model: the exchange's sixteen scenarios, computed by pricing every contract anew.
 *
 * <p>Start at {@link dev.belay.scenario.ScenarioMargin}. What it computes is described in docs/margin.md,
 * with sources. Parameters ({@link dev.belay.scenario.Parameter}) are dated values that hosts may override.
 * Pure; models are used by one thread. May use: {@code money}, {@code time.Moment}, {@code market}, {@code
 * order}, {@code plan}, {@code margin}, {@code pricing}.
 */
package dev.belay.scenario;
