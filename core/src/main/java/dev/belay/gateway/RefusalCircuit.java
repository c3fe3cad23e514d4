package dev.belay.gateway;

import dev.belay.market.InstrumentId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Stops entries that are refused for the same reason again and again: after three in a row one probe goes
 * every 30 s, and the first that is not refused closes the circuit. What lowers risk is never stopped.
 * Pure: time is passed in.
 */
final class RefusalCircuit {

  static final int MOST = 3;
  static final Duration PROBE = Duration.ofSeconds(30);

  private record Request(InstrumentId instrument, Product product, Side side) {
    static Request of(OrderTerms terms) {
      return new Request(terms.instrument(), terms.product(), terms.side());
    }
  }

  private record Refusals(RejectionReason reason, int count, Moment last) {
    String text() {
      return "refused " + count + " times for " + reason.code();
    }
  }

  private final LinkedHashMap<Request, Refusals> refused = new LinkedHashMap<>();

  void refused(OrderTerms terms, BrokerRejection why, Moment now) {
    if (why.reason() == RejectionReason.RATE || why.reason() == RejectionReason.NOT_SENT) {
      return;
    }
    Refusals former = refused.get(Request.of(terms));
    boolean again = former != null && former.reason() == why.reason();
    refused.put(Request.of(terms), new Refusals(why.reason(), again ? former.count() + 1 : 1, now));
  }

  void taken(OrderTerms terms) {
    refused.remove(Request.of(terms));
  }

  /** Why an entry would be stopped now; asking takes no probe. */
  Optional<String> open(InstrumentId instrument, Product product, Side side, Moment now) {
    return Optional.ofNullable(refused.get(new Request(instrument, product, side)))
        .filter(known -> known.count() >= MOST && !now.isPast(known.last(), PROBE)).map(Refusals::text);
  }

  /** Empty when an entry may go; then, with the circuit open, it is the probe of these 30 s. */
  Optional<String> objection(OrderTerms terms, Moment now) {
    Refusals known = refused.get(Request.of(terms));
    if (known == null || known.count() < MOST) {
      return Optional.empty();
    }
    if (now.isPast(known.last(), PROBE)) {
      refused.put(Request.of(terms), new Refusals(known.reason(), known.count(), now));
      return Optional.empty();
    }
    return Optional.of(known.text());
  }
}
