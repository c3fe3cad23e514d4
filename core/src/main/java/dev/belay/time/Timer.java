package dev.belay.time;

/** A delayed task that can be called off. */
@FunctionalInterface
public interface Timer {

  /** Calls the task off if it has not begun. Calling it again, or later, does nothing. Any thread. */
  void cancel();
}
