package dev.belay.risk;

import static dev.belay.risk.Desk.LONG_CALL;
import static dev.belay.risk.Desk.SHORT_CALL;
import static dev.belay.risk.Desk.price;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.Funds;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PositionSizerTest {

  @Test
  void fixedLotsAreScaledByConfidenceAndRoundedDown() {
    PositionSizer five = new FixedLots(5);

    assertThat(five.size(request("1"), context("100000", "20000"))).isEqualTo(new SizeResult.Packages(5));
    assertThat(five.size(request("0.79"), context("100000", "20000"))).isEqualTo(new SizeResult.Packages(3));
    assertThat(five.size(request("0.19"), context("100000", "20000")))
        .isEqualTo(new SizeResult.Zero("5 packages at confidence 0.19"));
  }

  @Test
  void riskPerTradeDividesTheLossByWhatTheStopsLose() {
    PositionSizer sizer = new RiskPerTrade(Money.rupees(10_000),
        leg -> leg.side() == Side.SELL ? Optional.of(Price.parse("25.00")) : Optional.empty());

    assertThat(sizer.size(request("1"), context("0", "0"))).isEqualTo(new SizeResult.Packages(6));
    assertThat(sizer.size(request("0.5"), context("0", "0"))).isEqualTo(new SizeResult.Packages(3));
    assertThat(sizer.size(request("0.16"), context("0", "0"))).isEqualTo(new SizeResult.Zero(
        "the loss at the stops of one package 1625.00 is more than 10000.00 at confidence 0.16"));
  }

  @Test
  void riskPerTradeNeedsAStopAndAKnownLot() {
    PositionSizer noStops = new RiskPerTrade(Money.rupees(10_000), leg -> Optional.empty());
    PositionSizer sizer = new RiskPerTrade(Money.rupees(10_000), leg -> Optional.of(Price.parse("1.00")));

    assertThat(noStops.size(request("1"), context("0", "0")))
        .isEqualTo(new SizeResult.Zero("the loss at the stops of one package is not above zero: 0.00"));
    assertThat(sizer.size(request("1"), new SizingContext(new TreeMap<>(), Optional.empty(), Optional.empty())))
        .isEqualTo(new SizeResult.Zero("the lot of NFO:NIFTY26011324800CE is not known"));
  }

  @Test
  void shareOfMarginDividesTheShareByOnePackage() {
    PositionSizer half = new ShareOfMargin(5_000);

    assertThat(half.size(request("1"), context("100000", "12500"))).isEqualTo(new SizeResult.Packages(4));
    assertThat(half.size(request("0.99"), context("100000", "12500"))).isEqualTo(new SizeResult.Packages(3));
    assertThat(half.size(request("1"), context("-100000", "12500"))).isEqualTo(
        new SizeResult.Zero("the margin of one package 12500.00 is more than 0.00 at confidence 1"));
  }

  @Test
  void shareOfMarginNeedsBothFigures() {
    PositionSizer half = new ShareOfMargin(5_000);
    SizingContext full = context("100000", "12500");

    assertThat(half.size(request("1"), new SizingContext(full.instruments(), Optional.empty(), Optional.empty())))
        .isEqualTo(new SizeResult.Zero("the available margin is not known"));
    assertThat(half.size(request("1"), new SizingContext(full.instruments(), full.funds(), Optional.empty())))
        .isEqualTo(new SizeResult.Zero("the margin of one package is not known"));
  }

  private static GroupRequest request(String confidence) {
    return GroupRequest.enter(new RequestKey("k"), new StrategyId("s"), Product.NRML,
        List.of(LegSpec.buy(LONG_CALL.id(), 1, price("5.00")), LegSpec.sell(SHORT_CALL.id(), 1, price("24.00"))),
        new Sizing.BySizer(new BigDecimal(confidence)), GroupPolicy.DEFAULT);
  }

  private static SizingContext context(String available, String onePackage) {
    SortedMap<InstrumentId, Instrument> known = new TreeMap<>();
    known.put(LONG_CALL.id(), LONG_CALL);
    known.put(SHORT_CALL.id(), SHORT_CALL);
    Money margin = Money.parse(available);
    return new SizingContext(known, Optional.of(new Funds(margin, margin, Money.ZERO)),
        Optional.of(Money.parse(onePackage)));
  }
}
