package dev.belay.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How a group behaves, chosen before its first order.
 *
 * @param onFailure what happens when a leg is refused or late
 * @param phaseTime how long a phase may take from its first order to its last fill; default 10 s
 * @param maximumAge how old the decision to enter may be when an order of it is sent; default 30 s
 * @param nakedDeclared whether the shorts that nothing of the group covers are wanted; limits must allow it too
 */
public record GroupPolicy(FailurePolicy onFailure, Duration phaseTime, Duration maximumAge, boolean nakedDeclared) {

  /** The default: unwind, 10 s a phase, 30 s of age, nothing naked. */
  public static final GroupPolicy DEFAULT =
      new GroupPolicy(FailurePolicy.UNWIND, Duration.ofSeconds(10), Duration.ofSeconds(30), false);

  /** Refuses times that are not above zero. */
  public GroupPolicy {
    Objects.requireNonNull(onFailure, "onFailure");
    if (phaseTime.isNegative() || phaseTime.isZero() || maximumAge.isNegative() || maximumAge.isZero()) {
      throw new IllegalArgumentException("phase time and maximum age must be above zero");
    }
  }

  /**
   * {@return the same policy with another answer to failures}
   *
   * @param other the answer
   */
  public GroupPolicy with(FailurePolicy other) {
    return new GroupPolicy(other, phaseTime, maximumAge, nakedDeclared);
  }

  /**
   * {@return the same policy with another time for each phase}
   *
   * @param other the time, above zero
   */
  public GroupPolicy withPhaseTime(Duration other) {
    return new GroupPolicy(onFailure, other, maximumAge, nakedDeclared);
  }

  /** {@return the same policy with its uncovered shorts declared as wanted} */
  public GroupPolicy declaredNaked() {
    return new GroupPolicy(onFailure, phaseTime, maximumAge, true);
  }
}
