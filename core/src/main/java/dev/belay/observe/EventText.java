package dev.belay.observe;

import dev.belay.market.Quote;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.PriceTerms;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.risk.Violation;
import java.util.List;
import java.util.Locale;

/** An event as a line of the store's journal. */
public final class EventText {

  private static final int VERSION = 1;

  private EventText() {}

  /**
   * {@return the journal entry of an event}
   *
   * @param event the event
   */
  public static Entry.Journal entry(ExecutionEvent event) {
    return new Entry.Journal(event.sequence(), event.group(), type(event), event.at(), write(event));
  }

  /**
   * {@return a line of the journal for a listener that has not acknowledged it}
   *
   * @param line the line
   */
  public static ExecutionEvent.Retold retold(Entry.Journal line) {
    return new ExecutionEvent.Retold(line.sequence(), line.at(), line.group(), line.type(), line.body());
  }

  private static String type(ExecutionEvent event) {
    return event.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String write(ExecutionEvent event) {
    CanonicalText.Writer text = CanonicalText.version(VERSION);
    switch (event.kind()) {
      case REFUSED -> refused(text, (ExecutionEvent.Refused) event);
      case ACCEPTED -> AcceptedText.write(text, (ExecutionEvent.Accepted) event);
      case MOVED -> {
        ExecutionEvent.Moved moved = (ExecutionEvent.Moved) event;
        text.put("from", moved.from().code()).put("signal", moved.signal()).put("to", moved.to().code());
      }
      case DECIDED -> {
        ExecutionEvent.Decided decided = (ExecutionEvent.Decided) event;
        text.put("reason", decided.reason().code()).put("leg", decided.leg());
      }
      case INTENDED -> {
        ExecutionEvent.Intended intended = (ExecutionEvent.Intended) event;
        intent(text, intended.intent()).put("ask", intended.quote().flatMap(Quote::ask))
            .put("bid", intended.quote().flatMap(Quote::bid)).put("last", intended.quote().flatMap(Quote::last));
      }
      case REPRICED -> intent(text, ((ExecutionEvent.Repriced) event).intent())
          .put("to", price(((ExecutionEvent.Repriced) event).to()));
      case CANCEL_ASKED -> intent(text, ((ExecutionEvent.CancelAsked) event).intent());
      case LEARNT -> fact(text, ((ExecutionEvent.Learnt) event).fact());
      case EXPOSED -> {
        ExecutionEvent.Exposed exposed = (ExecutionEvent.Exposed) event;
        text.put("leg", exposed.leg()).put("held", exposed.held()).put("interim", exposed.interim())
            .put("bared", exposed.bared()).put("naked", exposed.naked());
      }
      case EMERGENCY_HEDGE -> {
        ExecutionEvent.EmergencyHedge hedge = (ExecutionEvent.EmergencyHedge) event;
        text.put("leg", hedge.leg()).put("quantity", hedge.quantity());
      }
      case MODE_CHANGED -> {
        ExecutionEvent.ModeChanged changed = (ExecutionEvent.ModeChanged) event;
        text.put("from", changed.from().code()).put("to", changed.to().code()).put("reason", changed.reason());
      }
      case RAISED -> {
        Alert alert = ((ExecutionEvent.Raised) event).alert();
        text.put("code", alert.code()).put("severity", alert.code().severity()).put("text", alert.text());
      }
      case STOPPED -> stopped(text, (ExecutionEvent.Stopped) event);
      case COMMANDED -> commanded(text, (ExecutionEvent.Commanded) event);
      case RETOLD -> throw new IllegalArgumentException("event " + event.sequence() + " is in the journal already");
    }
    return text.text();
  }

  private static void stopped(CanonicalText.Writer text, ExecutionEvent.Stopped event) {
    text.put("leg", event.leg()).put("what", event.what().name().toLowerCase(Locale.ROOT)).put("units", event.units())
        .put("lasted", event.lasted());
  }

  private static void refused(CanonicalText.Writer text, ExecutionEvent.Refused event) {
    List<Violation> violations = event.violations();
    text.put("key", event.key()).put("violations", violations.size());
    for (int i = 0; i < violations.size(); i++) {
      text.put("violation." + i, violations.get(i));
    }
  }

  private static void commanded(CanonicalText.Writer text, ExecutionEvent.Commanded event) {
    text.put("person", event.person()).put("command", event.command()).put("done", event.done())
        .put("lines", event.lines().size());
    for (int i = 0; i < event.lines().size(); i++) {
      text.put("line." + i, event.lines().get(i));
    }
  }

  private static CanonicalText.Writer intent(CanonicalText.Writer text, OrderIntent intent) {
    LegId leg = intent.leg();
    return text.put("tag", intent.tag()).put("leg", leg).put("purpose", intent.purpose().letter())
        .put("role", intent.owner().role().code()).put("instrument", intent.terms().instrument())
        .put("side", intent.terms().side().code()).put("quantity", intent.terms().quantity())
        .put("price", price(intent.terms().price()));
  }

  private static String price(PriceTerms terms) {
    return switch (terms.kind()) {
      case LIMIT -> ((PriceTerms.Limit) terms).price().toString();
      case STOP_LIMIT -> ((PriceTerms.StopLimit) terms).trigger() + "/" + ((PriceTerms.StopLimit) terms).limit();
      case PROTECTED_MARKET -> "market within " + ((PriceTerms.ProtectedMarket) terms).percent().toPlainString() + " %";
    };
  }

  private static void fact(CanonicalText.Writer text, OrderFact fact) {
    text.put("tag", fact.intent().tag()).put("leg", fact.intent().leg())
        .put("fact", fact.kind().name().toLowerCase(Locale.ROOT));
    switch (fact.kind()) {
      case ACCEPTED -> text.put("id", ((OrderFact.Accepted) fact).id());
      case IN_DOUBT -> text.put("cause", ((OrderFact.InDoubt) fact).cause());
      case FILLED -> {
        OrderFact.Filled filled = (OrderFact.Filled) fact;
        text.put("increment", filled.increment()).put("cumulative", filled.cumulative()).put("price", filled.price())
            .put("late", filled.late());
      }
      case CLOSED -> {
        OrderFact.Closed closed = (OrderFact.Closed) fact;
        text.put("end", closed.end().code()).put("filled", closed.filled())
            .put("rejection", closed.rejection().map(each -> each.reason().code()))
            .put("words", closed.rejection().map(each -> each.text()));
      }
      case CHANGE_REFUSED -> text.put("rejection", ((OrderFact.ChangeRefused) fact).rejection().reason().code());
      case PRICED -> text.put("filled", ((OrderFact.Priced) fact).filled())
          .put("average", ((OrderFact.Priced) fact).average());
      case SHOWN -> text.put("shown", price(((OrderFact.Shown) fact).price()));
      case TRIGGERED -> { }
    }
  }
}
