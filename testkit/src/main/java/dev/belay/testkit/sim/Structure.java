package dev.belay.testkit.sim;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.testkit.SampleMarket;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.Locale;

/** What the simulated host trades, in the contracts of {@link SampleMarket}. */
public enum Structure {
  /** One bought call. */
  SINGLE_LONG(false, buy(SampleMarket.call(25_000), "95")),
  /** A sold call and one that covers it. */
  CALL_VERTICAL(false, sell(SampleMarket.call(25_000), "95"), buy(SampleMarket.call(25_200), "45")),
  /** A sold put and one that covers it. */
  PUT_VERTICAL(false, sell(SampleMarket.put(24_000), "90"), buy(SampleMarket.put(23_800), "40")),
  /** Two verticals around the market. */
  IRON_CONDOR(false, sell(SampleMarket.put(24_000), "90"), buy(SampleMarket.put(23_800), "40"),
      sell(SampleMarket.call(25_000), "95"), buy(SampleMarket.call(25_200), "45")),
  /** Two verticals whose sold legs share their strike. */
  IRON_FLY(false, sell(SampleMarket.put(24_500), "190"), buy(SampleMarket.put(24_200), "80"),
      sell(SampleMarket.call(24_500), "195"), buy(SampleMarket.call(24_800), "85")),
  /** Two sold legs that nothing covers, as declared. */
  NAKED_STRANGLE(true, sell(SampleMarket.put(24_000), "90"), sell(SampleMarket.call(25_000), "95")),
  /** A bought future that covers a sold call. */
  COVERED_FUTURE(false, buy(SampleMarket.FUTURE, "24600"), sell(SampleMarket.call(25_000), "95")),
  /** Two bought legs. */
  LONG_STRANGLE(false, buy(SampleMarket.put(24_000), "90"), buy(SampleMarket.call(25_000), "95"));

  /** The next strikes beyond those that are sold: what may be bought where a short cannot be bought back. */
  private static final List<InstrumentId> BEYOND = List.of(SampleMarket.put(23_900), SampleMarket.call(25_100),
      SampleMarket.put(24_400), SampleMarket.call(24_600));

  private final boolean naked;
  private final List<LegSpec> legs;

  Structure(boolean naked, LegSpec... legs) {
    this.naked = naked;
    this.legs = List.of(legs);
  }

  /** {@return its legs} */
  public List<LegSpec> legs() {
    return legs;
  }

  /** {@return whether its shorts are declared to stand uncovered} */
  public boolean isNaked() {
    return naked;
  }

  /** Tells what each of its contracts stands at, and what may have to be bought beside them. */
  void priced(BiConsumer<InstrumentId, Price> told) {
    legs.forEach(leg -> told.accept(leg.instrument(), leg.ladder().limit()));
    BEYOND.forEach(each -> told.accept(each, Price.parse("60")));
  }

  /** All legs of all structures, for worlds that trade any of them. */
  static List<LegSpec> everyLeg() {
    return Arrays.stream(values()).flatMap(each -> each.legs.stream()).toList();
  }

  /** {@return its name in options and reports} */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@return the structure of a code}
   *
   * @param code as {@link #code()} writes it
   * @throws IllegalArgumentException when no structure has it
   */
  public static Structure of(String code) {
    for (Structure each : values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no structure has the code '" + code + "'");
  }

  private static LegSpec buy(InstrumentId instrument, String limit) {
    return LegSpec.buy(instrument, 1, PriceLadder.at(Price.parse(limit)));
  }

  private static LegSpec sell(InstrumentId instrument, String limit) {
    return LegSpec.sell(instrument, 1, PriceLadder.at(Price.parse(limit)));
  }
}
