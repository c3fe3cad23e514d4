package dev.belay.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How a group behaves, chosen before its first order.
 *
 * @param onFailure what happens when a leg is refused or late
 * @param phaseTime how long the orders of a phase, pair or chunk may take to fill; default 10 s
 * @param nakedDeclared whether the shorts that nothing of the group covers are wanted; limits must allow it too
 * @param release in which steps the legs go out
 * @param stops where the legs, or the whole group, are stopped out
 */
public record GroupPolicy(FailurePolicy onFailure, Duration phaseTime, boolean nakedDeclared, Release release,
    StopRules stops) {

  /** The default: unwind, 10 s a phase, nothing naked, a barrier between protection and risk, no stops. */
  public static final GroupPolicy DEFAULT =
      new GroupPolicy(FailurePolicy.UNWIND, Duration.ofSeconds(10), false, Release.BARRIER, StopRules.NONE);

  /** Refuses times that are not above zero. */
  public GroupPolicy {
    Objects.requireNonNull(onFailure, "onFailure");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(stops, "stops");
    if (phaseTime.isNegative() || phaseTime.isZero()) {
      throw new IllegalArgumentException("phase time must be above zero: " + phaseTime);
    }
  }

  /**
   * {@return the same policy with another answer to failures}
   *
   * @param other the answer
   */
  public GroupPolicy with(FailurePolicy other) {
    return new GroupPolicy(other, phaseTime, nakedDeclared, release, stops);
  }

  /**
   * {@return the same policy with another time for each phase}
   *
   * @param other the time, above zero
   */
  public GroupPolicy withPhaseTime(Duration other) {
    return new GroupPolicy(onFailure, other, nakedDeclared, release, stops);
  }

  /** {@return the same policy with its uncovered shorts declared as wanted} */
  public GroupPolicy declaredNaked() {
    return new GroupPolicy(onFailure, phaseTime, true, release, stops);
  }

  /** {@return the same policy that lets each short go as soon as its own protection has filled} */
  public GroupPolicy releasePerPair() {
    return new GroupPolicy(onFailure, phaseTime, nakedDeclared, Release.PER_PAIR, stops);
  }

  /** {@return the same policy that enters a quarter of the packages at a time} */
  public GroupPolicy releaseProRata() {
    return new GroupPolicy(onFailure, phaseTime, nakedDeclared, Release.PRO_RATA, stops);
  }

  /**
   * {@return the same policy with stops}
   *
   * @param rules the stops
   */
  public GroupPolicy with(StopRules rules) {
    return new GroupPolicy(onFailure, phaseTime, nakedDeclared, release, rules);
  }
}
