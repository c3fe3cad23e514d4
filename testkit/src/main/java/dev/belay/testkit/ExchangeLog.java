package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that happened at the exchange, in order, for comparisons of whole lists.
 *
 * <p>{@link #story()} tells it in short lines without times and ids, which is what most tests want to compare:
 *
 * <pre>
 * E0.0 BUY 65 NFO:NIFTY2680624000PE @12.50: taken
 * E0.0 opened
 * E0.0 filled 65 @12.50
 * E2.0 SELL 65 NFO:NIFTY2680624300PE @40.00: refused (margin)
 * </pre>
 *
 * <p>An order is named by the purpose, leg and attempt of its tag, with its group before them where there are several,
 * and an order of others by {@code #} and its id. This class is an immutable value.
 *
 * @param events the events
 */
public record ExchangeLog(List<ExchangeEvent> events) {

  /** Copies the list. */
  public ExchangeLog {
    events = List.copyOf(events);
  }

  /** {@return what became of the orders, one line an event, prices of the market left out} */
  public List<String> story() {
    return told(event -> "");
  }

  /**
   * {@return the story with the milliseconds since an instant before each line}
   *
   * @param start the instant
   */
  public List<String> timeline(Instant start) {
    return told(event -> String.format(Locale.ROOT, "%6d ms  ", Duration.between(start, event.at()).toMillis()));
  }

  /** {@return every request to place an order that arrived, in order of arrival, also those refused} */
  public List<OrderTerms> arrivals() {
    List<OrderTerms> found = new ArrayList<>();
    for (ExchangeEvent event : events) {
      if (event.kind() == ExchangeEvent.Kind.TAKEN) {
        found.add(((ExchangeEvent.Taken) event).terms());
      } else if (event.kind() == ExchangeEvent.Kind.REFUSED) {
        found.add(((ExchangeEvent.Refused) event).terms());
      }
    }
    return found;
  }

  /** {@return the tags of all requests to place an order that arrived, in order of arrival} */
  public List<OrderTag> tags() {
    List<OrderTag> found = new ArrayList<>();
    for (ExchangeEvent event : events) {
      Optional<OrderTag> tag = event.kind() == ExchangeEvent.Kind.TAKEN ? ((ExchangeEvent.Taken) event).tag()
          : event.kind() == ExchangeEvent.Kind.REFUSED ? ((ExchangeEvent.Refused) event).tag() : Optional.empty();
      tag.ifPresent(found::add);
    }
    return found;
  }

  /** {@return the tags that arrived more than once: there must be none} */
  public List<OrderTag> repeatedTags() {
    SortedSet<OrderTag> once = new TreeSet<>();
    return tags().stream().filter(tag -> !once.add(tag)).toList();
  }

  /** {@return what all trades and settlements left open, by instrument over all products, flat ones left out} */
  public SortedMap<InstrumentId, Quantity> open() {
    SortedMap<BrokerOrderId, OrderTerms> terms = new TreeMap<>();
    SortedMap<InstrumentId, Quantity> open = new TreeMap<>();
    for (ExchangeEvent event : events) {
      if (event.kind() == ExchangeEvent.Kind.TAKEN) {
        terms.put(((ExchangeEvent.Taken) event).id(), ((ExchangeEvent.Taken) event).terms());
      } else if (event.kind() == ExchangeEvent.Kind.FILLED) {
        ExchangeEvent.Filled fill = (ExchangeEvent.Filled) event;
        OrderTerms order = terms.get(fill.id());
        open.merge(order.instrument(), order.side().signed(fill.quantity()), Quantity::plus);
      } else if (event.kind() == ExchangeEvent.Kind.SETTLED) {
        ExchangeEvent.Settled gone = (ExchangeEvent.Settled) event;
        open.merge(gone.instrument(), gone.quantity().negate(), Quantity::plus);
      }
    }
    open.values().removeIf(Quantity::isZero);
    return open;
  }

  private interface Prefix {
    String of(ExchangeEvent event);
  }

  private List<String> told(Prefix prefix) {
    boolean grouped = tags().stream().map(OrderTag::group).distinct().count() > 1;
    SortedMap<BrokerOrderId, String> names = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (ExchangeEvent event : events) {
      if (event.kind() != ExchangeEvent.Kind.PRICED) {
        lines.add(prefix.of(event) + line(event, names, grouped));
      }
    }
    return lines;
  }

  private static String line(ExchangeEvent event, SortedMap<BrokerOrderId, String> names, boolean grouped) {
    return switch (event.kind()) {
      case TAKEN -> {
        ExchangeEvent.Taken taken = (ExchangeEvent.Taken) event;
        names.put(taken.id(), name(taken.tag(), "#" + taken.id(), grouped));
        yield names.get(taken.id()) + " " + text(taken.terms()) + ": taken";
      }
      case REFUSED -> {
        ExchangeEvent.Refused refused = (ExchangeEvent.Refused) event;
        yield name(refused.tag(), "#", grouped) + " " + text(refused.terms()) + ": refused ("
            + refused.rejection().reason().code() + ")";
      }
      case OPENED -> of(names, ((ExchangeEvent.Opened) event).id()) + " opened";
      case REJECTED -> {
        ExchangeEvent.Rejected rejected = (ExchangeEvent.Rejected) event;
        yield of(names, rejected.id()) + " rejected (" + rejected.rejection().reason().code() + ")";
      }
      case TRIGGERED -> of(names, ((ExchangeEvent.Triggered) event).id()) + " triggered";
      case FILLED -> {
        ExchangeEvent.Filled fill = (ExchangeEvent.Filled) event;
        yield of(names, fill.id()) + " filled " + fill.quantity() + " @" + fill.price();
      }
      case CANCEL_ASKED -> of(names, ((ExchangeEvent.CancelAsked) event).id()) + " cancel asked";
      case CANCEL_REFUSED -> of(names, ((ExchangeEvent.CancelRefused) event).id()) + " cancel refused";
      case CANCELLED -> of(names, ((ExchangeEvent.Cancelled) event).id()) + " cancelled";
      case MODIFY_ASKED -> {
        ExchangeEvent.ModifyAsked asked = (ExchangeEvent.ModifyAsked) event;
        yield of(names, asked.id()) + " modify asked " + text(asked.to());
      }
      case MODIFY_REFUSED -> of(names, ((ExchangeEvent.ModifyRefused) event).id()) + " modify refused";
      case MODIFIED -> {
        ExchangeEvent.Modified modified = (ExchangeEvent.Modified) event;
        yield of(names, modified.id()) + " modified " + text(modified.to());
      }
      case SHOWN -> of(names, ((ExchangeEvent.Shown) event).id()) + " shown as "
          + ((ExchangeEvent.Shown) event).status().words();
      case CONVERTED -> {
        ExchangeEvent.Converted moved = (ExchangeEvent.Converted) event;
        yield moved.instrument() + " " + moved.quantity() + " converted from " + moved.from() + " to " + moved.to();
      }
      case SETTLED -> {
        ExchangeEvent.Settled gone = (ExchangeEvent.Settled) event;
        yield gone.instrument() + " " + gone.quantity() + " settled @" + gone.price();
      }
      case LAPSED -> of(names, ((ExchangeEvent.Lapsed) event).id()) + " lapsed";
      case PRICED -> {
        ExchangeEvent.Priced priced = (ExchangeEvent.Priced) event;
        yield priced.instrument() + " last " + priced.price();
      }
    };
  }

  private static String of(SortedMap<BrokerOrderId, String> names, BrokerOrderId id) {
    return names.getOrDefault(id, "#" + id);
  }

  private static String name(Optional<OrderTag> tag, String otherwise, boolean grouped) {
    return tag.map(known -> (grouped ? known.group() + "/" : "") + known.purpose().letter() + known.leg() + "."
        + known.attempt()).orElse(otherwise);
  }

  private static String text(OrderTerms terms) {
    return terms.side() + " " + terms.quantity() + " " + terms.instrument() + " " + text(terms.price());
  }

  private static String text(PriceTerms price) {
    return switch (price.kind()) {
      case LIMIT -> "@" + ((PriceTerms.Limit) price).price();
      case STOP_LIMIT -> {
        PriceTerms.StopLimit stop = (PriceTerms.StopLimit) price;
        yield "stop " + stop.trigger() + " @" + stop.limit();
      }
      case PROTECTED_MARKET -> "market within "
          + ((PriceTerms.ProtectedMarket) price).percent().stripTrailingZeros().toPlainString() + " %";
    };
  }
}
