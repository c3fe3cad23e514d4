package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import java.util.ArrayList;
import java.util.List;

/** Cover by trying every assignment, one unit at a time: slow, and plainly what DESIGN section 4 says. */
final class CoverOracle {

  private final List<Instrument> shorts = new ArrayList<>();
  private final List<Holding> covers = new ArrayList<>();

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
    return best(0, new boolean[covers.size()]);
  }

  long uncovered() {
    return shorts.size() - covered();
  }

  private long best(int from, boolean[] used) {
    if (from == shorts.size()) {
      return 0;
    }
    long most = best(from + 1, used);
    for (int i = 0; i < covers.size(); i++) {
      if (!used[i] && mayCover(covers.get(i), shorts.get(from))) {
        used[i] = true;
        most = Math.max(most, 1 + best(from + 1, used));
        used[i] = false;
      }
    }
    return most;
  }
}
