package dev.belay.stop;

import dev.belay.plan.GroupStop;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Watches the conditions over a whole group. One fires when it holds in two looks far enough apart, with none between
 * them in which it did not: a single bad tick fires nothing.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param since since when one of them has held
 */
public record GroupStopWatch(Optional<Moment> since) {

  /** None has held. */
  public static final GroupStopWatch NEW = new GroupStopWatch(Optional.empty());

  /** Refuses missing parts. */
  public GroupStopWatch {
    Objects.requireNonNull(since, "since");
  }

  /**
   * {@return the watch after a look}
   *
   * @param stops the conditions
   * @param marks what the group is worth at that moment
   */
  public GroupStopWatch looked(List<GroupStop> stops, GroupMarks marks) {
    boolean holds = stops.stream().anyMatch(marks::holds);
    return new GroupStopWatch(holds ? since.or(() -> Optional.of(marks.now())) : Optional.empty());
  }

  /**
   * {@return whether one has held for so long}
   *
   * @param now the moment of the last look
   * @param confirm how long
   */
  public boolean fires(Moment now, Duration confirm) {
    return since.filter(at -> now.isPast(at, confirm)).isPresent();
  }
}
