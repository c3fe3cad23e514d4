package dev.belay.risk;

import static dev.belay.risk.Desk.LONG_CALL;
import static dev.belay.risk.Desk.SHORT_CALL;
import static dev.belay.risk.Desk.context;
import static dev.belay.risk.Desk.contextAt;
import static dev.belay.risk.Desk.enter;
import static dev.belay.risk.Desk.external;
import static dev.belay.risk.Desk.option;
import static dev.belay.risk.Desk.own;
import static dev.belay.risk.Desk.price;
import static dev.belay.risk.Desk.spread;
import static dev.belay.risk.Desk.violations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.PriceBand;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StandardRiskTest {

  @Test
  void nothingSpeaksAgainstASoundSpread() {
    assertThat(violations(spread(), context())).isEmpty();
  }

  @Test
  void everyViolationIsToldNotOnlyTheFirst() {
    InstrumentId unknown = new InstrumentId(Exchange.NFO, "NIFTY26011399999CE");

    assertThat(violations(enter(LegSpec.buy(unknown, 1, price("5.00")),
        LegSpec.sell(SHORT_CALL.id(), 1, price("24.03"))), contextAt("2026-01-06T04:30:00Z", Mode.EXIT_ONLY)))
        .containsExactly(
            "INSTRUMENT_UNKNOWN leg=0 day=2026-01-06 instrument=NFO:NIFTY26011399999CE",
            "TICK_MULTIPLE leg=1 actual=24.03 instrument=NFO:NIFTY26011324500CE tick=0.05",
            "NAKED_FORBIDDEN leg=1 instrument=NFO:NIFTY26011324500CE limit=0 uncovered=65 uncovered_of_group=65",
            "MODE_ENTRIES mode=exit-only");
  }

  @Test
  void limitAndCollarAreBothCheckedForTicksAndBand() {
    SortedMap<InstrumentId, PriceBand> bands = new TreeMap<>();
    bands.put(LONG_CALL.id(), new PriceBand(Price.parse("0.05"), Price.parse("8.00")));
    LegSpec leg = LegSpec.buy(LONG_CALL.id(), 1,
        PriceLadder.between(Price.parse("5.02"), Price.parse("8.06")));

    assertThat(violations(enter(leg), context().market(bands, new TreeMap<>()))).containsExactly(
        "TICK_MULTIPLE leg=0 actual=5.02 instrument=NFO:NIFTY26011324800CE tick=0.05",
        "TICK_MULTIPLE leg=0 actual=8.06 instrument=NFO:NIFTY26011324800CE tick=0.05",
        "PRICE_BAND leg=0 actual=8.06 instrument=NFO:NIFTY26011324800CE lower=0.05 upper=8.00");
  }

  @Test
  void theBrokerMustTakeTheProductInTheSegment() {
    assertThat(violations(enter(Product.MTF, GroupPolicy.DEFAULT, LegSpec.buy(LONG_CALL.id(), 1, price("5.00"))),
        context())).containsExactly("CAPABILITY_MISSING leg=0 exchange=NFO product=MTF type=LIMIT");
  }

  @Test
  void anEntryNeedsAKnownFreezeQuantityUnlessItIsAShare() {
    Instrument unsliced = new Instrument(LONG_CALL.id(), LONG_CALL.kind(), LONG_CALL.underlying(),
        LONG_CALL.strike(), LONG_CALL.expiry(), Desk.rules(65, Optional.empty()));

    assertThat(violations(enter(LegSpec.buy(LONG_CALL.id(), 1, price("5.00"))), context(unsliced)))
        .containsExactly("FREEZE_UNKNOWN leg=0 instrument=NFO:NIFTY26011324800CE underlying=NIFTY");
    assertThat(violations(enter(Product.CNC, GroupPolicy.DEFAULT,
        LegSpec.buy(Desk.share().id(), 1, price("1500.00"))), context(Desk.share()))).isEmpty();
  }

  @Test
  void unitsAndNotionalAreLimited() {
    RiskLimits limits = RiskLimits.builder().unitsPerLeg(Quantity.of(129)).notionalPerGroup(Money.rupees(6_000_000))
        .build();

    assertThat(violations(enter(LegSpec.buy(LONG_CALL.id(), 2, price("5.00")),
        LegSpec.sell(SHORT_CALL.id(), 2, price("24.00"))), context().limits(limits).packages(1))).containsExactly(
            "QUANTITY_LIMIT leg=0 actual=130 instrument=NFO:NIFTY26011324800CE limit=129",
            "QUANTITY_LIMIT leg=1 actual=130 instrument=NFO:NIFTY26011324500CE limit=129",
            "NOTIONAL_LIMIT actual=6409000 limit=6000000.00");
  }

  @Test
  void aSizeThatFitsNoNumberIsRefusedNotOverflowed() {
    assertThat(violations(enter(LegSpec.buy(LONG_CALL.id(), 36, price("5.00"))), context().packages(Long.MAX_VALUE)))
        .extracting(text -> text.substring(0, text.indexOf(' ')))
        .containsExactly("QUANTITY_LIMIT", "NOTIONAL_LIMIT", "ORDERS_DAY");
  }

  @Test
  void oneLegAGroupTurnsGroupsOff() {
    assertThat(violations(spread(), context().limits(RiskLimits.builder().legsPerGroup(1).build())))
        .containsExactly("LEGS_LIMIT actual=2 limit=1");
  }

  @Test
  void theDayHasRoomForSoManyGroupsAndOrders() {
    RiskLimits limits = RiskLimits.builder().openGroups(3).ordersPerDay(103).build();

    assertThat(violations(spread(), context().limits(limits).day(2, 99, 0, Money.ZERO))).isEmpty();
    assertThat(violations(spread(), context().limits(limits).day(3, 100, 0, Money.ZERO))).containsExactly(
        "GROUPS_OPEN actual=4 limit=3", "ORDERS_DAY actual=104 limit=103");
  }

  @Test
  void slicesCountAsOrdersOnTheWayInAndOut() {
    RiskLimits limits = RiskLimits.builder().ordersPerDay(11).build();

    assertThat(violations(spread(), context().limits(limits).packages(60)))
        .containsExactly("ORDERS_DAY actual=12 limit=11");
  }

  @Test
  void aLossAtTheLimitEndsTheDay() {
    RiskLimits limits = RiskLimits.builder().dailyLoss(Money.rupees(1_000)).build();

    assertThat(violations(spread(), context().limits(limits).day(0, 0, 0, Money.parse("-999.99")))).isEmpty();
    assertThat(violations(spread(), context().limits(limits).day(0, 0, 0, Money.rupees(-1_000))))
        .containsExactly("LOSS_DAY actual=1000.00 limit=1000.00");
  }

  @Test
  void aStrategyRestsAfterItsThirdUnwind() {
    assertThat(violations(spread(), context().day(0, 0, 2, Money.ZERO))).isEmpty();
    assertThat(violations(spread(), context().day(0, 0, 3, Money.ZERO)))
        .containsExactly("STRATEGY_UNWINDS actual=3 limit=3 strategy=condors");
  }

  @Test
  void anUnderlyingInTheBanPeriodTakesNoEntry() {
    assertThat(violations(spread(), context().banned(new TreeSet<>(List.of(new Underlying("NIFTY"))))))
        .containsExactly("BAN_PERIOD leg=0 underlying=NIFTY", "BAN_PERIOD leg=1 underlying=NIFTY");
  }

  @Test
  void unitsOfOneUnderlyingAreAddedUpOverEverybody() {
    RiskLimits limits = RiskLimits.builder().unitsPerUnderlying(new Underlying("NIFTY"), Quantity.of(324)).build();
    Instrument put = option("NIFTY", 23_500, InstrumentKind.PUT, Desk.EXPIRY);

    assertThat(violations(spread(), context(put).limits(limits)
        .positions(List.of(own(4, put, -130)), external(LONG_CALL, Product.NRML, 65))))
        .containsExactly("POSITION_LIMIT actual=325 limit=324 underlying=NIFTY");
  }

  @Tag("E8")
  @Test
  void aNakedShortNeedsTheDeclarationAndTheLimit() {
    LegSpec two = LegSpec.sell(SHORT_CALL.id(), 2, price("24.00"));
    LegSpec one = LegSpec.buy(LONG_CALL.id(), 1, price("5.00"));
    RiskLimits allowing = RiskLimits.builder().nakedUnits(Quantity.of(65)).build();
    GroupRequest declared = enter(Product.NRML, GroupPolicy.DEFAULT.declaredNaked(), one, two);

    assertThat(violations(enter(one, two), context())).containsExactly(
        "NAKED_FORBIDDEN leg=1 instrument=NFO:NIFTY26011324500CE limit=0 uncovered=65 uncovered_of_group=65");
    assertThat(violations(declared, context())).containsExactly(
        "NAKED_FORBIDDEN leg=1 instrument=NFO:NIFTY26011324500CE limit=0 uncovered=65 uncovered_of_group=65");
    assertThat(violations(enter(one, two), context().limits(allowing))).containsExactly(
        "NAKED_UNDECLARED leg=1 instrument=NFO:NIFTY26011324500CE limit=65 uncovered=65 uncovered_of_group=65");
    assertThat(violations(declared, context().limits(allowing))).isEmpty();
  }

  @Test
  void aShortThatOutlivesItsCoverIsToldApart() {
    Instrument later = option("NIFTY", 24_500, InstrumentKind.CALL, LocalDate.of(2026, 1, 20));

    assertThat(violations(enter(LegSpec.buy(LONG_CALL.id(), 1, price("5.00")),
        LegSpec.sell(later.id(), 1, price("24.00"))), context(later))).containsExactly(
            "NAKED_AFTER_EXPIRY leg=1 instrument=NFO:NIFTY26012024500CE limit=0 uncovered=65 uncovered_of_group=65");
  }

  @Test
  void aPhysicallySettledOptionIsNotHeldIntoTheDayBeforeExpiry() {
    Instrument stock = option("RELIANCE", 1_500, InstrumentKind.CALL, LocalDate.of(2026, 1, 12));
    GroupRequest buy = enter(LegSpec.buy(stock.id(), 1, price("5.00")));

    assertThat(violations(buy, contextAt("2026-01-08T04:30:00Z", Mode.READY, stock))).isEmpty();
    assertThat(violations(buy, contextAt("2026-01-09T04:30:00Z", Mode.READY, stock))).containsExactly(
        "EXPIRY_DELIVERY leg=0 instrument=NFO:RELIANCE2601121500CE limit=2026-01-09 today=2026-01-09");
    assertThat(violations(buy, contextAt("2026-01-09T04:30:00Z", Mode.READY, stock)
        .limits(RiskLimits.builder().allowDelivery().build()))).isEmpty();
  }

  @Test
  void nothingIsEnteredWhileTheSegmentIsClosed() {
    assertThat(violations(spread(), contextAt("2026-01-06T03:44:59Z", Mode.READY)))
        .containsExactly("SESSION_CLOSED exchange=NFO now=2026-01-06T03:44:59Z");
  }

  @Tag("E9")
  @Test
  void enteringAndUnwindingMustEndTwoMinutesBeforeTheClose() {
    assertThat(violations(spread(), contextAt("2026-01-06T09:56:40Z", Mode.READY))).isEmpty();
    assertThat(violations(spread(), contextAt("2026-01-06T09:56:41Z", Mode.READY))).containsExactly(
        "SESSION_CUTOFF actual=2026-01-06T09:58:01Z exchange=NFO limit=2026-01-06T09:58:00Z");
  }

  @Test
  void intradayMustEndTenMinutesBeforeTheSquareOff() {
    GroupRequest intraday = enter(Product.MIS, GroupPolicy.DEFAULT, LegSpec.buy(LONG_CALL.id(), 1, price("5.00")));

    assertThat(violations(intraday, contextAt("2026-01-06T09:38:50Z", Mode.READY))).isEmpty();
    assertThat(violations(intraday, contextAt("2026-01-06T09:38:51Z", Mode.READY))).containsExactly(
        "SESSION_CUTOFF actual=2026-01-06T09:40:01Z exchange=NFO limit=2026-01-06T09:40:00Z");
  }

  @Test
  void aUsedKeyAndUnknownFundsAreRefused() {
    RiskContext.Builder noFunds = RiskContext.builder(Desk.at("2026-01-06T04:30:00Z"),
        TradingCalendar.india(new TreeSet<>()), Mode.READY, Desk.ACCOUNT, Desk.capabilities());

    assertThat(violations(spread(), context().keyUsedBy(new GroupId(9))))
        .containsExactly("REQUEST_DUPLICATE group=0009 key=k1");
    assertThat(violations(GroupRequest.exit(new RequestKey("x"), new StrategyId("condors"), Product.NRML,
        new GroupId(1)), noFunds)).containsExactly("FUNDS_UNKNOWN");
  }

  @Test
  void aLegNeverNetsAgainstAnotherGroupOrSomebodyElse() {
    assertThat(violations(spread(), context().positions(List.of(own(4, SHORT_CALL, 65), own(5, LONG_CALL, 65)),
        external(LONG_CALL, Product.NRML, -1)))).containsExactly(
            "KEY_OPPOSED leg=0 actual=65 held=-1 key=A1/NFO:NIFTY26011324800CE/NRML owner=external",
            "KEY_OPPOSED leg=1 actual=-65 held=65 key=A1/NFO:NIFTY26011324500CE/NRML owner=0004");
  }

  @Test
  void anotherProductIsAnotherKey() {
    assertThat(violations(spread(), context().positions(List.of(), external(SHORT_CALL, Product.MIS, 65)))).isEmpty();
  }

  @Test
  void sharesAreSoldOnlyAsFarAsTheyAreHeld() {
    GroupRequest sale = enter(Product.CNC, GroupPolicy.DEFAULT, LegSpec.sell(Desk.share().id(), 10, price("1500.00")));

    assertThat(violations(sale, context(Desk.share()).positions(List.of(), external(Desk.share(), Product.CNC, 10))))
        .isEmpty();
    assertThat(violations(sale, context(Desk.share()).positions(List.of(), external(Desk.share(), Product.CNC, 9))))
        .containsExactly("HOLDINGS_SHORT leg=0 actual=10 held=9 instrument=NSE:RELIANCE");
  }

  @Test
  void anExitIsToldItsViolationsButOnlyAFewOfThemBlock() {
    GroupRequest exit = GroupRequest.exit(new RequestKey("x"), new StrategyId("condors"), Product.NRML,
        new GroupId(4));

    List<Violation> advice = StandardRisk.rules().check(exit, contextAt("2026-01-06T04:30:00Z", Mode.EXIT_ONLY)
        .positions(List.of(own(4, SHORT_CALL, -75), own(5, SHORT_CALL, -70)), new TreeMap<>())
        .day(20, 0, 3, Money.ZERO).build());

    assertThat(advice).extracting(each -> each.code() + " blocks=" + each.blocks(exit.kind()))
        .containsExactly("LOT_MULTIPLE blocks=true", "STRATEGY_UNWINDS blocks=false");
  }

  @Test
  void aHostAddsItsOwnRuleLast() {
    RiskManager stricter = StandardRisk.rules().and((request, context) ->
        List.of(Violation.of(RefusalCode.BAN_PERIOD).saying("not on a Tuesday")));

    assertThat(stricter.check(spread(), context().build())).extracting(Violation::toString)
        .containsExactly("BAN_PERIOD: not on a Tuesday");
  }
}
