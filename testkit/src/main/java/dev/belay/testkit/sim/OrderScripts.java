package dev.belay.testkit.sim;

import dev.belay.market.InstrumentId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.BrokerStatus;
import dev.belay.testkit.Delivery;
import dev.belay.testkit.Incoming;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Script;
import java.time.Duration;

/** What becomes of each order in a seed: first how it fills, then what goes wrong with it. */
final class OrderScripts {

  private static final String BUSY = "Order cannot be changed as it is being processed. Try later.";

  private final World world;

  OrderScripts(World world) {
    this.world = world;
  }

  Script of(Incoming order) {
    if (order.tag().isEmpty()) {
      return Script.fill();
    }
    OrderTag tag = order.tag().get();
    String seat = tag.purpose().letter() + "" + tag.leg() + "." + tag.attempt() + "." + tag.group();
    Script refused = refusal(seat, tag, order.terms().instrument());
    if (refused != null) {
      return refused;
    }
    return travel(seat, cancels(seat, modifies(seat, fills(seat, tag.purpose()))));
  }

  private Script refusal(String seat, OrderTag tag, InstrumentId instrument) {
    int legs = world.plan().structure().legs().size();
    boolean entryLacks = tag.purpose() == OrderPurpose.ENTRY && world.plan().isOn(Fault.LEG_LACKS_MARGIN)
        && tag.leg().index() == world.spread("margin", "leg", 0, legs - 1)
        && world.strikes(Fault.LEG_LACKS_MARGIN, seat, 0);
    if (entryLacks || tag.purpose() == OrderPurpose.COVER && world.exitsLackMargin()) {
      return Script.reject(RejectionReason.MARGIN, "available margin is negative");
    }
    boolean held = tag.purpose() == OrderPurpose.COVER && world.plan().isOn(Fault.STOPS_HOLD_MARGIN)
        && world.witness().stopRestsBeside(instrument);
    if (held && world.strikes(Fault.STOPS_HOLD_MARGIN, seat, 0)) {
      return Script.reject(RejectionReason.MARGIN, "margin is blocked by open orders");
    }
    if (world.strikes(Fault.REFUSED_RATE, seat, 0)) {
      return Script.reject(RejectionReason.RATE, "Too many requests");
    }
    if (world.strikes(Fault.REFUSED_MARGIN, seat, 0)) {
      return Script.reject(RejectionReason.MARGIN, "Insufficient funds");
    }
    if (world.strikes(Fault.REFUSED_OTHER, seat, 0)) {
      return Script.reject(RejectionReason.OTHER, "RMS: rule 17 of 3");
    }
    return world.strikes(Fault.REQUEST_LOST, seat, 0) ? Script.lost() : null;
  }

  private Script fills(String seat, OrderPurpose purpose) {
    Script script = shown(seat, Script.accept());
    if (world.strikes(Fault.REJECTED_LATE, seat, 0)) {
      return script.rejectAfter(millis("reject", seat, 1, 3000), RejectionReason.PRICE_BAND, "outside the band");
    }
    boolean repriced = purpose != OrderPurpose.ENTRY;
    if (world.strikes(Fault.NEVER_FILLS, seat, 0)) {
      return repriced ? script.fillOnceModified() : script;
    }
    if (world.strikes(Fault.FILLS_HALF, seat, 0)) {
      script = script.after(millis("half", seat, 0, 1000)).fillUpTo(1, 2);
      return repriced ? script.fillOnceModified() : script;
    }
    if (world.strikes(Fault.FILLS_LATE, seat, 0)) {
      script = script.after(millis("late", seat, 1000, 12_000));
    } else if (world.spread("fill", seat, 0, 2) == 0) {
      script = script.after(millis("after", seat, 1, 400));
    }
    if (world.strikes(Fault.WAITS_FOR_PRICE, seat, 0)) {
      return script.thenFillOnPrice();
    }
    if (world.strikes(Fault.FILLS_IN_PARTS, seat, 0)) {
      return script.fillInParts(2 + (int) world.spread("parts", seat, 0, 3), millis("part", seat, 1, 500));
    }
    return world.strikes(Fault.OVERFILLS, seat, 0) ? script.fillUpTo(2, 1) : script.thenFill();
  }

  /** What the broker calls the order before it trades. */
  private Script shown(String seat, Script script) {
    Script shown = script;
    if (world.strikes(Fault.DESKS_SLOW, seat, 0)) {
      shown = shown.passing(BrokerStatus.VALIDATION_PENDING, millis("desk", seat, 50, 2500))
          .passing(BrokerStatus.OPEN_PENDING, millis("desk two", seat, 50, 2500));
    }
    return world.strikes(Fault.STATUS_UNHEARD_OF, seat, 0) ? shown.thenShow(BrokerStatus.UNHEARD_OF) : shown;
  }

  private Script cancels(String seat, Script script) {
    OnCancel cancel = script.cancel();
    if (world.strikes(Fault.CANCEL_SLOW, seat, 0)) {
      cancel = cancel.taking(millis("cancel", seat, 500, 10_000));
    }
    if (world.strikes(Fault.CANCEL_LOSES, seat, 0)) {
      cancel = cancel.losingTo(1, 1);
    } else if (world.strikes(Fault.CANCEL_LOSES_HALF, seat, 0)) {
      cancel = cancel.losingTo(1, 2);
    } else if (world.strikes(Fault.FILLS_AFTER_CANCEL, seat, 0)) {
      cancel = cancel.fillingAfter(millis("after-cancel", seat, 10, 8000));
    } else if (world.strikes(Fault.CANCEL_IGNORED, seat, 0)) {
      cancel = cancel.ignored();
    } else if (world.strikes(Fault.CANCEL_REFUSED, seat, 0)) {
      return script.cancelRefused(RejectionReason.NOT_CHANGEABLE, BUSY);
    }
    if (world.strikes(Fault.CANCEL_LOST, seat, 0)) {
      cancel = cancel.delivered(Delivery.LOST_BEFORE);
    } else if (world.strikes(Fault.CANCEL_ANSWER_LOST, seat, 0)) {
      cancel = cancel.delivered(Delivery.LOST_AFTER);
    }
    return script.onCancel(cancel);
  }

  private Script modifies(String seat, Script script) {
    OnModify modify = script.modify();
    if (world.strikes(Fault.MODIFY_REFUSED, seat, 0)) {
      return script.modifyRefused(RejectionReason.NOT_CHANGEABLE, BUSY);
    }
    if (world.strikes(Fault.MODIFY_IGNORED, seat, 0)) {
      modify = modify.ignored();
    }
    if (world.strikes(Fault.MODIFY_ANSWER_LOST, seat, 0)) {
      modify = modify.delivered(Delivery.LOST_AFTER);
    }
    return script.onModify(modify);
  }

  private Script travel(String seat, Script script) {
    Script travelled = script;
    if (world.strikes(Fault.REQUEST_ZOMBIE, seat, 0)) {
      travelled = travelled.arriveAfter(millis("zombie", seat, 4000, 25_000));
    } else if (world.strikes(Fault.REQUEST_SLOW, seat, 0)) {
      travelled = travelled.arriveAfter(millis("travel", seat, 100, 4000));
    }
    if (world.strikes(Fault.ANSWER_LOST, seat, 0)) {
      return travelled.loseAnswer();
    }
    if (world.strikes(Fault.ANSWER_SILENT, seat, 0)) {
      return travelled.silence();
    }
    return world.strikes(Fault.ANSWER_SLOW, seat, 0)
        ? travelled.answerAfter(millis("answer", seat, 100, 12_000)) : travelled;
  }

  private Duration millis(String label, String seat, int least, int most) {
    return Duration.ofMillis(least + world.delay(label, seat, 0, most - least));
  }
}
