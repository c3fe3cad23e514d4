package dev.belay.recovery;

import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.persistence.StoreIdentity;
import java.util.List;
import java.util.function.Predicate;

/**
 * Orders at the broker that carry our instance and that our store does not know: proof of a lost store or a
 * double.
 */
public final class Stray {

  private Stray() {}

  /**
   * {@return the tags of our instance that this store never drew, as far as it knows}
   *
   * @param book the broker's order book
   * @param identity who the store is
   * @param known whether an order is known
   */
  public static List<OrderTag> find(List<OrderReport> book, StoreIdentity identity, Predicate<OrderTag> known) {
    return book.stream().flatMap(each -> each.tag().stream())
        .filter(tag -> tag.instance().equals(identity.instance()))
        .filter(tag -> !known.test(tag) && !drawn(tag, identity)).distinct().toList();
  }

  /** Orders of groups that ended long ago are not loaded, but their numbers lie below the store's highest. */
  private static boolean drawn(OrderTag tag, StoreIdentity identity) {
    boolean ours = tag.epoch().equals(identity.epoch()) || identity.formerEpochs().contains(tag.epoch());
    return ours && (tag.emergency() || tag.sequence() <= identity.lastSequence());
  }
}
