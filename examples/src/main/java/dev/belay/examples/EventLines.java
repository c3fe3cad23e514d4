package dev.belay.examples;

import dev.belay.group.GroupReason;
import dev.belay.observe.Alert;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.risk.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what an event means in a trader's words. */
final class EventLines {

  /**
   * One line of the timeline.
   *
   * @param what what kind of thing happened
   * @param contract which contract it is about, or blank
   * @param detail the rest
   */
  record Line(String what, String contract, String detail) {}

  /** What is known of the legs beforehand, so that an event that names a leg alone can be read. */
  record LegName(String symbol, Side side) {}

  private final Map<LegId, LegName> legs;

  EventLines(Map<LegId, LegName> legs) {
    this.legs = new TreeMap<>(legs);
  }

  /** The lines of an event; none when a neighbour says the same. */
  List<Line> of(ExecutionEvent event) {
    return switch (event.kind()) {
      case REFUSED -> ((ExecutionEvent.Refused) event).violations().stream().map(this::refused).toList();
      case ACCEPTED -> {
        ExecutionEvent.Accepted accepted = (ExecutionEvent.Accepted) event;
        yield line("accepted", "", "group " + accepted.id() + ", key " + accepted.key() + ", "
            + accepted.packages() + (accepted.packages() == 1 ? " lot" : " lots"));
      }
      case MOVED -> {
        ExecutionEvent.Moved moved = (ExecutionEvent.Moved) event;
        yield line("STATE", "", moved.from() + " -> " + moved.to());
      }
      case DECIDED -> {
        ExecutionEvent.Decided decided = (ExecutionEvent.Decided) event;
        yield line("decided", symbol(decided.leg()), why(decided.reason(), decided.leg()));
      }
      case INTENDED -> intended(((ExecutionEvent.Intended) event).intent());
      case REPRICED -> {
        ExecutionEvent.Repriced repriced = (ExecutionEvent.Repriced) event;
        yield about("reprice", repriced.intent(), "to " + price(repriced.to()));
      }
      case CANCEL_ASKED -> about("cancel", ((ExecutionEvent.CancelAsked) event).intent(), "asked for");
      case LEARNT -> learnt(((ExecutionEvent.Learnt) event).fact());
      case EXPOSED -> {
        ExecutionEvent.Exposed exposed = (ExecutionEvent.Exposed) event;
        yield line("exposed", symbol(Optional.of(exposed.leg())), signed(exposed.held().units())
            + " now; the group holds " + exposed.interim() + " units, " + exposed.bared() + " bared");
      }
      case EMERGENCY_HEDGE -> {
        ExecutionEvent.EmergencyHedge hedge = (ExecutionEvent.EmergencyHedge) event;
        yield line("EMERGENCY", symbol(Optional.of(hedge.leg())), "buys back " + hedge.quantity());
      }
      case STOPPED -> {
        ExecutionEvent.Stopped stop = (ExecutionEvent.Stopped) event;
        yield line("stop", symbol(Optional.of(stop.leg())), stop.what() + " " + stop.units()
            + (stop.lasted().isZero() ? "" : " for " + stop.lasted().toMillis() + " ms"));
      }
      case MODE_CHANGED -> {
        ExecutionEvent.ModeChanged changed = (ExecutionEvent.ModeChanged) event;
        yield line("MODE", "", changed.from() + " -> " + changed.to() + ", " + changed.reason());
      }
      case RAISED -> {
        Alert alert = ((ExecutionEvent.Raised) event).alert();
        yield line("ALERT", "", alert.code() + ": " + alert.text() + "; " + alert.code().action());
      }
      case RETOLD -> List.of(); // told before, in an earlier life
      case COMMANDED -> {
        ExecutionEvent.Commanded command = (ExecutionEvent.Commanded) event;
        yield line("COMMAND", "", command.person() + ": " + command.command() + (command.done() ? "" : ", not done")
            + "; " + String.join("; ", command.lines()));
      }
    };
  }

  private Line refused(Violation violation) {
    return new Line("refused", symbol(violation.leg()), violation.toString());
  }

  private static List<Line> intended(OrderIntent intent) {
    OrderTerms terms = intent.terms();
    return about("order", intent, terms.side() + " " + terms.quantity() + " " + price(terms.price()));
  }

  private static List<Line> learnt(OrderFact fact) {
    return switch (fact.kind()) {
      case ACCEPTED -> about("taken", fact.intent(), "as " + ((OrderFact.Accepted) fact).id());
      case IN_DOUBT -> about("UNKNOWN", fact.intent(), ((OrderFact.InDoubt) fact).cause());
      case SHOWN -> about("shown", fact.intent(), "@ " + price(((OrderFact.Shown) fact).price()));
      case TRIGGERED -> about("triggered", fact.intent(), "");
      case FILLED -> {
        OrderFact.Filled fill = (OrderFact.Filled) fact;
        OrderTerms terms = fact.intent().terms();
        yield about(fill.late() ? "LATE FILL" : "fill", fact.intent(), terms.side() + " " + fill.increment()
            + fill.price().map(price -> " @ " + price).orElse("") + ", " + fill.cumulative() + " of "
            + terms.quantity());
      }
      case PRICED -> about("price", fact.intent(), ((OrderFact.Priced) fact).filled() + " @ "
          + ((OrderFact.Priced) fact).average() + " on average");
      case CLOSED -> closed((OrderFact.Closed) fact);
      case CHANGE_REFUSED -> about("unchanged", fact.intent(), ((OrderFact.ChangeRefused) fact).rejection().text());
    };
  }

  /** A filled order has said so with its last fill. */
  private static List<Line> closed(OrderFact.Closed closed) {
    if (closed.end() == OrderEnd.FILLED) {
      return List.of();
    }
    return about(closed.end().code(), closed.intent(), closed.filled() + " of " + closed.intent().terms().quantity()
        + " filled" + closed.rejection().map(each -> ", " + each.reason().code() + ": " + each.text()).orElse(""));
  }

  private String why(GroupReason reason, Optional<LegId> leg) {
    boolean buys = leg.flatMap(each -> Optional.ofNullable(legs.get(each))).map(each -> each.side() == Side.BUY)
        .orElse(false);
    return switch (reason) {
      case PHASE_RELEASED -> buys ? "goes out: protection first" : "goes out: all protection has filled";
      case LADDER_STEP -> "has rested long enough at its price";
      case LEG_REFUSED -> leg.isPresent() ? "was refused" : "unwind: back to flat by reverse trades";
      case PHASE_LATE -> "unwind: the legs did not fill in their time";
      case ENTRIES_FORBIDDEN -> "unwind: entries are not allowed any more";
      case FUNDS_SHORT -> "fresh funds do not carry the next phase";
      case FINISHING -> "on failure complete: the missing legs are tried on, within their budget";
      case LEG_AGAIN -> "goes out again for what is missing";
      case BUDGET_SPENT -> "unwind: the budget for the missing legs is spent";
      case SCALING_DOWN -> "on failure scale down: whole packages are kept, the excess is closed";
      case HOLDING -> "on failure hold: nothing more is entered, a person decides";
      case ACCEPTED_AS_IS -> "a person accepts what is held";
      case HOST_CANCELLED -> "unwind: called off";
      case ROLLED -> "roll: closed as an exit, then the new legs";
      case HOST_EXIT -> "exit: shorts first, then what covered them";
      case HOST_REDUCES -> "exit of some packages: shorts first, then what covered them";
      case KILLED -> "exit: the kill switch";
      case STOP_FIRED -> "its stop has fired";
      case STOP_CLOSED -> "its stop has closed it";
      case GROUP_STOP -> "exit: a condition over the whole group holds";
      case EXIT_FOUND -> "exit: a closing order of an earlier life was found";
      case UNWANTED_FILL -> "unwind: a fill that nobody wanted";
      case SHORT_BARED -> "unwind: a short stands bared";
      case TAKEN_AWAY -> "somebody else has closed some of it";
      case CONVERTED -> "is carried as another product now, which its further orders name";
      case MARKET_CLOSED -> "held: the market is closed, what was begun waits for the next session";
      case MARKET_OPENED -> "the market is open again: what was begun goes on";
      case LEG_EXPIRED -> "has expired";
      case COVER_SHORT -> "is bought back";
      case PROTECT_SHORT -> "cannot be bought back; an option that covers it is bought";
      case CLOSE_FREED -> "covers nothing any more and is sold";
      case REPRICE_EXIT -> "follows the market";
      case RESTS_AT_BAND -> "rests at the last price that the exchange takes, and is watched there";
      case NOT_MOVED -> "could not be moved twice and is cancelled; what is left goes out anew";
      case EXIT_REFUSED -> "closing order was refused; again with the next price";
      case EXIT_BLOCKED -> "closing orders are refused again and again; a person is told";
      case EXIT_UNBLOCKED -> "closing orders are taken again";
    };
  }

  private static List<Line> about(String what, OrderIntent intent, String detail) {
    return line(what, intent.terms().instrument().symbol(), name(intent.tag()) + "  " + detail);
  }

  /** Purpose, leg and attempt, as the tag carries them: E entry, C cover, X close, P protection, S stop. */
  private static String name(OrderTag tag) {
    return String.valueOf(tag.purpose().letter()) + tag.leg() + "." + tag.attempt();
  }

  private static List<Line> line(String what, String contract, String detail) {
    return List.of(new Line(what, contract, detail));
  }

  private String symbol(Optional<LegId> leg) {
    return leg.map(each -> legs.containsKey(each) ? legs.get(each).symbol() : "leg " + each).orElse("");
  }

  static String price(PriceTerms terms) {
    return switch (terms.kind()) {
      case LIMIT -> "@ " + ((PriceTerms.Limit) terms).price();
      case STOP_LIMIT -> "stop " + ((PriceTerms.StopLimit) terms).trigger() + " @ "
          + ((PriceTerms.StopLimit) terms).limit();
      case PROTECTED_MARKET -> "market within "
          + ((PriceTerms.ProtectedMarket) terms).percent().stripTrailingZeros().toPlainString() + " %";
    };
  }

  static String signed(long units) {
    return units > 0 ? "+" + units : String.valueOf(units);
  }
}
