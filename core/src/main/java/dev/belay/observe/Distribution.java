package dev.belay.observe;

/**
 * What a histogram has seen, in its own unit. Percentiles are upper bounds, at most an eighth too large.
 *
 * @param count how many values
 * @param sum of all of them
 * @param max the largest
 * @param p50 half of the values are not larger
 * @param p95 95 of a hundred are not larger
 * @param p99 99 of a hundred are not larger
 */
public record Distribution(long count, long sum, long max, long p50, long p95, long p99) {}
