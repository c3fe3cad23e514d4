package dev.belay.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.Funds;
import dev.belay.money.Money;
import dev.belay.order.GroupId;
import org.junit.jupiter.api.Test;

class ReservationsTest {

  private static final GroupId FIRST = new GroupId(1);
  private static final GroupId SECOND = new GroupId(2);

  @Test
  void aNewGroupIsJudgedAgainstWhatIsLeft() {
    Reservations two = Reservations.NONE.reserve(FIRST, reserved(40_000, 700, 12))
        .reserve(SECOND, reserved(30_000, 300, 8));

    assertThat(two.total()).isEqualTo(reserved(70_000, 1_000, 20));
    assertThat(two.left(new Funds(Money.rupees(100_000), Money.rupees(900), Money.ZERO)))
        .isEqualTo(new Funds(Money.rupees(30_000), Money.rupees(-100), Money.ZERO));
  }

  @Test
  void aReservationShrinksWithEvidenceAndNeverGrows() {
    Reservations one = Reservations.NONE.reserve(FIRST, reserved(40_000, 700, 12));

    assertThat(one.shrink(FIRST, reserved(10_000, 0, 4)).total()).isEqualTo(reserved(10_000, 0, 4));
    assertThatThrownBy(() -> one.shrink(FIRST, reserved(10_000, 701, 4))).hasMessageContaining("never grows");
    assertThatThrownBy(() -> one.shrink(SECOND, Reserved.NOTHING)).hasMessageContaining("no reservation");
  }

  @Test
  void aFinalGroupKeepsNothingAndReleasingTwiceIsHarmless() {
    Reservations one = Reservations.NONE.reserve(FIRST, reserved(40_000, 700, 12));

    assertThat(one.release(FIRST).release(FIRST)).isEqualTo(Reservations.NONE);
    assertThatThrownBy(() -> one.reserve(FIRST, Reserved.NOTHING)).hasMessageContaining("has a reservation");
  }

  private static Reserved reserved(long margin, long cash, int requests) {
    return new Reserved(Money.rupees(margin), Money.rupees(cash), requests, requests * 2);
  }
}
