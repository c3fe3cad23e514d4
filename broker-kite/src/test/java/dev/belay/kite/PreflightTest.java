package dev.belay.kite;

import static dev.belay.kite.Rig.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.kite.PreflightReport.Finding;
import dev.belay.kite.PreflightReport.Grade;
import dev.belay.kite.PreflightReport.Item;
import dev.belay.market.Exchange;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.testkit.kite.WireCall;
import dev.belay.testkit.kite.WireFault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PreflightTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 8, 3);

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aGoodMorningFindsNothing() {
    PreflightReport report = now(rig.client.preflight(question()));

    assertThat(report.findings()).extracting(Finding::item).containsExactly(Item.values());
    assertThat(report.findings()).as(report.toString()).extracting(Finding::grade).containsOnly(Grade.GOOD);
    assertThat(report.isGood()).isTrue();
  }

  @Test
  void itSendsAReadAndARequestThatCannotTrade() {
    now(rig.client.preflight(question()));

    assertThat(rig.server.calls()).extracting(WireCall::toString)
        .containsExactly("#1 GET /user/profile", "#2 DELETE /orders/regular/000000000000000");
    assertThat(rig.exchange.positions()).isEmpty();
  }

  @Test
  void theProfileNarrowsWhatTheClientCanDo() {
    assertThat(rig.client.capabilities().takes(Exchange.MCX, Product.NRML, PriceTerms.Kind.LIMIT)).isTrue();

    now(rig.client.preflight(question()));

    assertThat(rig.client.capabilities().takes(Exchange.MCX, Product.NRML, PriceTerms.Kind.LIMIT)).isFalse();
    assertThat(rig.client.capabilities().takes(Exchange.NFO, Product.NRML, PriceTerms.Kind.STOP_LIMIT)).isTrue();
    assertThat(rig.client.capabilities().takes(Exchange.NFO, Product.NRML, PriceTerms.Kind.PROTECTED_MARKET)).isTrue();
  }

  @Test
  void aRefusedSessionIsFound() {
    rig.server.faults().always(call -> true, WireFault.TOKEN_REFUSED);

    PreflightReport report = now(rig.client.preflight(question()));

    assertThat(report.isGood()).isFalse();
    assertThat(report.of(Item.SESSION).grade()).isEqualTo(Grade.FAILURE);
    assertThat(report.of(Item.SEGMENTS).grade()).isEqualTo(Grade.FAILURE);
    assertThat(report.of(Item.ADDRESS).grade()).isEqualTo(Grade.FAILURE);
  }

  @Test
  @Tag("G5")
  void anAddressThatIsNotRegisteredIsFoundBeforeTheFirstExitNeedsIt() {
    rig.server.faults().always(WireCall::isWrite, WireFault.ADDRESS_REFUSED);

    Finding address = now(rig.client.preflight(question())).of(Item.ADDRESS);

    assertThat(address.grade()).isEqualTo(Grade.FAILURE);
    assertThat(address.text()).contains("IP (203.0.113.7) is not allowed");
  }

  @Test
  void anAddressCheckWithoutAnAnswerProvesNothing() {
    rig.server.faults().always(WireCall::isWrite, WireFault.DROP);

    assertThat(now(rig.client.preflight(question())).of(Item.ADDRESS).grade()).isEqualTo(Grade.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"0, GOOD, agree", "-5, FAILURE, ahead of", "5, FAILURE, behind", "90, FAILURE, set it at once"})
  void aClockThatIsWrongIsFound(long serverAhead, Grade grade, String text) {
    rig.server.clockAhead(Duration.ofSeconds(serverAhead));

    Finding clock = now(rig.client.preflight(question())).of(Item.CLOCK);

    assertThat(clock.grade()).isEqualTo(grade);
    assertThat(clock.text()).contains(text);
  }

  @Test
  void aSegmentThatTheAccountLacksIsFound() {
    Preflight question = new Preflight(TODAY, EnumSet.of(Exchange.NFO, Exchange.MCX), Optional.of(TODAY),
        Optional.of(TODAY), Preflight.USUAL_FREEZE_AGE);

    assertThat(now(rig.client.preflight(question)).of(Item.SEGMENTS))
        .isEqualTo(new Finding(Item.SEGMENTS, Grade.FAILURE, "the account may not trade [MCX]"));
  }

  @Test
  void yesterdaysInstrumentsAndOldFreezeQuantitiesAreFound() {
    Preflight question = new Preflight(TODAY, EnumSet.of(Exchange.NFO), Optional.of(TODAY.minusDays(1)),
        Optional.of(TODAY.minusDays(46)), Preflight.USUAL_FREEZE_AGE);

    PreflightReport report = now(rig.client.preflight(question));

    assertThat(report.of(Item.INSTRUMENTS).grade()).isEqualTo(Grade.FAILURE);
    assertThat(report.of(Item.FREEZE_QUANTITIES).grade()).isEqualTo(Grade.WARNING);
    Preflight nothing = new Preflight(TODAY, EnumSet.of(Exchange.NFO), Optional.empty(), Optional.empty(),
        Preflight.USUAL_FREEZE_AGE);
    PreflightReport without = now(rig.client.preflight(nothing));
    assertThat(without.of(Item.INSTRUMENTS).text()).isEqualTo("no instruments are loaded");
    assertThat(without.of(Item.FREEZE_QUANTITIES).grade()).isEqualTo(Grade.FAILURE);
  }

  private static Preflight question() {
    return new Preflight(TODAY, EnumSet.of(Exchange.NFO), Optional.of(TODAY), Optional.of(TODAY),
        Preflight.USUAL_FREEZE_AGE);
  }
}
