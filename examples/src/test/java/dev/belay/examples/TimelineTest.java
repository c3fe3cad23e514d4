package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.group.GroupSignal;
import dev.belay.margin.WorstCaseReport;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four columns, in a trader's words. */
final class TimelineTest {

  private static final Instant START = Instant.parse("2026-11-25T04:30:00Z");
  private static final GroupId GROUP = new GroupId(7);
  private static final LegId SOLD = new LegId(0);
  private static final LegId BOUGHT = new LegId(1);
  private static final OrderIntent BUY = order(OrderPurpose.ENTRY, BOUGHT, "NIFTY26D0126500CE", Side.BUY,
      new PriceTerms.Limit(Price.parse("34")));
  private static final OrderIntent COVER = order(OrderPurpose.COVER, SOLD, "NIFTY26D0126300CE", Side.BUY,
      new PriceTerms.ProtectedMarket(new BigDecimal("5.0")));
  private static final WorstCaseReport NOTHING_NEEDED = new WorstCaseReport(WorstCaseReport.Verdict.PASSES,
      Optional.empty(), Optional.empty(), Optional.empty(), Money.ZERO, Money.ZERO, Money.ZERO, List.of(), List.of());

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Timeline timeline = new Timeline(new EventLines(Map.of(
      SOLD, new EventLines.LegName("NIFTY26D0126300CE", Side.SELL),
      BOUGHT, new EventLines.LegName("NIFTY26D0126500CE", Side.BUY))), START,
      new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void tellsAnEntry() {
    tell(new ExecutionEvent.ModeChanged(1, at(3), Mode.RECOVERING, Mode.READY, "start-up finished"),
        new ExecutionEvent.Accepted(2, at(40), GROUP, new RequestKey("k"), new StrategyId("s"), 1, List.of(),
            NOTHING_NEEDED),
        new ExecutionEvent.Decided(3, at(41), GROUP, GroupReason.PHASE_RELEASED, Optional.of(BOUGHT)),
        new ExecutionEvent.Intended(4, at(41), BUY, Optional.empty()),
        new ExecutionEvent.Learnt(5, at(85), new OrderFact.Accepted(BUY, new BrokerOrderId("261125000000001"))),
        new ExecutionEvent.Learnt(6, at(1085), new OrderFact.Filled(BUY, Quantity.of(65), Quantity.of(65),
            Optional.of(Price.parse("33.95")), false)),
        new ExecutionEvent.Exposed(7, at(1085), GROUP, BOUGHT, Quantity.of(65), 65, Quantity.ZERO, Quantity.ZERO),
        new ExecutionEvent.Learnt(8, at(1085), new OrderFact.Closed(BUY, OrderEnd.FILLED, Quantity.of(65),
            Optional.empty())),
        new ExecutionEvent.Decided(9, at(1086), GROUP, GroupReason.PHASE_RELEASED, Optional.of(SOLD)));

    assertThat(lines()).containsExactly(
        "      ms  what       contract            detail",
        "       3  MODE                           RECOVERING -> READY, start-up finished",
        "      40  accepted                       group 0007, key k, 1 lot",
        "      41  decided    NIFTY26D0126500CE   goes out: protection first",
        "      41  order      NIFTY26D0126500CE   E1.0  BUY 65 @ 34.00",
        "      85  taken      NIFTY26D0126500CE   E1.0  as 261125000000001",
        "    1085  fill       NIFTY26D0126500CE   E1.0  BUY 65 @ 33.95, 65 of 65",
        "    1085  exposed    NIFTY26D0126500CE   +65 now; the group holds 65 units, 0 bared",
        "    1086  decided    NIFTY26D0126300CE   goes out: all protection has filled");
  }

  @Test
  void tellsWhatWentWrongAndWhatIsDoneAboutIt() {
    tell(new ExecutionEvent.Learnt(1, at(300), new OrderFact.Closed(BUY, OrderEnd.REJECTED, Quantity.ZERO,
            Optional.of(BrokerRejection.of(RejectionReason.MARGIN, "RMS:Margin Exceeds")))),
        new ExecutionEvent.Moved(2, at(300), GROUP, ExecutionLifecycle.PARTIALLY_EXPOSED, GroupSignal.UNWIND,
            ExecutionLifecycle.HEDGING),
        new ExecutionEvent.Decided(3, at(300), GROUP, GroupReason.LEG_REFUSED, Optional.empty()),
        new ExecutionEvent.EmergencyHedge(4, at(301), GROUP, SOLD, Quantity.of(65)),
        new ExecutionEvent.Raised(5, at(301), new Alert(AlertCode.EMERGENCY_HEDGE, Optional.of(GROUP), "65 bared")),
        new ExecutionEvent.Intended(6, at(301), COVER, Optional.empty()),
        new ExecutionEvent.Repriced(7, at(1301), COVER, new PriceTerms.ProtectedMarket(new BigDecimal("10"))));

    assertThat(lines()).endsWith(
        "     300  rejected   NIFTY26D0126500CE   E1.0  0 of 65 filled, margin: RMS:Margin Exceeds",
        "     300  STATE                          PARTIALLY_EXPOSED -> HEDGING",
        "     300  decided                        unwind: back to flat by reverse trades",
        "     301  EMERGENCY  NIFTY26D0126300CE   buys back 65",
        "     301  ALERT                          EMERGENCY_HEDGE: 65 bared; page the on-call trader",
        "     301  order      NIFTY26D0126300CE   C0.0  BUY 65 market within 5 %",
        "    1301  reprice    NIFTY26D0126300CE   C0.0  to market within 10 %");
  }

  @Test
  void everyReasonHasItsWords() {
    for (GroupReason reason : GroupReason.values()) {
      tell(new ExecutionEvent.Decided(1, at(0), GROUP, reason, Optional.empty()));
    }

    assertThat(lines()).hasSize(GroupReason.values().length + 1).doesNotHaveDuplicates()
        .allMatch(line -> line.length() > 42);
  }

  @Test
  void waitsUntilTheGroupIsToldToRest() throws InterruptedException {
    assertThat(timeline.awaitRest(Duration.ZERO)).isFalse();

    tell(new ExecutionEvent.Moved(1, at(9), GROUP, ExecutionLifecycle.PARTIALLY_EXPOSED, GroupSignal.TARGET_FILLED,
        ExecutionLifecycle.COMPLETED));

    assertThat(timeline.awaitRest(Duration.ZERO)).isTrue();
  }

  private void tell(ExecutionEvent... events) {
    List.of(events).forEach(timeline::onEvent);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private static OrderIntent order(OrderPurpose purpose, LegId leg, String symbol, Side side, PriceTerms price) {
    OrderTag tag = new OrderTag(new InstanceId("SIM"), new Epoch("AAA"), leg.index(), GROUP, purpose, leg, 0, false);
    return new OrderIntent(tag, new Owner(GROUP, Owner.Role.GROUP), 0, new OrderTerms(
        InstrumentId.parse("NFO:" + symbol), Product.NRML, side, Quantity.of(65), price), START);
  }
}
