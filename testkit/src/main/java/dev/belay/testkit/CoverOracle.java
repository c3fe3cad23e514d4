package dev.belay.testkit;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much of a set of short options nothing covers, worked out anew and in the plainest way: the testkit's own answer,
 * independent of the one that it checks.
 *
 * <p>A long option covers a short one of the same underlying and type that does not expire later; a long future covers
 * short calls, a short future short puts, under the same condition. Unit for unit, at any strike.
 */
final class CoverOracle {

  /** A net position in one contract. */
  record Held(Instrument instrument, Quantity net) {}

  private CoverOracle() {}

  static Quantity uncovered(List<Held> held) {
    return uncovered(held, InstrumentKind.CALL).plus(uncovered(held, InstrumentKind.PUT));
  }

  /**
   * Shorts are served latest expiry first. What may cover a short may cover every earlier one too, so taking any of it
   * leaves the fewest uncovered.
   */
  private static Quantity uncovered(List<Held> held, InstrumentKind type) {
    List<Held> covers = new ArrayList<>(held.stream().filter(each -> covers(each, type)).toList());
    List<Held> shorts = held.stream()
        .filter(each -> each.instrument().kind() == type && each.net().isNegative())
        .sorted(Comparator.comparing((Held each) -> expiry(each)).reversed())
        .toList();
    Quantity naked = Quantity.ZERO;
    for (Held sold : shorts) {
      Quantity need = sold.net().abs();
      for (int i = 0; i < covers.size(); i++) {
        Held cover = covers.get(i);
        if (underlying(cover).equals(underlying(sold)) && !expiry(cover).isBefore(expiry(sold))) {
          Quantity used = need.min(cover.net().abs());
          need = need.minus(used);
          covers.set(i, new Held(cover.instrument(), Quantity.of(cover.net().abs().minus(used).units())));
        }
      }
      naked = naked.plus(need);
    }
    return naked;
  }

  private static boolean covers(Held held, InstrumentKind type) {
    boolean future = held.instrument().kind() == InstrumentKind.FUTURE;
    boolean rightFuture = future && (type == InstrumentKind.CALL ? held.net().isPositive() : held.net().isNegative());
    return rightFuture || held.instrument().kind() == type && held.net().isPositive();
  }

  private static Underlying underlying(Held held) {
    return held.instrument().underlying();
  }

  private static LocalDate expiry(Held held) {
    return held.instrument().expiry().orElseThrow();
  }
}
