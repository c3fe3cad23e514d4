package dev.belay.group;

import java.time.Duration;

/**
 * The first two steps of cancel, confirm, place: the one way to take an order back or to make room for another. Nothing
 * stands for a cancelled order before evidence shows its end; then the next decision finds what is missing and places
 * that.
 */
final class Cancelling {

  /** After so long a cancellation that evidence does not show has failed and is asked for again (DESIGN rule 6.8). */
  static final Duration AGAIN = Duration.ofSeconds(2);

  private Cancelling() {}

  /** Asks for the end of an order that works, once in each {@link #AGAIN}; true when it asked now. */
  static boolean ask(Draft draft, Child child) {
    draft.wakeAt(draft.now(), AGAIN);
    boolean due = child.cancelAskedAt().map(at -> draft.now().isPast(at, AGAIN)).orElse(true);
    if (!due || child.phase() != ChildPhase.WORKING) {
      return false;
    }
    draft.replace(child.role(), child.ref(), each -> each.cancelAsked(draft.now()));
    draft.ask(new GroupCommand.Cancel(child.role(), child.ref()));
    return true;
  }
}
