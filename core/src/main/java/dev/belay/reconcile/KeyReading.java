package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One key of a positions read that is not suspect, beside what we believe of the key at this moment.
 *
 * @param key which
 * @param net the broker's signed net; zero when a believed read has no row for it
 * @param owners signed units of own fills by group, none of them zero
 * @param fills our own fills of the last while, oldest first
 * @param buying units of own orders that may still be bought
 * @param selling units of own orders that may still be sold
 * @param foreign signed units that orders which are not ours have traded today, as far as books show
 * @param booksBegun when the last usable read of the order book began, if there was one
 * @param begun when the read began
 * @param at when it arrived
 */
public record KeyReading(PositionKey key, Quantity net, SortedMap<GroupId, Quantity> owners, List<OwnFill> fills,
    Quantity buying, Quantity selling, Quantity foreign, Optional<Moment> booksBegun, Moment begun,
    Moment at) {

  /** How long a positions read may be behind our own fills (DESIGN D23), and an order book behind the positions. */
  static final Duration BEHIND = Duration.ofSeconds(10);

  /** Copies the collections. */
  public KeyReading {
    Objects.requireNonNull(key, "key");
    owners = Collections.unmodifiableSortedMap(new TreeMap<>(owners));
    fills = List.copyOf(fills);
    Objects.requireNonNull(booksBegun, "booksBegun");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(at, "at");
  }

  /** {@return signed units of own fills} */
  Quantity own() {
    return Attribution.sum(owners);
  }

  /** Whether a fill of ours is newer than the reading: it changes nothing then. */
  boolean isOlderThanAFill() {
    return fills.stream().anyMatch(each -> begun.isBefore(each.at()));
  }

  /** Whether a difference is what the read would show if it did not know our latest fills yet. */
  boolean mayLag(Quantity difference) {
    Quantity unseen = Quantity.ZERO;
    for (int i = fills.size() - 1; i >= 0; i--) {
      OwnFill fill = fills.get(i);
      if (begun.isPast(fill.at(), BEHIND)) {
        return false;
      }
      unseen = unseen.plus(fill.signed());
      if (difference.equals(unseen.negate())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a difference may be fills of our working orders that no order book has shown yet. */
  boolean mayLead(Quantity difference) {
    return !difference.isMoreThan(buying) && !difference.negate().isMoreThan(selling);
  }

  /** Whether an order book was asked for since a moment. */
  boolean isBookedAfter(Moment moment) {
    return booksBegun.filter(moment::isBefore).isPresent();
  }

  /** Whether the order book was asked for so long after a moment that they show every fill of before it. */
  boolean booksKnow(Moment moment) {
    return booksBegun.filter(asked -> asked.isPast(moment, BEHIND)).isPresent();
  }
}
