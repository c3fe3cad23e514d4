package dev.belay.testkit.junit;

import dev.belay.testkit.sim.SimulatedBelay;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test that asks for one a {@link SimulatedBelay} of its own, and fails the test when an invariant broke in
 * it, whatever else it asserted. Use it with {@code @ExtendWith(SimulatedBelayExtension.class)}.
 */
public final class SimulatedBelayExtension implements ParameterResolver, AfterTestExecutionCallback {

  private static final ExtensionContext.Namespace WORLDS =
      ExtensionContext.Namespace.create(SimulatedBelayExtension.class);
  private static final long SEED = 1;

  /** Makes the extension; JUnit calls it. */
  public SimulatedBelayExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SimulatedBelay.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(WORLDS).getOrComputeIfAbsent(SimulatedBelay.class, type -> new SimulatedBelay(SEED));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    SimulatedBelay belay = context.getStore(WORLDS).get(SimulatedBelay.class, SimulatedBelay.class);
    if (belay != null) {
      belay.failure().ifPresent(failure -> {
        throw new AssertionError("broken: " + failure + System.lineSeparator()
            + String.join(System.lineSeparator(), belay.trace()));
      });
    }
  }
}
