package dev.belay.coordinator;

import dev.belay.group.GroupReason;
import dev.belay.group.GroupState;
import dev.belay.money.Quantity;
import java.util.ArrayList;
import java.util.List;

/** What a held group holds, exactly, and what a person may safely do about it. */
final class HeldText {

  private HeldText() {}

  static String of(GroupState state) {
    List<String> safe = new ArrayList<>();
    if (state.hasFilled()) {
      safe.add("exit()");
    }
    safe.add("cancel()");
    if (state.mayBeAccepted()) {
      safe.add("AcceptAsIs");
    }
    if (!state.tries().isEmpty()) {
      safe.add("RetryCover");
    }
    if (!state.isFlat() && !state.isWorking()) {
      safe.add("MarkClosedExternally");
    }
    Quantity bared = state.exposure().bared();
    if (bared.isPositive()) {
      safe.add("BuyProtection");
    }
    return "held" + state.reason().map(GroupReason::code).map(code -> " (" + code + ")").orElse("") + ": "
        + holds(state) + "; " + bared + " bared, "
        + (state.isWorking() ? "orders work" : "nothing works") + "; safe: " + String.join(", ", safe);
  }

  /** What a group holds, signed, by contract. */
  static String holds(GroupState state) {
    List<String> held = new ArrayList<>();
    state.plan().legs().forEach(leg -> {
      Quantity units = state.held(leg.id());
      if (!units.isZero()) {
        held.add((units.isPositive() ? "+" : "") + units + " " + leg.instrument().id());
      }
    });
    return held.isEmpty() ? "nothing" : String.join(", ", held);
  }
}
