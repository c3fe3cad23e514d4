package dev.belay.exposure;

import dev.belay.order.Owner;

/** The answer to somebody who asks for a closing right. */
public sealed interface ClosingAnswer {

  /** {@return the rights after the question} */
  ClosingRights rights();

  /**
   * The right is held by the one who asked: it may close.
   *
   * @param rights the rights afterwards
   */
  record Granted(ClosingRights rights) implements ClosingAnswer {}

  /**
   * The one who asked comes next: the right passes to it when the holder releases it, on evidence that none
   * of the holder's orders can trade any more.
   *
   * @param rights the rights afterwards
   * @param holder who must let go first
   */
  record Pending(ClosingRights rights, Owner holder) implements ClosingAnswer {}

  /**
   * Somebody at least as strong holds the right or comes next.
   *
   * @param rights the rights, unchanged
   * @param holder who stands in the way
   */
  record Denied(ClosingRights rights, Owner holder) implements ClosingAnswer {}
}
