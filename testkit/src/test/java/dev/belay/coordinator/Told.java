package dev.belay.coordinator;

import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderFact;
import java.util.List;
import java.util.Locale;

/** Events in a few words each, so that whole lists can be compared. */
final class Told {

  private Told() {}

  /** What was decided and how the group moved; no orders. */
  static List<String> decisions(List<ExecutionEvent> events) {
    return events.stream().map(Told::decision).filter(each -> !each.isEmpty()).toList();
  }

  private static String decision(ExecutionEvent event) {
    return switch (event.kind()) {
      case MOVED -> ((ExecutionEvent.Moved) event).to().name();
      case DECIDED -> {
        ExecutionEvent.Decided decided = (ExecutionEvent.Decided) event;
        yield decided.reason().code() + decided.leg().map(leg -> " " + leg).orElse("");
      }
      case REFUSED -> "refused " + ((ExecutionEvent.Refused) event).violations().stream()
          .map(each -> each.code().code()).toList();
      case EMERGENCY_HEDGE -> "emergency hedge " + ((ExecutionEvent.EmergencyHedge) event).quantity();
      case RAISED -> "alert " + ((ExecutionEvent.Raised) event).alert().code().name().toLowerCase(Locale.ROOT);
      case MODE_CHANGED -> ((ExecutionEvent.ModeChanged) event).to().name();
      default -> "";
    };
  }

  /** The facts of the ledger, order by order. */
  static List<String> facts(List<ExecutionEvent> events) {
    return events.stream().filter(each -> each.kind() == ExecutionEvent.Kind.LEARNT)
        .map(each -> ((ExecutionEvent.Learnt) each).fact())
        .map(fact -> fact.kind().name().toLowerCase(Locale.ROOT) + " " + fact.intent().purpose().letter()
            + fact.intent().leg() + (fact instanceof OrderFact.Filled filled ? " " + filled.cumulative() : "")
            + (fact instanceof OrderFact.Closed closed ? " " + closed.end().code() : ""))
        .toList();
  }
}
