/** Measurements, run by name. */
package dev.belay.benchmarks;
