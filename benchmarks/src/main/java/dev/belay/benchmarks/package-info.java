/**
 * Measurements, run by name.
 *
 * <p>Start at {@link dev.belay.benchmarks.Bench}. Each figure is one printed line; latency figures stand beside the
 * stalls of the machine during the same run.
 */
package dev.belay.benchmarks;
