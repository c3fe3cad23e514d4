package dev.belay.testkit.sim;

import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Price;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.testkit.SampleMarket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.ToIntBiFunction;

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
  LONG_STRANGLE(false, buy(SampleMarket.put(24_000), "90"), buy(SampleMarket.call(25_000), "95")),
  /** One sold leg that nothing covers, as declared. */
  NAKED_PUT(true, sell(SampleMarket.put(24_000), "90")),
  /** Two sold legs of one strike that nothing covers, as declared. */
  NAKED_STRADDLE(true, sell(SampleMarket.put(24_500), "190"), sell(SampleMarket.call(24_500), "195")),
  /** A sold call and one of the same strike that expires a week later. */
  CALENDAR(false, sell(SampleMarket.call(25_000), "95"), buy(later(25_000, InstrumentKind.CALL), "160")),
  /** A sold put and one of a lower strike that expires a week later. */
  DIAGONAL(false, sell(SampleMarket.put(24_000), "90"), buy(later(23_800, InstrumentKind.PUT), "110")),
  /** Two sold for one bought: the second stands uncovered, as declared. */
  RATIO_SPREAD(true, buy(SampleMarket.call(25_000), "95"), sell(2, SampleMarket.call(25_200), "45")),
  /** Two bought for one sold. */
  BACKSPREAD(false, sell(SampleMarket.put(24_000), "90"), buy(2, SampleMarket.put(23_800), "40")),
  /** Two sold between two bought. */
  BUTTERFLY(false, buy(SampleMarket.call(24_800), "85"), sell(2, SampleMarket.call(25_000), "95"),
      buy(SampleMarket.call(25_200), "45")),
  /** A sold future that covers a sold put. */
  COVERED_PUT(false, sell(SampleMarket.FUTURE, "24600"), sell(SampleMarket.put(24_000), "90")),
  /** A vertical of each of two underlyings. */
  TWO_UNDERLYINGS(false, sell(SampleMarket.call(25_000), "95"), buy(SampleMarket.call(25_200), "45"),
      sell(SampleMarket.bankPut(55_000), "400"), buy(SampleMarket.bankPut(54_500), "260"));

  /** The first so many were once all: a seed that drew one of them then mostly draws it still. */
  private static final int FIRST = 8;

  /** So many of a hundred seeds draw one of those that came later. */
  private static final int LATER = 40;

  /** The next strikes beyond those that are sold: what may be bought where a short cannot be bought back. */
  private static final List<InstrumentId> BEYOND = List.of(SampleMarket.put(23_900), SampleMarket.call(25_100),
      SampleMarket.put(24_400), SampleMarket.call(24_600), SampleMarket.call(25_300), SampleMarket.bankPut(54_000));

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

  /** What a seed trades. */
  static Structure drawn(ToIntBiFunction<String, Integer> below) {
    return below.applyAsInt("later structure", 100) < LATER
        ? values()[FIRST + below.applyAsInt("structure of the later", values().length - FIRST)]
        : amongTheFirst(below);
  }

  /** What a seed traded while there were only the first. */
  static Structure amongTheFirst(ToIntBiFunction<String, Integer> below) {
    return values()[below.applyAsInt("structure", FIRST)];
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

  private static LegSpec buy(int ratio, InstrumentId instrument, String limit) {
    return LegSpec.buy(instrument, ratio, PriceLadder.at(Price.parse(limit)));
  }

  private static LegSpec sell(int ratio, InstrumentId instrument, String limit) {
    return LegSpec.sell(instrument, ratio, PriceLadder.at(Price.parse(limit)));
  }

  private static InstrumentId later(int strike, InstrumentKind kind) {
    return SampleMarket.option(SampleMarket.FAR, strike, kind);
  }

  private static LegSpec sell(InstrumentId instrument, String limit) {
    return LegSpec.sell(instrument, 1, PriceLadder.at(Price.parse(limit)));
  }
}
