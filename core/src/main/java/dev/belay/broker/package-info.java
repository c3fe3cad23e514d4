/**
 * The broker as an interface with graded answers.
 *
 * <p>Start at {@link dev.belay.broker.BrokerClient}. A write is accepted, refused on proof, or indeterminate; a read
 * is {@link dev.belay.broker.BrokerRead.Ok} or {@link dev.belay.broker.BrokerRead.Failed}, so that a failure can
 * never be mistaken for an empty answer. Only {@code gateway} calls the write methods. May use: {@code money},
 * {@code market}, {@code order}.
 */
package dev.belay.broker;
