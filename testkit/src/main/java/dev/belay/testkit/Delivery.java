package dev.belay.testkit;

import java.time.Duration;

/**
 * How one write request and its answer travel, on top of the broker's {@link Latency}.
 *
 * @param arrives whether the request reaches the broker at all
 * @param travel how much longer the request takes
 * @param answer what becomes of the answer
 * @param answerDelay how much longer the answer takes
 */
public record Delivery(boolean arrives, Duration travel, Answer answer, Duration answerDelay) {

  /** What becomes of an answer. */
  public enum Answer {
    /** It is told. */
    TOLD,
    /** The connection breaks: the caller learns that it does not know. */
    LOST,
    /** Nothing is ever told. */
    NEVER
  }

  /** Both travel as fast as the latency says. */
  public static final Delivery PROMPT = new Delivery(true, Duration.ZERO, Answer.TOLD, Duration.ZERO);

  /** The request is lost on its way; the caller learns that it does not know. */
  public static final Delivery LOST_BEFORE = new Delivery(false, Duration.ZERO, Answer.LOST, Duration.ZERO);

  /** The request arrives, the answer is lost; the caller learns that it does not know. */
  public static final Delivery LOST_AFTER = new Delivery(true, Duration.ZERO, Answer.LOST, Duration.ZERO);
}
