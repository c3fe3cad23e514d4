package dev.belay.observe;

import dev.belay.margin.WorstCaseReport;
import dev.belay.margin.WorstPoint;
import dev.belay.money.Money;
import dev.belay.persistence.CanonicalText;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the journal keeps of a group that was taken: its legs, and what it needs on its way in and out. */
final class AcceptedText {

  /** A plan with many slices passes through very many portfolios; the dearest are kept. */
  static final int MOST_POINTS = 24;

  private AcceptedText() {}

  static void write(CanonicalText.Writer text, ExecutionEvent.Accepted event) {
    WorstCaseReport worst = event.worstCase();
    text.put("key", event.key()).put("legs", event.legs().size());
    for (Leg leg : event.legs()) {
      String at = "leg." + leg.id() + ".";
      text.put(at + "instrument", leg.instrument().id()).put(at + "limit", leg.ladder().limit())
          .put(at + "phase", leg.phase()).put(at + "quantity", leg.quantity()).put(at + "side", leg.side().code());
    }
    text.put("margin.allowed", worst.allowedMargin()).put("margin.cash", worst.allowedCash())
        .put("margin.present", worst.presentRequirement())
        .put("margin.worst", worst.worst().map(WorstPoint::toString));
    List<WorstPoint> path = dearest(worst.path());
    text.put("packages", event.packages()).put("path", path.size());
    for (int i = 0; i < path.size(); i++) {
      WorstPoint point = path.get(i);
      text.put("path." + i + ".need", point.increment()).put("path." + i + ".shock", point.shock())
          .put("path." + i + ".state", point.state());
    }
    text.put("strategy", event.strategy());
  }

  /** The points that need the most, in the order in which they are met. */
  private static List<WorstPoint> dearest(List<WorstPoint> path) {
    if (path.size() <= MOST_POINTS) {
      return path;
    }
    List<WorstPoint> falling = new ArrayList<>(path);
    falling.sort(Comparator.comparing(WorstPoint::increment, Comparator.<Money>reverseOrder()));
    List<WorstPoint> kept = falling.subList(0, MOST_POINTS);
    return path.stream().filter(kept::contains).limit(MOST_POINTS).toList();
  }
}
