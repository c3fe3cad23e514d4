package dev.belay.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.order.GroupId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertBookTest {

  private final AlertBook book = new AlertBook(AlertBook.DEFAULT_INTERVAL);

  @Test
  void aConditionIsToldOnceAndAgainAfterTheInterval() {
    Alert held = alert(AlertCode.GROUP_HELD, 1, "130 units");

    assertThat(book.admits(held, at(0))).isTrue();
    assertThat(book.admits(held, at(4_999))).isFalse();
    assertThat(book.admits(held, at(5_000))).isTrue();
    assertThat(book.admits(held, at(9_999))).isFalse();
    assertThat(book.heldBack()).isEqualTo(2);
  }

  @Test
  void anotherGroupOrderOrContractIsAnotherCondition() {
    assertThat(book.admits(alert(AlertCode.UNKNOWN_ORDER, 1, "tag A"), at(0))).isTrue();
    assertThat(book.admits(alert(AlertCode.UNKNOWN_ORDER, 1, "tag B"), at(1))).isTrue();
    assertThat(book.admits(alert(AlertCode.UNKNOWN_ORDER, 2, "tag A"), at(2))).isTrue();
  }

  @Test
  void aStateThatLastsIsOneConditionWhateverItsTextSays() {
    assertThat(book.admits(account(AlertCode.READS_FAILING, "orders: HTTP 502"), at(0))).isTrue();
    assertThat(book.admits(account(AlertCode.READS_FAILING, "orders: HTTP 504"), at(1_000))).isFalse();
    assertThat(book.admits(account(AlertCode.CLOCK_SKEW, "31 s"), at(1_000))).isTrue();
    assertThat(book.admits(account(AlertCode.READS_FAILING, "orders: HTTP 504"), at(6_000))).isTrue();
  }

  @Test
  void manyConditionsAreForgottenOnceTheyAreOld() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(book.admits(alert(AlertCode.UNKNOWN_ORDER, 1, "tag " + i), at(i * 10L))).isTrue();
    }

    assertThat(book.admits(alert(AlertCode.UNKNOWN_ORDER, 1, "tag 9999"), at(99_991))).isFalse();
    assertThat(book.admits(alert(AlertCode.UNKNOWN_ORDER, 1, "tag 0"), at(99_992))).isTrue();
  }

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatThrownBy(() -> new AlertBook(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAlertKnowsItsScopeSeverityAndAction() {
    assertThat(alert(AlertCode.EMERGENCY_HEDGE, 7, "x").scope().text()).isEqualTo("group:0007");
    assertThat(account(AlertCode.EMERGENCY_HEDGE, "x").scope().text()).isEqualTo("account");
    assertThat(account(AlertCode.EMERGENCY_HEDGE, "x").severity()).isEqualTo(AlertCode.Severity.CRITICAL);
    assertThat(account(AlertCode.EMERGENCY_HEDGE, "x").action()).isEqualTo("page the on-call trader");
    assertThat(AlertCode.MARGIN_SHOCK_FAILED.action()).isEqualTo("reduce position sizes");
    assertThat(AlertCode.INTERIM_EXPOSURE.severity()).isEqualTo(AlertCode.Severity.WARNING);
  }

  private static Alert alert(AlertCode code, int group, String text) {
    return new Alert(code, Optional.of(new GroupId(group)), text);
  }

  private static Alert account(AlertCode code, String text) {
    return new Alert(code, Optional.empty(), text);
  }

  private static Moment at(long millis) {
    return new Moment(Instant.EPOCH, millis * 1_000_000);
  }
}
