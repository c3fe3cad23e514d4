package dev.belay.testkit.sim;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.persistence.Entry;
import dev.belay.testkit.ExchangeEvent;
import java.util.List;
import java.util.Optional;

/** Events of a run in a few words each, for those who chase a seed. */
final class Words {

  private Words() {}

  /** An order by group, purpose, leg and attempt, as in {@code 0/E2.0}. */
  static String of(OrderTag tag) {
    return tag.group().number() + "/" + tag.purpose().letter() + tag.leg().index() + "." + tag.attempt()
        + (tag.emergency() ? "!" : "");
  }

  static String of(OrderTag tag, OrderTerms terms) {
    return of(tag) + " " + terms.side() + " " + terms.quantity() + " " + terms.instrument().symbol() + " "
        + terms.price();
  }

  static String of(OrderTag tag, PlaceResult result) {
    return of(tag) + " " + result;
  }

  static String of(OrderReport report) {
    return report.tag().map(Words::of).orElse("#" + report.id()) + " " + report.status() + " " + report.filled()
        + " of " + report.quantity();
  }

  static String of(Entry entry) {
    return switch (entry.kind()) {
      case ORDER -> of(((Entry.Order) entry).tag()) + "=" + ((Entry.Order) entry).status();
      case GROUP -> "group " + ((Entry.Group) entry).id().number() + "=" + ((Entry.Group) entry).lifecycle();
      case SETTING -> ((Entry.Setting) entry).name();
      case JOURNAL -> ((Entry.Journal) entry).type();
    };
  }

  static <T> String of(BrokerRead<T> read) {
    return read.value().map(Words::rows).orElseGet(read::toString);
  }

  private static String rows(Object answer) {
    if (!(answer instanceof List<?> rows)) {
      return answer.toString();
    }
    List<String> words = rows.stream().map(Words::row).toList();
    return words.toString();
  }

  private static String row(Object row) {
    if (row instanceof BrokerPosition position) {
      return position.net() + " " + position.instrument().symbol();
    }
    return row instanceof OrderReport report ? of(report) : row.getClass().getSimpleName();
  }

  static String of(ExchangeEvent event, Witness witness) {
    Optional<BrokerOrderId> id = event.order();
    String order = id.flatMap(witness::find).map(sent -> of(sent.tag)).or(() -> id.map(each -> "#" + each)).orElse("");
    return switch (event.kind()) {
      case TAKEN -> {
        ExchangeEvent.Taken taken = (ExchangeEvent.Taken) event;
        yield "taken " + taken.id() + " " + taken.tag().map(tag -> of(tag, taken.terms())).orElse("of a stranger");
      }
      case REFUSED -> {
        ExchangeEvent.Refused refused = (ExchangeEvent.Refused) event;
        yield "refused " + refused.tag().map(Words::of).orElse("a stranger") + " " + refused.rejection().reason();
      }
      case FILLED -> "filled " + order + " " + ((ExchangeEvent.Filled) event).quantity();
      case PRICED -> ((ExchangeEvent.Priced) event).instrument() + " " + ((ExchangeEvent.Priced) event).price();
      default -> event.kind() + " " + order;
    };
  }

  static String of(ExecutionEvent event) {
    return switch (event.kind()) {
      case LEARNT -> "learnt " + of(((ExecutionEvent.Learnt) event).fact());
      case INTENDED -> "intended " + of(((ExecutionEvent.Intended) event).intent().tag());
      case MOVED -> {
        ExecutionEvent.Moved moved = (ExecutionEvent.Moved) event;
        yield "group " + moved.id().number() + " " + moved.from() + " -> " + moved.to();
      }
      case DECIDED -> "decided " + ((ExecutionEvent.Decided) event).reason() + " "
          + ((ExecutionEvent.Decided) event).leg().map(Object::toString).orElse("");
      default -> event.toString();
    };
  }

  private static String of(OrderFact fact) {
    String order = of(fact.intent().tag());
    return switch (fact.kind()) {
      case FILLED -> order + " filled " + ((OrderFact.Filled) fact).cumulative();
      case CLOSED -> order + " ended " + ((OrderFact.Closed) fact).end();
      case IN_DOUBT -> order + " in doubt: " + ((OrderFact.InDoubt) fact).cause();
      case ACCEPTED, SHOWN, TRIGGERED, PRICED, CHANGE_REFUSED -> order + " " + fact.kind();
    };
  }
}
