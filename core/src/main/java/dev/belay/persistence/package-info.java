/**
 * The store as an interface of flat entries in two lanes, its in-memory default, and the emergency journal.
 *
 * <p>Start at {@link dev.belay.persistence.Persistence}. An {@link dev.belay.persistence.Entry} carries the
 * few columns that a store must index or constrain and a canonical text body that core writes and reads, so
 * that implementors need not know any state machine. May use: {@code money}, {@code order}.
 */
package dev.belay.persistence;
