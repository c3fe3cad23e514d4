package dev.belay.gateway;

import dev.belay.broker.BrokerRead;
import dev.belay.time.Moment;
import java.util.Objects;

/**
 * The answer to a read, with the times that rules ask for: what an answer proves depends on when its read
 * began, and its age runs from its receipt.
 *
 * @param read what the broker said
 * @param begun when the request was handed to the broker
 * @param received when the answer arrived on the loop
 * @param <T> what was asked for
 */
public record ReadAnswer<T>(BrokerRead<T> read, Moment begun, Moment received) {

  /** Refuses missing parts. */
  public ReadAnswer {
    Objects.requireNonNull(read, "read");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(received, "received");
  }
}
