package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loss of ours on one key that is not booked yet.
 *
 * @param move how far the net is from what we believe, by the last reading
 * @param losses the owners' changes by the reading that showed the least
 * @param since when the first evidence arrived
 * @param first when the first of the agreeing readings began
 * @param settled whether two readings at least {@link #APART} from each other agree
 * @param guarded whether covers were told of it
 */
record Doubt(Quantity move, SortedMap<GroupId, Quantity> losses, Moment since, Moment first, boolean settled,
    boolean guarded) {

  /** How far two agreeing readings lie apart to be settled. */
  static final Duration APART = Duration.ofSeconds(2);

  /** The same where no trade explains it, on a new day. */
  static final Duration NEW_DAY_APART = Duration.ofSeconds(5);

  /** After so long without contradiction the smaller reading is acted on. */
  static final Duration QUIET = Duration.ofSeconds(10);

  /** After so long an external close is booked without the trade that explains it. */
  static final Duration WAITED = Duration.ofSeconds(60);

  Doubt {
    Objects.requireNonNull(move, "move");
    losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(first, "first");
  }

  /** A further reading that shows a loss too. */
  Doubt again(Quantity nowMove, SortedMap<GroupId, Quantity> nowLosses, Moment begun) {
    boolean smaller = total(nowLosses).compareTo(total(losses)) < 0;
    SortedMap<GroupId, Quantity> least = smaller ? nowLosses : losses;
    if (!nowMove.equals(move)) {
      return new Doubt(nowMove, least, since, begun, false, guarded);
    }
    return new Doubt(move, least, since, first, settled || begun.isPast(first, APART), guarded);
  }

  Doubt told() {
    return new Doubt(move, losses, since, first, settled, true);
  }

  boolean isQuiet(Moment now) {
    return now.isPast(since, QUIET);
  }

  private static Quantity total(SortedMap<GroupId, Quantity> losses) {
    return losses.values().stream().map(Quantity::abs).reduce(Quantity.ZERO, Quantity::plus);
  }
}
