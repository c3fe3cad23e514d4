package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.order.TradeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Events as lines of tab-separated words and back. */
final class EventText {

  private static final String NONE = "-";

  private EventText() {}

  static String write(ExchangeEvent event) {
    List<String> words = new ArrayList<>(List.of(event.kind().name(), event.at().toString()));
    switch (event.kind()) {
      case TAKEN -> {
        ExchangeEvent.Taken taken = (ExchangeEvent.Taken) event;
        words.add(taken.id().value());
        order(words, taken.tag(), taken.terms());
      }
      case REFUSED -> {
        ExchangeEvent.Refused refused = (ExchangeEvent.Refused) event;
        order(words, refused.tag(), refused.terms());
        rejection(words, refused.rejection());
      }
      case OPENED -> {
        words.add(((ExchangeEvent.Opened) event).id().value());
        price(words, ((ExchangeEvent.Opened) event).price());
      }
      case REJECTED -> {
        words.add(((ExchangeEvent.Rejected) event).id().value());
        rejection(words, ((ExchangeEvent.Rejected) event).rejection());
      }
      case FILLED -> {
        ExchangeEvent.Filled fill = (ExchangeEvent.Filled) event;
        words.addAll(List.of(fill.id().value(), fill.trade().value(), fill.quantity().toString(),
            fill.price().toString()));
      }
      case SHOWN -> words.addAll(List.of(((ExchangeEvent.Shown) event).id().value(),
          ((ExchangeEvent.Shown) event).status().name()));
      case TRIGGERED -> words.add(((ExchangeEvent.Triggered) event).id().value());
      case CANCELLED -> words.add(((ExchangeEvent.Cancelled) event).id().value());
      case LAPSED -> words.add(((ExchangeEvent.Lapsed) event).id().value());
      case CANCEL_ASKED, CANCEL_REFUSED, MODIFY_ASKED, MODIFY_REFUSED, MODIFIED -> change(words, event);
      case PRICED, CONVERTED, SETTLED -> market(words, event);
    }
    return String.join("\t", words.stream().map(EventText::escaped).toList());
  }

  private static void change(List<String> words, ExchangeEvent event) {
    switch (event.kind()) {
      case CANCEL_ASKED -> words.add(((ExchangeEvent.CancelAsked) event).id().value());
      case CANCEL_REFUSED -> {
        words.add(((ExchangeEvent.CancelRefused) event).id().value());
        rejection(words, ((ExchangeEvent.CancelRefused) event).rejection());
      }
      case MODIFY_ASKED -> {
        words.add(((ExchangeEvent.ModifyAsked) event).id().value());
        price(words, ((ExchangeEvent.ModifyAsked) event).to());
      }
      case MODIFY_REFUSED -> {
        words.add(((ExchangeEvent.ModifyRefused) event).id().value());
        price(words, ((ExchangeEvent.ModifyRefused) event).to());
        rejection(words, ((ExchangeEvent.ModifyRefused) event).rejection());
      }
      case MODIFIED -> {
        words.add(((ExchangeEvent.Modified) event).id().value());
        price(words, ((ExchangeEvent.Modified) event).to());
      }
      default -> throw new IllegalArgumentException("no change of an order: " + event.kind());
    }
  }

  private static void market(List<String> words, ExchangeEvent event) {
    switch (event.kind()) {
      case PRICED -> words.addAll(List.of(((ExchangeEvent.Priced) event).instrument().toString(),
          ((ExchangeEvent.Priced) event).price().toString()));
      case CONVERTED -> {
        ExchangeEvent.Converted moved = (ExchangeEvent.Converted) event;
        words.addAll(List.of(moved.instrument().toString(), moved.from().code(), moved.to().code(),
            moved.quantity().toString(), moved.price().toString()));
      }
      case SETTLED -> {
        ExchangeEvent.Settled gone = (ExchangeEvent.Settled) event;
        words.addAll(List.of(gone.instrument().toString(), gone.product().code(), gone.quantity().toString(),
            gone.price().toString()));
      }
      default -> throw new IllegalArgumentException("no event of the market: " + event.kind());
    }
  }

  static ExchangeEvent read(String line) {
    Deque<String> words = new ArrayDeque<>();
    for (String word : line.split("\t", -1)) {
      words.add(plain(word));
    }
    ExchangeEvent.Kind kind = ExchangeEvent.Kind.valueOf(words.remove());
    Instant at = Instant.parse(words.remove());
    return switch (kind) {
      case TAKEN -> new ExchangeEvent.Taken(at, id(words), tag(words), terms(words));
      case REFUSED -> new ExchangeEvent.Refused(at, tag(words), terms(words), rejection(words));
      case OPENED -> new ExchangeEvent.Opened(at, id(words), price(words));
      case REJECTED -> new ExchangeEvent.Rejected(at, id(words), rejection(words));
      case TRIGGERED -> new ExchangeEvent.Triggered(at, id(words));
      case FILLED -> new ExchangeEvent.Filled(at, id(words), new TradeId(words.remove()),
          Quantity.parse(words.remove()), Price.parse(words.remove()));
      case CANCEL_ASKED -> new ExchangeEvent.CancelAsked(at, id(words));
      case CANCEL_REFUSED -> new ExchangeEvent.CancelRefused(at, id(words), rejection(words));
      case CANCELLED -> new ExchangeEvent.Cancelled(at, id(words));
      case MODIFY_ASKED -> new ExchangeEvent.ModifyAsked(at, id(words), price(words));
      case MODIFY_REFUSED -> new ExchangeEvent.ModifyRefused(at, id(words), price(words), rejection(words));
      case MODIFIED -> new ExchangeEvent.Modified(at, id(words), price(words));
      case SHOWN -> new ExchangeEvent.Shown(at, id(words), BrokerStatus.valueOf(words.remove()));
      case CONVERTED -> new ExchangeEvent.Converted(at, InstrumentId.parse(words.remove()),
          Product.valueOf(words.remove()), Product.valueOf(words.remove()), Quantity.parse(words.remove()),
          Price.parse(words.remove()));
      case SETTLED -> new ExchangeEvent.Settled(at, InstrumentId.parse(words.remove()),
          Product.valueOf(words.remove()), Quantity.parse(words.remove()), Price.parse(words.remove()));
      case LAPSED -> new ExchangeEvent.Lapsed(at, id(words));
      case PRICED -> new ExchangeEvent.Priced(at, InstrumentId.parse(words.remove()), Price.parse(words.remove()));
    };
  }

  private static void order(List<String> words, Optional<OrderTag> tag, OrderTerms terms) {
    words.addAll(List.of(tag.map(OrderTag::text).orElse(NONE), terms.instrument().toString(), terms.product().code(),
        terms.side().code(), terms.quantity().toString()));
    price(words, terms.price());
  }

  private static void price(List<String> words, PriceTerms price) {
    words.add(price.kind().name());
    switch (price.kind()) {
      case LIMIT -> words.add(((PriceTerms.Limit) price).price().toString());
      case STOP_LIMIT -> words.addAll(List.of(((PriceTerms.StopLimit) price).trigger().toString(),
          ((PriceTerms.StopLimit) price).limit().toString()));
      case PROTECTED_MARKET -> words.add(((PriceTerms.ProtectedMarket) price).percent().toPlainString());
    }
  }

  private static void rejection(List<String> words, BrokerRejection rejection) {
    words.addAll(List.of(rejection.reason().code(), rejection.text(),
        rejection.freezeLimit().map(Quantity::toString).orElse(NONE)));
  }

  private static BrokerOrderId id(Deque<String> words) {
    return new BrokerOrderId(words.remove());
  }

  private static Optional<OrderTag> tag(Deque<String> words) {
    String text = words.remove();
    return text.equals(NONE) ? Optional.empty() : Optional.of(OrderTag.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no tag: " + text)));
  }

  private static OrderTerms terms(Deque<String> words) {
    return new OrderTerms(InstrumentId.parse(words.remove()), Product.valueOf(words.remove()),
        Side.of(words.remove()), Quantity.parse(words.remove()), price(words));
  }

  private static PriceTerms price(Deque<String> words) {
    return switch (PriceTerms.Kind.valueOf(words.remove())) {
      case LIMIT -> new PriceTerms.Limit(Price.parse(words.remove()));
      case STOP_LIMIT -> new PriceTerms.StopLimit(Price.parse(words.remove()), Price.parse(words.remove()));
      case PROTECTED_MARKET -> new PriceTerms.ProtectedMarket(new BigDecimal(words.remove()));
    };
  }

  private static BrokerRejection rejection(Deque<String> words) {
    RejectionReason reason = RejectionReason.of(words.remove());
    String text = words.remove();
    String freeze = words.remove();
    return new BrokerRejection(reason, text,
        freeze.equals(NONE) ? Optional.empty() : Optional.of(Quantity.parse(freeze)));
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static String plain(String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char each = word.charAt(i);
      if (each != '\\') {
        text.append(each);
      } else {
        char next = word.charAt(++i);
        text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next == 'r' ? '\r' : next);
      }
    }
    return text.toString();
  }
}
