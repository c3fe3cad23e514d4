package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the store keeps of a group is read back by stable codes, and an unknown one is refused. */
class CodesTest {

  @ParameterizedTest
  @EnumSource(ExecutionLifecycle.class)
  void aLifecycleIsReadBack(ExecutionLifecycle each) {
    assertThat(ExecutionLifecycle.of(each.code())).isEqualTo(each);
  }

  @ParameterizedTest
  @EnumSource(GroupGoal.class)
  void aGoalIsReadBack(GroupGoal each) {
    assertThat(GroupGoal.of(each.code())).isEqualTo(each);
  }

  @ParameterizedTest
  @EnumSource(GroupReason.class)
  void aReasonIsReadBack(GroupReason each) {
    assertThat(GroupReason.of(each.code())).isEqualTo(each);
  }

  @ParameterizedTest
  @EnumSource(ChildPhase.class)
  void aPhaseIsReadBack(ChildPhase each) {
    assertThat(ChildPhase.of(each.code())).isEqualTo(each);
  }

  @ParameterizedTest
  @EnumSource(FundsCheck.class)
  void aFundsCheckIsReadBack(FundsCheck each) {
    assertThat(FundsCheck.of(each.code())).isEqualTo(each);
  }

  @Test
  void anUnknownCodeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ExecutionLifecycle.of("gone")).withMessageContaining("gone");
    assertThatIllegalArgumentException().isThrownBy(() -> GroupGoal.of("gone")).withMessageContaining("gone");
    assertThatIllegalArgumentException().isThrownBy(() -> GroupReason.of("gone")).withMessageContaining("gone");
    assertThatIllegalArgumentException().isThrownBy(() -> ChildPhase.of("gone")).withMessageContaining("gone");
    assertThatIllegalArgumentException().isThrownBy(() -> FundsCheck.of("gone")).withMessageContaining("gone");
  }
}
