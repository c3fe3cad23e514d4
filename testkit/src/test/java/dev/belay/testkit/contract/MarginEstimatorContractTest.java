package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract itself is held to this: every rule notices an estimator that breaks it, and that rule alone does. */
class MarginEstimatorContractTest {

  static Stream<Class<?>> wrongs() {
    return ContractRun.wrongs(WrongEstimators.class);
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void anEstimatorThatBreaksARuleFailsExactlyThatRule(Class<?> wrong) {
    ContractRun run = ContractRun.of(wrong);

    assertThat(run.failed()).as(() -> run.causes().toString()).containsExactly(ContractRun.broken(wrong));
  }

  @Test
  void everyRuleHasAnEstimatorThatBreaksIt() {
    assertThat(new TreeSet<>(wrongs().map(ContractRun::broken).toList()))
        .isEqualTo(ContractRun.rulesOf(MarginEstimatorContract.class));
  }

  @Test
  void aRightEstimatorFailsNothing() {
    ContractRun run = ContractRun.of(WrongEstimators.Right.class);

    assertThat(run.failed()).as(() -> run.causes().toString()).isEmpty();
    assertThat(run.aborted()).containsExactly("MARGIN_12");
  }
}
