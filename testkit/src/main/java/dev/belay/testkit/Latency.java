package dev.belay.testkit;

import java.time.Duration;

/**
 * How long things take between us and the simulated exchange. Even without latency everything happens in a task of its
 * own, never inside the call.
 *
 * @param request from us to the broker
 * @param answer from the broker back to us
 * @param validation from the broker's id to the exchange
 * @param stream from an event at the exchange to the pushed update
 */
public record Latency(Duration request, Duration answer, Duration validation, Duration stream) {

  /** Everything at once, in order. */
  public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** A good retail connection: 20 ms each way, 5 ms to the exchange, 15 ms for updates. */
  public static final Latency TYPICAL =
      new Latency(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(15));
}
