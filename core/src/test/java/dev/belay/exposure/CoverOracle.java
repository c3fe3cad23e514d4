package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cover by trying every assignment, one unit at a time: slow, and plainly what DESIGN section 4 says. */
final class CoverOracle {

  private final List<Instrument> shorts = new ArrayList<>();
  private final List<Holding> covers = new ArrayList<>();
  private final SortedMap<String, Long> known = new TreeMap<>();

  CoverOracle(List<Holding> holdings) {
    for (Holding each : holdings) {
      for (long unit = 0; unit < each.quantity().abs().units(); unit++) {
        if (each.instrument().isOption() && each.quantity().isNegative()) {
          shorts.add(each.instrument());
        } else {
          covers.add(each);
        }
      }
    }
  }

  static boolean mayCover(Holding cover, Instrument sold) {
    boolean sameUnderlying = cover.instrument().underlying().equals(sold.underlying());
    boolean expiresLater = cover.instrument().expiry()
        .filter(day -> !day.isBefore(sold.expiry().orElseThrow())).isPresent();
    boolean longSide = cover.quantity().isPositive();
    boolean fits = switch (cover.instrument().kind()) {
      case CALL, PUT -> longSide && cover.instrument().kind() == sold.kind();
      case FUTURE -> sold.kind() == (longSide ? InstrumentKind.CALL : InstrumentKind.PUT);
      case EQUITY -> false;
    };
    return sameUnderlying && expiresLater && fits;
  }

  /** The most units that any assignment covers. */
  long covered() {
    known.clear();
    return best(0, new boolean[covers.size()]);
  }

  long uncovered() {
    return shorts.size() - covered();
  }

  /** Units of one holding are alike, and what was once tried is known: a large book would take for ever else. */
  private long best(int from, boolean[] used) {
    if (from == shorts.size()) {
      return 0;
    }
    String tried = from + Arrays.toString(used);
    if (!known.containsKey(tried)) {
      known.put(tried, tryAll(from, used));
    }
    return known.get(tried);
  }

  private long tryAll(int from, boolean[] used) {
    long most = best(from + 1, used);
    for (int i = 0; i < covers.size(); i++) {
      boolean asGood = i > 0 && !used[i - 1] && covers.get(i).equals(covers.get(i - 1));
      if (!used[i] && !asGood && mayCover(covers.get(i), shorts.get(from))) {
        used[i] = true;
        most = Math.max(most, 1 + best(from + 1, used));
        used[i] = false;
      }
    }
    return most;
  }
}
