package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract itself is held to this: every rule notices a store that breaks it, and that rule alone does. */
class PersistenceContractTest {

  static Stream<Class<?>> wrongs() {
    return Stream.concat(ContractRun.wrongs(WrongStores.class), ContractRun.wrongs(WrongStrain.class));
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aStoreThatBreaksARuleFailsExactlyThatRule(Class<?> wrong) {
    ContractRun run = ContractRun.of(wrong);

    assertThat(run.failed()).as(() -> run.causes().toString()).containsExactly(ContractRun.broken(wrong));
  }

  @Test
  void everyRuleHasAStoreThatBreaksIt() {
    assertThat(new TreeSet<>(wrongs().map(ContractRun::broken).toList()))
        .isEqualTo(ContractRun.rulesOf(PersistenceContract.class));
  }

  @Test
  void aRightStoreFailsNothing() {
    ContractRun run = ContractRun.of(WrongStores.Right.class);

    assertThat(run.failed()).as(() -> run.causes().toString()).isEmpty();
    assertThat(run.passed()).isEqualTo(ContractRun.rulesOf(PersistenceContract.class));
  }

  @Test
  void aRuleThatCannotBeTriedIsShownAsAborted() {
    ContractRun run = ContractRun.of(InMemoryPersistenceContractTest.class);

    assertThat(run.aborted()).containsExactly("STORE_25", "STORE_27", "STORE_28", "STORE_30");
    assertThat(run.failed()).as(() -> run.causes().toString()).isEmpty();
  }
}
