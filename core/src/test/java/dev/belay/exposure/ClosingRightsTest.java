package dev.belay.exposure;

import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.GroupId;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import org.junit.jupiter.api.Test;

class ClosingRightsTest {

  private static final PositionKey KEY = key(call(26_500));
  private static final Owner STOP = owner(Owner.Role.STOP);
  private static final Owner GROUP = owner(Owner.Role.GROUP);
  private static final Owner KILL = owner(Owner.Role.KILL);

  @Test
  void theFirstOneWhoAsksHoldsTheRight() {
    ClosingRights rights = ClosingRights.none().acquire(STOP, KEY).rights();

    assertThat(rights.mayClose(STOP, KEY)).isTrue();
    assertThat(rights.holder(STOP.group(), KEY)).contains(STOP);
    assertThat(rights.acquire(STOP, KEY)).isEqualTo(new ClosingAnswer.Granted(rights));
    assertThat(rights.acquire(GROUP, KEY)).isEqualTo(new ClosingAnswer.Denied(rights, STOP));
  }

  @Test
  void anExitTakesTheRightFromAStopOnceTheStopCanTradeNoMore() {
    ClosingRights stopped = ClosingRights.none().acquire(STOP, KEY).rights();

    ClosingAnswer claim = stopped.takeOver(GROUP, KEY);
    assertThat(claim).isEqualTo(new ClosingAnswer.Pending(claim.rights(), STOP));
    assertThat(claim.rights().mayClose(GROUP, KEY)).isFalse();
    assertThat(claim.rights().mayClose(STOP, KEY)).isTrue();
    assertThat(claim.rights().next(GROUP.group(), KEY)).contains(GROUP);

    ClosingRights after = claim.rights().release(STOP, KEY);
    assertThat(after.mayClose(GROUP, KEY)).isTrue();
    assertThat(after.mayClose(STOP, KEY)).isFalse();
    assertThat(after.next(GROUP.group(), KEY)).isEmpty();
  }

  @Test
  void aFreeRightIsTakenOverAtOnce() {
    ClosingAnswer answer = ClosingRights.none().takeOver(KILL, KEY);

    assertThat(answer).isEqualTo(new ClosingAnswer.Granted(ClosingRights.none().acquire(KILL, KEY).rights()));
  }

  @Test
  void theKillSwitchOvertakesAnExitThatWaits() {
    ClosingRights waiting = ClosingRights.none().acquire(STOP, KEY).rights().takeOver(GROUP, KEY).rights();

    ClosingRights killed = waiting.takeOver(KILL, KEY).rights();

    assertThat(killed.release(STOP, KEY).mayClose(KILL, KEY)).isTrue();
    assertThat(killed.takeOver(GROUP, KEY)).isEqualTo(new ClosingAnswer.Denied(killed, KILL));
  }

  @Test
  void nobodyTakesTheRightFromAStrongerOne() {
    ClosingRights killed = ClosingRights.none().acquire(KILL, KEY).rights();

    assertThat(killed.takeOver(GROUP, KEY)).isEqualTo(new ClosingAnswer.Denied(killed, KILL));
  }

  @Test
  void askingTwiceChangesNothing() {
    ClosingRights once = ClosingRights.none().acquire(STOP, KEY).rights().takeOver(GROUP, KEY).rights();

    assertThat(once.takeOver(GROUP, KEY)).isEqualTo(new ClosingAnswer.Pending(once, STOP));
    assertThat(once).isEqualTo(once.takeOver(GROUP, KEY).rights())
        .hasSameHashCodeAs(once.takeOver(GROUP, KEY).rights());
  }

  @Test
  void whoWaitsMayStepOutOfTheLine() {
    ClosingRights waiting = ClosingRights.none().acquire(STOP, KEY).rights().takeOver(GROUP, KEY).rights();

    ClosingRights after = waiting.release(GROUP, KEY);

    assertThat(after).isEqualTo(ClosingRights.none().acquire(STOP, KEY).rights());
  }

  @Test
  void theLastOneLeavesNothingBehind() {
    ClosingRights after = ClosingRights.none().acquire(STOP, KEY).rights().release(STOP, KEY);

    assertThat(after).isEqualTo(ClosingRights.none());
    assertThat(after.release(STOP, KEY)).isEqualTo(after);
    assertThat(ClosingRights.none().acquire(STOP, KEY).rights().release(KILL, KEY).mayClose(STOP, KEY))
        .isTrue();
  }

  @Test
  void groupsDoNotShareRights() {
    Owner other = new Owner(new GroupId(2), Owner.Role.GROUP);
    ClosingRights both = ClosingRights.none().acquire(STOP, KEY).rights().acquire(other, KEY).rights();

    assertThat(both.mayClose(STOP, KEY)).isTrue();
    assertThat(both.mayClose(other, KEY)).isTrue();
  }

  private static Owner owner(Owner.Role role) {
    return new Owner(new GroupId(1), role);
  }
}
