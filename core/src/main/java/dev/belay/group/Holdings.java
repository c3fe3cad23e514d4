package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.plan.Leg;
import java.util.List;

/** What the orders of a group have left open on a leg. */
final class Holdings {

  private Holdings() {}

  /**
   * Signed units. Closing orders are never larger than what was entered: where more seems to be closed than entered
   * while an entry may still trade, that entry has filled at least the difference and nobody has shown it yet. What an
   * order has filled beyond its own quantity proves nothing of that kind: the exchange overfilled it.
   */
  static Quantity held(Leg leg, List<Child> children) {
    Quantity sum = Quantity.ZERO;
    Quantity asked = Quantity.ZERO;
    Quantity unseen = Quantity.ZERO;
    for (Child each : children) {
      if (each.leg().equals(leg.id())) {
        sum = sum.plus(each.signedFilled());
        asked = asked.plus(each.side().signed(each.isEntry() ? each.filled() : each.filled().min(each.quantity())));
        unseen = each.isEntry() && each.isOpen() ? unseen.plus(each.rest()) : unseen;
      }
    }
    Quantity beyond = leg.side().signed(asked).negate();
    return beyond.isPositive() ? sum.plus(leg.side().signed(beyond.min(unseen))) : sum;
  }
}
