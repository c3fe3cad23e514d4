package dev.belay.health;

import dev.belay.mode.Condition;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How conditions end (DESIGN, modes): by themselves, after {@link #HEALTHY} without a relapse and one full
 * reconciliation that began after that time.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param sick the conditions that hold, each with the moment from which it has been well; empty while it is not
 */
public record Convalescence(SortedMap<Condition, Optional<Moment>> sick) {

  /** How long a condition must have been well. */
  public static final Duration HEALTHY = Duration.ofSeconds(30);

  /** Nothing holds. */
  public static final Convalescence NONE = new Convalescence(new TreeMap<>());

  /** Copies the map. */
  public Convalescence {
    sick = Collections.unmodifiableSortedMap(new TreeMap<>(sick));
  }

  /**
   * {@return the state after a condition was seen to hold}
   *
   * @param condition which
   */
  public Convalescence bad(Condition condition) {
    return with(condition, Optional.empty());
  }

  /**
   * {@return the state after a condition was seen not to hold; the time runs from the first such sight}
   *
   * @param condition which
   * @param at when
   */
  public Convalescence well(Condition condition, Moment at) {
    Optional<Moment> before = sick.get(condition);
    return before == null || before.isPresent() ? this : with(condition, Optional.of(at));
  }

  /**
   * {@return the conditions that a full reconciliation ends}
   *
   * @param begun when it began
   */
  public List<Condition> cured(Moment begun) {
    List<Condition> cured = new ArrayList<>();
    sick.forEach((condition, since) -> since.filter(well -> begun.isPast(well, HEALTHY))
        .ifPresent(well -> cured.add(condition)));
    return cured;
  }

  /** {@return whether a condition is well and waits for its time and a reconciliation} */
  public boolean isWaiting() {
    return sick.values().stream().anyMatch(Optional::isPresent);
  }

  /**
   * {@return the state without some conditions}
   *
   * @param ended which
   */
  public Convalescence without(List<Condition> ended) {
    SortedMap<Condition, Optional<Moment>> left = new TreeMap<>(sick);
    ended.forEach(left::remove);
    return new Convalescence(left);
  }

  private Convalescence with(Condition condition, Optional<Moment> since) {
    SortedMap<Condition, Optional<Moment>> more = new TreeMap<>(sick);
    more.put(condition, since);
    return new Convalescence(more);
  }
}
