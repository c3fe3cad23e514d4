package dev.belay.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How a group behaves, chosen before its first order.
 *
 * @param onFailure what happens when a leg is refused or late
 * @param phaseTime how long a phase may take from its first order to its last fill; default 10 s
 * @param nakedDeclared whether the shorts that nothing of the group covers are wanted; limits must allow it too
 */
public record GroupPolicy(FailurePolicy onFailure, Duration phaseTime, boolean nakedDeclared) {

  /** The default: unwind, 10 s a phase, nothing naked. */
  public static final GroupPolicy DEFAULT = new GroupPolicy(FailurePolicy.UNWIND, Duration.ofSeconds(10), false);

  /** Refuses times that are not above zero. */
  public GroupPolicy {
    Objects.requireNonNull(onFailure, "onFailure");
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
    return new GroupPolicy(other, phaseTime, nakedDeclared);
  }

  /**
   * {@return the same policy with another time for each phase}
   *
   * @param other the time, above zero
   */
  public GroupPolicy withPhaseTime(Duration other) {
    return new GroupPolicy(onFailure, other, nakedDeclared);
  }

  /** {@return the same policy with its uncovered shorts declared as wanted} */
  public GroupPolicy declaredNaked() {
    return new GroupPolicy(onFailure, phaseTime, true);
  }
}
