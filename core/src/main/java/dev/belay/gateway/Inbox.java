package dev.belay.gateway;

/**
 * The door to the event loop. Answers from outside arrive on any thread; each is one call of this and
 * nothing else.
 *
 * <p>Thread-safe: any thread may post.
 */
@FunctionalInterface
public interface Inbox {

  /**
   * Has a task run on the loop, after those that were posted before it.
   *
   * @param onLoop the task
   */
  void post(Runnable onLoop);
}
