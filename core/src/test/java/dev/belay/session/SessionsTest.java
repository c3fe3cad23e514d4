package dev.belay.session;

import static dev.belay.session.Days.SESSIONS;
import static dev.belay.session.Days.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Exchange;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {

  @ParameterizedTest
  @CsvSource({
      "4, 09:14:59, NFO, NRML, ENTRY, CLOSED",
      "4, 09:15:00, NFO, NRML, ENTRY, SEND",
      "4, 15:29:59, NFO, NRML, CLOSE, SEND",
      "4, 15:30:00, NFO, NRML, COVER, CLOSED",
      "4, 15:30:00, BFO, NRML, COVER, SEND",
      "4, 15:40:00, BFO, NRML, COVER, CLOSED",
      "4, 20:00:00, MCX, NRML, ENTRY, SEND",
      "4, 15:19:59, NFO, MIS, COVER, SEND",
      "4, 15:20:00, NFO, MIS, COVER, NEEDS_FRESH_POSITIONS",
      "4, 15:20:00, NFO, NRML, COVER, SEND",
      "4, 15:35:00, NFO, MIS, COVER, CLOSED",
      "5, 11:00:00, NFO, NRML, COVER, CLOSED",
      "8, 11:00:00, NFO, NRML, COVER, CLOSED"})
  void nothingLeavesOutsideItsSegmentsSession(int day, String time, Exchange exchange, Product product,
      OrderPurpose purpose, SendVerdict verdict) {
    assertThat(SESSIONS.send(exchange, product, purpose, SessionClock.agreed(at(day, time)))).isEqualTo(verdict);
  }

  @Test
  void theBrokersClockIsTheSessionsOnceTheyDifferTooMuch() {
    SessionClock ahead = new SessionClock(at(4, "15:29:50"), Duration.ofSeconds(15));
    SessionClock close = new SessionClock(at(4, "15:29:59"), Duration.ofSeconds(2));

    assertThat(ahead.now()).isEqualTo(at(4, "15:30:05"));
    assertThat(SESSIONS.send(Exchange.NFO, Product.NRML, OrderPurpose.CLOSE, ahead)).isEqualTo(SendVerdict.CLOSED);
    assertThat(SESSIONS.send(Exchange.NFO, Product.NRML, OrderPurpose.CLOSE, close)).isEqualTo(SendVerdict.SEND);
  }

  @Test
  void aCoverIsTriedWhileTheClocksDisagreeAboutTheSession() {
    SessionClock ahead = new SessionClock(at(4, "15:29:50"), Duration.ofSeconds(15));
    SessionClock behind = new SessionClock(at(4, "09:15:05"), Duration.ofSeconds(-20));

    assertThat(SESSIONS.send(Exchange.NFO, Product.NRML, OrderPurpose.COVER, ahead)).isEqualTo(SendVerdict.TRY);
    assertThat(SESSIONS.send(Exchange.NFO, Product.NRML, OrderPurpose.COVER, behind)).isEqualTo(SendVerdict.TRY);
    assertThat(SESSIONS.send(Exchange.NFO, Product.NRML, OrderPurpose.ENTRY, ahead)).isEqualTo(SendVerdict.CLOSED);
  }

  @Test
  void theNextOpeningSkipsHolidaysAndWeekends() {
    assertThat(SESSIONS.nextOpen(Exchange.NFO, at(4, "08:00"))).contains(at(4, "09:15"));
    assertThat(SESSIONS.nextOpen(Exchange.NFO, at(4, "15:30"))).contains(at(6, "09:15"));
    assertThat(SESSIONS.nextOpen(Exchange.NFO, at(7, "15:30"))).contains(at(10, "09:15"));
  }

  @Test
  void aContractEndsWithTheSessionOfItsExpiryDay() {
    assertThat(SESSIONS.isExpired(Days.call(4), at(4, "15:29:59"))).isFalse();
    assertThat(SESSIONS.isExpired(Days.call(4), at(4, "15:30"))).isTrue();
    assertThat(SESSIONS.isExpired(Days.call(5), at(5, "23:59"))).as("a holiday by our calendar").isFalse();
    assertThat(SESSIONS.isExpired(Days.call(5), at(6, "00:00"))).isTrue();
  }

  @Tag("D2")
  @Test
  void theBrokersMaintenanceHoursAreACalendarOfTheirOwn() {
    Blackouts nights = new Blackouts(List.of(new Blackouts.Window(LocalTime.of(23, 45), LocalTime.of(0, 30)),
        new Blackouts.Window(LocalTime.of(5, 30), LocalTime.of(7, 0))));

    List<Instant> down = List.of(at(4, "23:44:59"), at(4, "23:45"), at(5, "00:29:59"), at(5, "00:30"),
        at(5, "05:30"), at(5, "06:59:59"), at(5, "07:00")).stream().filter(nights::contains).toList();

    assertThat(down).containsExactly(at(4, "23:45"), at(5, "00:29:59"), at(5, "05:30"), at(5, "06:59:59"));
    assertThat(Blackouts.NONE.contains(at(5, "06:00"))).isFalse();
  }
}
