package dev.belay.coordinator;

import dev.belay.mode.Condition;
import dev.belay.persistence.Persistence;
import dev.belay.time.Moment;
import java.time.Duration;

/**
 * Keeps entries from a slow store: from the second that an append waits on, until half a minute has passed in which
 * none was slow (DESIGN rule 5.1). Loop only.
 */
final class StoreWatch {

  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration HEALTHY = Duration.ofSeconds(30);

  private final Floor floor;
  private final ModeKeeper mode;
  private final Persistence store;
  private Moment slowAt;
  private int waiting;
  private boolean pressed;

  StoreWatch(Floor floor, ModeKeeper mode, Persistence store) {
    this.floor = floor;
    this.mode = mode;
    this.store = store;
    this.slowAt = floor.now();
  }

  /** An append has waited for a second. */
  void waits() {
    waiting++;
    slow("a commit takes more than " + SLOW.toSeconds() + " s");
  }

  /** A store that asks for relief gets it before it fails. */
  void ask() {
    store.pressure().ifPresent(why -> {
      slowAt = floor.now();
      if (!pressed) {
        pressed = true;
        slow(why);
      }
    });
  }

  void committed(Duration took) {
    ask();
    if (took.compareTo(SLOW) >= 0) {
      waiting = Math.max(0, waiting - 1);
      slow("a commit took " + took.toMillis() + " ms");
    }
  }

  private void slow(String why) {
    slowAt = floor.now();
    mode.set(Condition.SLOW_STORE, why);
    floor.after(HEALTHY, this::again);
  }

  private void again() {
    ask();
    if (waiting == 0 && mode.state().conditions().contains(Condition.SLOW_STORE)
        && floor.now().isPast(slowAt, HEALTHY)) {
      pressed = false;
      mode.clear(Condition.SLOW_STORE, "no commit was slow for " + HEALTHY.toSeconds() + " s");
    } else if (pressed) {
      floor.after(HEALTHY, this::again);
    }
  }
}
