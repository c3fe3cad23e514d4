package dev.belay.examples;

import static dev.belay.market.InstrumentKind.CALL;
import static dev.belay.market.InstrumentKind.PUT;

import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Price;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.SampleMarket;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The five usual structures around 24,500; their prices come from quotes. */
enum PaperStructure {
  /** Two verticals around the market. */
  CONDOR(false, sold(24_000, PUT), bought(23_800, PUT), sold(25_000, CALL), bought(25_200, CALL)),
  /** Two verticals whose sold legs share the market's strike. */
  FLY(false, sold(24_500, PUT), bought(24_200, PUT), sold(24_500, CALL), bought(24_800, CALL)),
  /** A sold put and one that covers it. */
  VERTICAL(false, sold(24_300, PUT), bought(24_100, PUT)),
  /** Two sold legs that nothing covers, as declared. */
  STRANGLE(true, sold(24_000, PUT), sold(25_000, CALL)),
  /** A sold call, covered by the same strike of the later expiry. */
  CALENDAR(false, sold(24_500, CALL), bought(SampleMarket.FAR, 24_500, CALL));

  /** Replaced by the market's before anything is sent. */
  private static final class NoPrice {
    private static final PriceLadder LADDER = PriceLadder.at(Price.parse("1"));
  }

  private final boolean naked;
  private final List<LegSpec> legs;

  PaperStructure(boolean naked, LegSpec... legs) {
    this.naked = naked;
    this.legs = List.of(legs);
  }

  private static LegSpec sold(int strike, InstrumentKind kind) {
    return LegSpec.sell(SampleMarket.option(SampleMarket.NEAR, strike, kind), 1, NoPrice.LADDER);
  }

  private static LegSpec bought(int strike, InstrumentKind kind) {
    return bought(SampleMarket.NEAR, strike, kind);
  }

  private static LegSpec bought(LocalDate expiry, int strike, InstrumentKind kind) {
    return LegSpec.buy(SampleMarket.option(expiry, strike, kind), 1, NoPrice.LADDER);
  }

  /** Whether its shorts are declared to stand uncovered. */
  boolean isNaked() {
    return naked;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One lot of it, without prices yet. */
  GroupRequest request(String key) {
    return GroupRequest.enter(new RequestKey(key), new StrategyId("paper"), Product.NRML, legs, new Sizing.Lots(1),
        naked ? GroupPolicy.DEFAULT.declaredNaked() : GroupPolicy.DEFAULT);
  }

  static List<InstrumentId> everyContract() {
    return Arrays.stream(values()).flatMap(each -> each.legs.stream()).map(LegSpec::instrument).distinct().toList();
  }
}
