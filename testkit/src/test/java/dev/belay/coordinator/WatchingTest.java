package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.exposure.ExposureLimits;
import dev.belay.exposure.ExposureView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a coordinator shows of itself: exposure, alerts and metrics. */
class WatchingTest {

  private static final InstrumentId SHORT_CALL = SampleMarket.call(25_000);

  private final Room room = new Room();

  @Test
  void aPassedLimitIsToldEveryFiveSecondsUntilTheQuantityIsBackWithinIt() {
    room.open(builder -> builder.exposure(ExposureLimits.defaults().with(SHORT_CALL, Quantity.of(100))));
    GroupHandle condor = room.run(Room.condor(2), Duration.ofSeconds(12));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);

    assertThat(alerts(AlertCode.EXPOSURE_LIMIT)).hasSize(3).extracting(Alert::text)
        .containsOnly(SHORT_CALL + ": 130 units are open, the limit is 100");
    condor.exit();
    room.pass(Duration.ofSeconds(5));
    int told = alerts(AlertCode.EXPOSURE_LIMIT).size();
    room.pass(Duration.ofMinutes(1));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(alerts(AlertCode.EXPOSURE_LIMIT)).hasSize(told);
  }

  @Test
  void theViewShowsWhatIsOpenAndWhatItIsWorthInUnderlying() {
    PushedQuotes quotes = new PushedQuotes(room.time, Duration.ofMillis(10))
        .at(InstrumentId.parse("NSE:NIFTY 50"), "24500").at(SHORT_CALL, "95").at(SampleMarket.call(25_200), "45")
        .at(SampleMarket.put(24_000), "90");
    room.open(builder -> builder.market(quotes));
    room.run(Room.condor(1), Duration.ofSeconds(2));

    ExposureView seen = view();

    assertThat(seen.nets()).containsOnlyKeys(SampleMarket.put(23_800), SampleMarket.put(24_000), SHORT_CALL,
        SampleMarket.call(25_200)).containsEntry(SHORT_CALL, Quantity.of(-65));
    assertThat(seen.open()).containsEntry(SampleMarket.NIFTY, Quantity.of(4 * 65));
    assertThat(seen.account()).isEqualTo(Quantity.of(4 * 65));
    assertThat(seen.unpriced()).containsExactly(SampleMarket.put(23_800));
    assertThat(seen.deltas().get(SampleMarket.NIFTY).units()).isBetween(-15L, 15L);
  }

  @Test
  void withoutPricesNothingIsWeighed() {
    room.open();
    room.run(Room.condor(1), Duration.ofSeconds(5));

    assertThat(view().deltas()).isEmpty();
    assertThat(view().unpriced()).hasSize(4);
  }

  @Test
  void whatARestartFindsIsWatchedToo() {
    room.open();
    room.run(Room.condor(1), Duration.ofSeconds(5));
    room.restart();
    room.pass(Duration.ofSeconds(5));

    assertThat(view().account()).isEqualTo(Quantity.of(4 * 65));
  }

  @Test
  void anEntryThatTheWorstCaseBlocksIsAnAlert() {
    room.margin = FixedMargin.perLot(Money.rupees(1_000_000));
    room.exchange.money(Money.rupees(100_000), MarginDesk.perShortUnit(Money.rupees(1)));
    room.open();
    room.run(Room.condor(1), Duration.ofSeconds(1));

    assertThat(alerts(AlertCode.MARGIN_SHOCK_FAILED)).hasSize(1).first()
        .satisfies(each -> assertThat(each.text()).startsWith("condor: "));
    assertThat(count(ExecutionMetrics.MARGIN_SHOCK_FAILED)).isEqualTo(1);
    assertThat(count("alerts_margin_shock_failed")).isEqualTo(1);
  }

  @Test
  void aChangeOfModeIsAnAlertUnlessItIsTheReturnToReady() {
    room.open();
    room.coordinator.restrict(Restriction.EXIT_ONLY, "lunch");
    room.pass(Duration.ofSeconds(1));

    assertThat(alerts(AlertCode.MODE_CHANGED)).extracting(Alert::text)
        .containsExactly("READY -> EXIT_ONLY: lunch");
  }

  @Test
  void aStopThatFiresIsToldAndSoAreItsClosingOrdersThatAreRefused() {
    SimulatedQuotes quotes = new SimulatedQuotes(room.exchange, room.time);
    room.exchange.lastPrice(SHORT_CALL, Price.parse("95"));
    room.exchange.lastPrice(SampleMarket.call(25_200), Price.parse("45"));
    room.broker.on(order -> order.isFor(OrderPurpose.STOP))
        .does(Script.fillOnPrice().onModify(OnModify.PROMPT.ignored()));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER))
        .does(Script.reject(RejectionReason.SESSION, "the contract is halted"));
    room.open(builder -> builder.market(quotes));
    StopRules stops = StopRules.NONE.with(SHORT_CALL, StopSpec.at(Price.parse("130")));
    room.run(Room.enter("spread", 1, GroupPolicy.DEFAULT.with(stops), Room.sell(SHORT_CALL, "95"),
        Room.buy(SampleMarket.call(25_200), "45")), Duration.ofSeconds(2));

    room.exchange.lastPrice(SHORT_CALL, Price.parse("150"));
    room.pass(Duration.ofSeconds(40));

    assertThat(room.alertTexts(AlertCode.STOP_FIRED)).containsExactly("65 of " + SHORT_CALL);
    assertThat(room.alertTexts(AlertCode.EXIT_BLOCKED))
        .containsExactly("closing orders of the stop are refused: 65 of " + SHORT_CALL);
  }

  @Test
  void metricsTellHowLongLeggingTookAndWhatStoodInIt() {
    room.exchange.otherwise(Script.accept().after(Duration.ofMillis(400)).thenFill());
    room.open();
    room.run(Room.condor(2), Duration.ofSeconds(20));

    ExecutionMetrics seen = room.coordinator.metrics();
    assertThat(seen.get(ExecutionMetrics.SUCCEEDED)).isEqualTo(1);
    assertThat(seen.distributions().get(ExecutionMetrics.FIRST_TO_LAST_FILL).max()).isBetween(400L, 700L);
    assertThat(seen.get(ExecutionMetrics.INTERIM_RUPEE_SECONDS)).isPositive();
    assertThat(seen.distributions().get(ExecutionMetrics.DURABLE_WRITE).count()).isPositive();
    assertThat(seen.gauge(ExecutionMetrics.GROUPS_ACTIVE)).isEqualTo(1);
  }

  @Test
  void theSummaryNamesWhatHasChanged() {
    TreeMap<String, Long> none = new TreeMap<>();
    room.open();
    ExecutionMetrics before = room.coordinator.metrics();
    room.run(Room.condor(1), Duration.ofSeconds(5));

    assertThat(MetricsSummary.changes(before, before)).isEmpty();
    assertThat(MetricsSummary.changes(new ExecutionMetrics(none, none, new TreeMap<>()), room.coordinator.metrics()))
        .contains("multi_leg_executions_started=1", "first_to_last_fill_ms=p50:");
    assertThatThrownBy(() -> room.open(builder -> builder.summary(Duration.ZERO)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private ExposureView view() {
    List<ExposureView> seen = new ArrayList<>();
    room.coordinator.exposure().whenComplete((view, failure) -> seen.add(view));
    room.pass(Duration.ofMillis(1));
    return seen.get(0);
  }

  private long count(String name) {
    return room.coordinator.metrics().get(name);
  }

  private List<Alert> alerts(AlertCode code) {
    return room.events.stream().filter(ExecutionEvent.Raised.class::isInstance)
        .map(each -> ((ExecutionEvent.Raised) each).alert()).filter(each -> each.code() == code).toList();
  }
}
