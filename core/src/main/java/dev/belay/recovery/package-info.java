/**
 * Belief against broker truth: the state texts that the store keeps, and what is done with them after a restart.
 *
 * <p>Texts are versioned and canonical: the same state always gives the same characters. Pure: it asks for reads and
 * gets graded answers.
 */
package dev.belay.recovery;
