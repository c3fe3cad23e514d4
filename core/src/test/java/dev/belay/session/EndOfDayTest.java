package dev.belay.session;

import static dev.belay.session.Days.SESSIONS;
import static dev.belay.session.Days.at;
import static dev.belay.session.Days.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.money.Quantity;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EndOfDayTest {

  private static final Instant TUESDAY = at(4, "11:00");

  @Tag("D15")
  @Test
  void aDayOrderEndsHalfAnHourAfterTheCloseByABookAskedForThen() {
    ChildOrder order = order(1, Side.BUY, 65, TUESDAY);

    assertThat(EndOfDay.byBook(List.of(order), SESSIONS, at(4, "15:59:59"))).isEmpty();
    assertThat(EndOfDay.byBook(List.of(order), SESSIONS, at(4, "16:00")))
        .containsExactly(new Evidence.DayEnded(order.tag()));
  }

  @Test
  void aDayOnlyBookSaysNothingOfYesterday() {
    ChildOrder order = order(1, Side.BUY, 65, TUESDAY);

    assertThat(EndOfDay.byBook(List.of(order), SESSIONS, at(6, "09:00"))).isEmpty();
    assertThat(EndOfDay.ofEarlierDays(List.of(order), SESSIONS, at(6, "09:00"))).containsExactly(order);
    assertThat(EndOfDay.ofEarlierDays(List.of(order), SESSIONS, at(4, "16:00"))).isEmpty();
  }

  @Test
  void anOrderPlacedAfterHoursBelongsToTheNextSession() {
    ChildOrder order = order(1, Side.BUY, 65, at(4, "18:00"));

    assertThat(EndOfDay.byBook(List.of(order), SESSIONS, at(4, "23:00"))).isEmpty();
    assertThat(EndOfDay.ofEarlierDays(List.of(order), SESSIONS, at(6, "10:00"))).isEmpty();
    assertThat(EndOfDay.ofEarlierDays(List.of(order), SESSIONS, at(6, "16:00"))).containsExactly(order);
  }

  @Test
  void aNetThatHoldsOwnFillsAloneProvesThatYesterdaysOrderTradedNothing() {
    ChildOrder order = order(1, Side.SELL, 65, TUESDAY);

    assertThat(EarlierDay.explained(List.of(order), Quantity.of(130), Quantity.of(-10), Quantity.of(120)))
        .contains(List.of(new Evidence.DayEnded(order.tag())));
  }

  @Tag("D7")
  @Test
  void aNetThatHoldsTheOrderTooProvesItsFillUnderAnIdThatIsAlwaysTheSame() {
    ChildOrder lost = order(1, Side.SELL, 65, TUESDAY);
    ChildOrder other = order(2, Side.SELL, 65, TUESDAY);
    List<ChildOrder> orders = List.of(lost, other);

    Optional<List<Evidence>> once = EarlierDay.explained(orders, Quantity.ZERO, Quantity.ZERO, Quantity.of(-75));
    Optional<List<Evidence>> twice = EarlierDay.explained(orders, Quantity.ZERO, Quantity.ZERO, Quantity.of(-75));

    assertThat(once).isEqualTo(twice);
    assertThat(once.orElseThrow()).satisfiesExactly(
        all -> assertThat(all).isInstanceOfSatisfying(Evidence.Reported.class, each -> {
          assertThat(each.report().status()).isEqualTo(ReportedStatus.COMPLETE);
          assertThat(each.report().filled()).isEqualTo(Quantity.of(65));
          assertThat(each.report().id().value()).isEqualTo("NET-" + lost.tag());
        }),
        end -> assertThat(end).isEqualTo(new Evidence.DayEnded(lost.tag())),
        some -> assertThat(some).isInstanceOfSatisfying(Evidence.Reported.class, each -> {
          assertThat(each.report().status()).isEqualTo(ReportedStatus.LAPSED);
          assertThat(each.report().filled()).isEqualTo(Quantity.of(10));
        }),
        end -> assertThat(end).isEqualTo(new Evidence.DayEnded(other.tag())));
  }

  @Test
  void aNetThatOurOrdersCannotExplainIsForAPerson() {
    ChildOrder order = order(1, Side.SELL, 65, TUESDAY);

    assertThat(EarlierDay.explained(List.of(order), Quantity.ZERO, Quantity.ZERO, Quantity.of(-66))).isEmpty();
    assertThat(EarlierDay.explained(List.of(order), Quantity.ZERO, Quantity.ZERO, Quantity.of(5))).isEmpty();
  }
}
