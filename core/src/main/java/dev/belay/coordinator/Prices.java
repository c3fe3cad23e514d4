package dev.belay.coordinator;

import dev.belay.money.Price;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where those closing orders of a group rest that were moved, and which of them the exchange has refused to let rest
 * further out. Loop only.
 */
final class Prices {

  private final SortedMap<OrderTag, PriceTerms> shown = new TreeMap<>();
  private final SortedMap<OrderTag, PriceTerms> asked = new TreeMap<>();
  private final SortedMap<OrderTag, PriceTerms> refused = new TreeMap<>();

  void asked(OrderIntent order, PriceTerms to) {
    asked.put(order.tag(), to);
  }

  /** Takes note of a fact, and answers the price that it says is outside the band. */
  Optional<PriceTerms> told(OrderFact fact) {
    OrderTag tag = fact.intent().tag();
    Optional<PriceTerms> outside = Optional.empty();
    switch (fact.kind()) {
      case SHOWN -> {
        asked.remove(tag);
        shown.put(tag, ((OrderFact.Shown) fact).price());
      }
      case CHANGE_REFUSED -> {
        Optional<PriceTerms> wish = Optional.ofNullable(asked.remove(tag));
        if (((OrderFact.ChangeRefused) fact).rejection().reason() == RejectionReason.PRICE_BAND) {
          wish.ifPresent(terms -> refused.put(tag, terms));
          outside = wish;
        }
      }
      case CLOSED -> {
        outside = ((OrderFact.Closed) fact).rejection().filter(why -> why.reason() == RejectionReason.PRICE_BAND)
            .map(why -> fact.intent().terms().price());
        shown.remove(tag);
        asked.remove(tag);
        refused.remove(tag);
      }
      case ACCEPTED, IN_DOUBT, TRIGGERED, FILLED, PRICED -> { }
    }
    return outside;
  }

  /** Whether an order once refused further out would be no better off at a price than where it rests. */
  boolean isAtBand(OrderIntent order, PriceTerms to) {
    PriceTerms rests = shown.getOrDefault(order.tag(), order.terms().price());
    if (!refused.containsKey(order.tag()) || rests.kind() != to.kind()) {
      return false;
    }
    return switch (to.kind()) {
      case LIMIT -> !isBetter(order.terms().side(), ((PriceTerms.Limit) to).price(),
          ((PriceTerms.Limit) rests).price());
      case PROTECTED_MARKET -> ((PriceTerms.ProtectedMarket) to).percent()
          .compareTo(((PriceTerms.ProtectedMarket) rests).percent()) <= 0;
      case STOP_LIMIT -> false;
    };
  }

  private static boolean isBetter(Side side, Price price, Price than) {
    return side == Side.BUY ? price.isAbove(than) : price.isBelow(than);
  }
}
