package dev.belay.observe;

import dev.belay.mode.Mode;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import java.util.Optional;

/**
 * Which events are alerts by themselves: an entry that the worst case blocked, and every change of mode but the
 * return to READY. All other alerts are raised where they are noticed.
 */
public final class AlertRules {

  private AlertRules() {}

  /**
   * {@return the alert that an event is}
   *
   * @param event the event
   */
  public static Optional<Alert> of(ExecutionEvent event) {
    return switch (event.kind()) {
      case REFUSED -> shock((ExecutionEvent.Refused) event);
      case MODE_CHANGED -> {
        ExecutionEvent.ModeChanged changed = (ExecutionEvent.ModeChanged) event;
        yield changed.to() == Mode.READY ? Optional.empty() : Optional.of(new Alert(AlertCode.MODE_CHANGED,
            Optional.empty(), changed.from() + " -> " + changed.to() + ": " + changed.reason()));
      }
      case ACCEPTED, MOVED, DECIDED, INTENDED, REPRICED, CANCEL_ASKED, LEARNT, EXPOSED, EMERGENCY_HEDGE, RAISED,
          COMMANDED, STOPPED, RETOLD -> Optional.empty();
    };
  }

  private static Optional<Alert> shock(ExecutionEvent.Refused refused) {
    return refused.violations().stream().filter(each -> each.code() == RefusalCode.MARGIN_EXCEEDED).findFirst()
        .map(Violation::message)
        .map(text -> new Alert(AlertCode.MARGIN_SHOCK_FAILED, Optional.empty(), refused.key() + ": " + text));
  }
}
