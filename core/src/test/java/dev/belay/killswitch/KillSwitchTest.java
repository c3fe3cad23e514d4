package dev.belay.killswitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Golden;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.Scope;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KillSwitchTest {

  private static final PositionKey ONE = key("NIFTY2681125000CE");
  private static final PositionKey TWO = key("NIFTY2681124000PE");

  private KillState state = KillState.pulled(Scope.account(), "anna", at(0));

  @Test
  @Tag("J1")
  void aKeyIsClosedSweptAndShownTwiceAndWaitsForNoOther() {
    look(0, ONE, -65, 1).look(0, TWO, -65, 1);
    assertThat(phase(ONE)).isEqualTo(KillPhase.CLOSING);

    look(1, ONE, 0, 1);
    assertThat(phase(ONE)).isEqualTo(KillPhase.SWEEPING);
    look(2, ONE, 0, 0);
    assertThat(phase(ONE)).isEqualTo(KillPhase.VERIFYING);
    read(3, ONE, 0).read(4, ONE, 0);
    assertThat(phase(ONE)).isEqualTo(KillPhase.VERIFYING);
    read(5, ONE, 0);

    assertThat(phase(ONE)).isEqualTo(KillPhase.VERIFIED);
    assertThat(phase(TWO)).isEqualTo(KillPhase.CLOSING);
    assertThat(state.isVerified()).isFalse();
  }

  @Test
  @Tag("J2")
  void aBrokerThatStillShowsSomethingIsNotBelievedFlat() {
    look(0, ONE, -65, 1).look(1, ONE, 0, 0);

    read(2, ONE, 0).read(3, ONE, -65).read(4, ONE, 0).read(5, ONE, 0);
    assertThat(phase(ONE)).isEqualTo(KillPhase.VERIFYING);
    read(6, ONE, 0);

    assertThat(phase(ONE)).isEqualTo(KillPhase.VERIFIED);
  }

  @Test
  void aLateFillOrAnOrderThatWorksAfterAllBringsAKeyBack() {
    look(0, ONE, -65, 0).look(1, ONE, 0, 1).look(2, ONE, -65, 0);
    assertThat(phase(ONE)).isEqualTo(KillPhase.CLOSING);
    look(3, ONE, 0, 0).look(4, ONE, 0, 1);
    assertThat(phase(ONE)).isEqualTo(KillPhase.SWEEPING);
    look(5, ONE, 0, 0).look(6, ONE, 65, 0);
    assertThat(phase(ONE)).isEqualTo(KillPhase.CLOSING);

    look(7, ONE, 0, 0).read(8, ONE, 0).read(10, ONE, 0).look(11, ONE, 0, 1);
    assertThat(phase(ONE)).isEqualTo(KillPhase.SWEEPING);
    look(12, ONE, 0, 0).read(13, ONE, 0).read(15, ONE, 0).look(16, ONE, 65, 0);
    assertThat(phase(ONE)).isEqualTo(KillPhase.CLOSING);
  }

  @Test
  @Tag("J3")
  void theReportNamesWhatIsNotOurs() {
    look(0, ONE, 0, 0);
    SortedMap<PositionKey, Quantity> others = new TreeMap<>();
    others.put(TWO, Quantity.of(130));

    state = KillSwitch.step(state, new KillEvent.Read(new TreeMap<>(), others, at(1)));

    assertThat(state.report().uncovered()).containsExactly(Map.entry(TWO, Quantity.of(130)));
    assertThat(state.report().verified()).isTrue();
  }

  @Test
  void noPhaseHasTwoRowsForOneSignalAndTheDrawingIsPrintedFromThem() {
    assertThat(KillLife.ROWS).extracting(row -> row.from() + " " + row.on()).doesNotHaveDuplicates();
    StringBuilder page = new StringBuilder("""
        # A position key under the kill switch

        One for each key in its reach; none waits for another. Printed from `KillLife.ROWS`; a test compares.

        ```mermaid
        stateDiagram-v2
          [*] --> CLOSING
        """);
    KillLife.ROWS.forEach(row -> page.append("  ").append(row.from()).append(" --> ").append(row.to())
        .append(": ").append(row.on()).append('\n'));

    Golden.check("docs/kill-switch.md", page.append("```\n").toString());
  }

  private KillSwitchTest look(long second, PositionKey key, long own, int working) {
    SortedMap<PositionKey, Quantity> held = new TreeMap<>();
    SortedMap<PositionKey, Integer> orders = new TreeMap<>();
    state.keys().values().forEach(each -> {
      held.put(each.key(), each.own());
      orders.put(each.key(), each.working());
    });
    held.put(key, Quantity.of(own));
    orders.put(key, working);
    state = KillSwitch.step(state, new KillEvent.Looked(held, orders, at(second)));
    return this;
  }

  private KillSwitchTest read(long second, PositionKey key, long unexplained) {
    SortedMap<PositionKey, Quantity> shown = new TreeMap<>();
    shown.put(key, Quantity.of(unexplained));
    state = KillSwitch.step(state, new KillEvent.Read(shown, new TreeMap<>(), at(second)));
    return this;
  }

  private KillPhase phase(PositionKey key) {
    return state.keys().get(key).phase();
  }

  private static PositionKey key(String symbol) {
    return new PositionKey(new AccountId("AB1234"), new InstrumentId(Exchange.NFO, symbol), Product.NRML);
  }

  private static Moment at(long second) {
    return new Moment(Instant.parse("2026-08-03T04:00:00Z"), 0).plus(Duration.ofSeconds(second));
  }
}
