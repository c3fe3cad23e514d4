package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerClient;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract itself is held to this: every rule notices a client that breaks it, and that rule alone does. */
class BrokerClientContractTest {

  /** Breaks nothing, so that what the others break is theirs. */
  static class Right extends SpoiledBrokerContract {
    @Override
    SpoiledBroker spoil(SpoiledHarness harness, BrokerClient right) {
      return new SpoiledBroker(harness, right);
    }
  }

  static Stream<Class<?>> wrongs() {
    return Stream.of(WrongPlacing.class, WrongChanging.class, WrongReading.class).flatMap(ContractRun::wrongs);
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aClientThatBreaksARuleFailsExactlyThatRule(Class<?> wrong) {
    ContractRun run = ContractRun.of(wrong);

    assertThat(run.failed()).as(() -> run.causes().toString()).containsExactly(ContractRun.broken(wrong));
  }

  @Test
  void everyRuleHasAClientThatBreaksIt() {
    assertThat(new TreeSet<>(wrongs().map(ContractRun::broken).toList()))
        .isEqualTo(ContractRun.rulesOf(BrokerClientContract.class));
  }

  @Test
  void aRightClientFailsNothing() {
    ContractRun run = ContractRun.of(Right.class);

    assertThat(run.failed()).as(() -> run.causes().toString()).isEmpty();
    assertThat(run.passed()).isEqualTo(ContractRun.rulesOf(BrokerClientContract.class));
  }
}
