package dev.belay.testkit.assertj;

import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.GroupId;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.sim.SimulatedBelay;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a simulated world. */
public final class SimulatedBelayAssert extends AbstractAssert<SimulatedBelayAssert, SimulatedBelay> {

  SimulatedBelayAssert(SimulatedBelay actual) {
    super(actual, SimulatedBelayAssert.class);
  }

  /**
   * Every invariant held in every event so far.
   *
   * @return this
   */
  public SimulatedBelayAssert keptEveryInvariant() {
    isNotNull();
    actual.failure().ifPresent(failure -> failWithMessage("broken: %s%n%s", failure,
        String.join(System.lineSeparator(), actual.trace())));
    return this;
  }

  /**
   * The account truly holds nothing.
   *
   * @return this
   */
  public SimulatedBelayAssert isFlat() {
    isNotNull();
    if (!actual.log().open().isEmpty()) {
      failWithMessage("expected nothing to be held, but: %s%n%s", actual.log().open(),
          String.join(System.lineSeparator(), actual.log().story()));
    }
    return this;
  }

  /**
   * No short ever stood uncovered in truth.
   *
   * @return this
   */
  public SimulatedBelayAssert wasNeverNaked() {
    isNotNull();
    TrueExposure exposure = new TrueExposure(actual.log(), SampleMarket.rules());
    if (!exposure.naked().isEmpty()) {
      failWithMessage("expected no short to stand uncovered, but: %s", exposure.naked());
    }
    return this;
  }

  /**
   * The process lived so many times.
   *
   * @param times how many, 1 for a process that never died
   * @return this
   */
  public SimulatedBelayAssert lived(int times) {
    isNotNull();
    if (actual.lives() != times) {
      failWithMessage("expected %s lives, but there were %s", times, actual.lives());
    }
    return this;
  }

  /**
   * The present process knows the group in a state.
   *
   * @param group the group
   * @param lifecycle the state
   * @return this
   */
  public SimulatedBelayAssert hasGroup(GroupId group, ExecutionLifecycle lifecycle) {
    isNotNull();
    ExecutionLifecycle found = actual.group(group).map(GroupHandle::view).map(view -> view.lifecycle())
        .orElseThrow(() -> failure("nobody knows group %s", group));
    if (found != lifecycle) {
      failWithMessage("expected group %s to be %s, but it is %s", group, lifecycle, found);
    }
    return this;
  }
}
