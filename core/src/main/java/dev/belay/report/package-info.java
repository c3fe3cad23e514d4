/**
 * The execution report: pages that a person reads after the fact, made from the store's journal and nothing else; pure.
 *
 * <p>Start at {@link dev.belay.report.ExecutionReport}. It reads the journal's texts, not the state machines, so a
 * journal of an older version is still shown, line for line where a kind of line is not known here.
 */
package dev.belay.report;
