/**
 * What outsiders see: events in order, metrics and alerts. It renders and counts; it registers nothing and starts
 * nothing.
 *
 * <p>Start at {@link dev.belay.observe.ExecutionListener} and {@link dev.belay.observe.ExecutionEvent}.
 */
package dev.belay.observe;
