package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.plan.FailurePolicy;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import org.junit.jupiter.api.Test;

/** Contracts trade for the last time. Leg 0 is the long, leg 1 the short that it covers. */
class ExpiringTest {

  @Test
  void aGroupWhoseLegsHaveExpiredHasExpired() {
    Story spread = completed();

    assertThat(spread.expired(0, 1)).containsExactly("leg-expired", "leg-expired");

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXPIRED);
    assertThat(spread.state.isFlat()).isTrue();
  }

  @Test
  void ofALongerOneTheRestStays() {
    Story spread = completed();

    spread.expired(1);

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(spread.state.isComplete()).isTrue();
    assertThat(spread.state.target(spread.state.plan().leg(new LegId(0)))).isEqualTo(Quantity.of(65));
    assertThat(spread.after(1_000)).isEmpty();
    spread.expired(0);
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXPIRED);
  }

  @Test
  void aShortThatOutlivesItsCoverIsBoughtBack() {
    Story spread = completed();

    assertThat(spread.expired(0)).containsExactly("leg-expired", "bared 65 of leg 1", "short-bared");

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
  }

  @Test
  void whatWasHeldForAPersonOrForTheMarketExpiresToo() {
    Story held = Story.spread(1, GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT));
    held.start();
    held.fill(0);
    held.refuse(1, RejectionReason.MARGIN);
    Story shut = Story.single();
    shut.start();
    shut.fill(0);
    shut.exit();
    shut.drop(1);
    shut.marketCloses();

    held.expired(0);
    shut.expired(0);

    assertThat(held.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXPIRED);
    assertThat(shut.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXPIRED);
  }

  @Test
  void aFillThatIsShownAfterwardsIsBookedAndExpiresToo() {
    Story single = Story.single();
    single.start();
    single.fill(0);
    single.expired(0);

    single.fill(0, 130);
    assertThat(single.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
    single.drop(1);
    single.expired(0);

    assertThat(single.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXPIRED);
  }

  @Test
  void whatHoldsNothingOfTheLegsIsNotTouched() {
    Story single = Story.single();
    single.start();

    assertThat(single.expired(0)).isEmpty();
    assertThat(single.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXECUTING);
  }

  private static Story completed() {
    Story spread = Story.spread();
    spread.start();
    spread.fill(0);
    spread.fill(1);
    return spread;
  }
}
