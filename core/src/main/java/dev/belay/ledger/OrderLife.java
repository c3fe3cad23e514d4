package dev.belay.ledger;

import static dev.belay.ledger.OrderSignal.ABSENCE_PROVED;
import static dev.belay.ledger.OrderSignal.ALL_TRADED;
import static dev.belay.ledger.OrderSignal.ASK_CANCEL;
import static dev.belay.ledger.OrderSignal.ASK_MODIFY;
import static dev.belay.ledger.OrderSignal.CANCELLED_UNLISTED;
import static dev.belay.ledger.OrderSignal.CHANGE_REFUSED;
import static dev.belay.ledger.OrderSignal.DAY_OVER;
import static dev.belay.ledger.OrderSignal.NO_ANSWER;
import static dev.belay.ledger.OrderSignal.REFUSED;
import static dev.belay.ledger.OrderSignal.RESTART;
import static dev.belay.ledger.OrderSignal.SEND;
import static dev.belay.ledger.OrderSignal.SHOWN_CANCELLED;
import static dev.belay.ledger.OrderSignal.SHOWN_LAPSED;
import static dev.belay.ledger.OrderSignal.SHOWN_OPEN;
import static dev.belay.ledger.OrderSignal.SHOWN_REJECTED;
import static dev.belay.ledger.OrderSignal.SHOWN_RESTING;
import static dev.belay.ledger.OrderSignal.TAKEN;
import static dev.belay.ledger.OrderSignal.VOID;
import static dev.belay.ledger.OrderStatus.ACKNOWLEDGED;
import static dev.belay.ledger.OrderStatus.CANCELLED;
import static dev.belay.ledger.OrderStatus.CANCEL_REQUESTED;
import static dev.belay.ledger.OrderStatus.FILLED;
import static dev.belay.ledger.OrderStatus.INTENDED;
import static dev.belay.ledger.OrderStatus.LAPSED;
import static dev.belay.ledger.OrderStatus.MODIFY_REQUESTED;
import static dev.belay.ledger.OrderStatus.NEVER_PLACED;
import static dev.belay.ledger.OrderStatus.OPEN;
import static dev.belay.ledger.OrderStatus.QUARANTINED;
import static dev.belay.ledger.OrderStatus.REJECTED;
import static dev.belay.ledger.OrderStatus.SENT;
import static dev.belay.ledger.OrderStatus.TRIGGER_PENDING;
import static dev.belay.ledger.OrderStatus.UNKNOWN;
import static dev.belay.ledger.OrderStatus.UNSENT;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/**
 * The legal moves of a child order, as data. The diagram in docs/order-life.md is printed from {@link #ROWS}.
 *
 * <p>A report about an order that nobody could place yet is two signals: first {@link OrderSignal#TAKEN},
 * then what it shows; so the statuses before the broker need no row for every way in which an order can be
 * seen.
 */
public final class OrderLife {

  /**
   * One legal move.
   *
   * @param from where the order stands
   * @param on what happens
   * @param to where it stands then
   */
  public record Row(OrderStatus from, OrderSignal on, OrderStatus to) {}

  /** Every legal move. */
  public static final List<Row> ROWS = List.of(
      new Row(INTENDED, SEND, SENT),
      new Row(INTENDED, VOID, UNSENT),
      new Row(INTENDED, RESTART, UNKNOWN), // the process died between intent and answer: sent or not, who knows
      new Row(INTENDED, TAKEN, ACKNOWLEDGED), // somebody sent our tag: the truth, whoever it was
      new Row(SENT, TAKEN, ACKNOWLEDGED),
      new Row(SENT, REFUSED, NEVER_PLACED),
      new Row(SENT, NO_ANSWER, UNKNOWN),
      new Row(SENT, RESTART, UNKNOWN),
      new Row(UNKNOWN, TAKEN, ACKNOWLEDGED),
      new Row(UNKNOWN, REFUSED, NEVER_PLACED), // the refusal came after our own deadline
      new Row(UNKNOWN, ABSENCE_PROVED, NEVER_PLACED),
      new Row(UNKNOWN, DAY_OVER, LAPSED),
      new Row(NEVER_PLACED, TAKEN, ACKNOWLEDGED), // the proof was wrong; what is at the broker is true
      new Row(UNSENT, TAKEN, ACKNOWLEDGED), // a second process with our tags; what is at the broker is true

      new Row(ACKNOWLEDGED, SHOWN_OPEN, OPEN),
      new Row(ACKNOWLEDGED, SHOWN_RESTING, TRIGGER_PENDING),
      new Row(ACKNOWLEDGED, ASK_CANCEL, CANCEL_REQUESTED),
      new Row(ACKNOWLEDGED, ASK_MODIFY, MODIFY_REQUESTED),
      new Row(ACKNOWLEDGED, ALL_TRADED, FILLED),
      new Row(ACKNOWLEDGED, SHOWN_CANCELLED, CANCELLED),
      new Row(ACKNOWLEDGED, CANCELLED_UNLISTED, QUARANTINED),
      new Row(ACKNOWLEDGED, SHOWN_REJECTED, REJECTED),
      new Row(ACKNOWLEDGED, SHOWN_LAPSED, LAPSED),
      new Row(ACKNOWLEDGED, DAY_OVER, LAPSED),

      new Row(OPEN, ASK_CANCEL, CANCEL_REQUESTED),
      new Row(OPEN, ASK_MODIFY, MODIFY_REQUESTED),
      new Row(OPEN, ALL_TRADED, FILLED),
      new Row(OPEN, SHOWN_CANCELLED, CANCELLED),
      new Row(OPEN, CANCELLED_UNLISTED, QUARANTINED), // open without an exchange id: some brokers say so in advance
      new Row(OPEN, SHOWN_REJECTED, REJECTED),
      new Row(OPEN, SHOWN_LAPSED, LAPSED),
      new Row(OPEN, DAY_OVER, LAPSED),

      new Row(TRIGGER_PENDING, SHOWN_OPEN, OPEN), // triggered; a stop that is open never rests again by itself
      new Row(TRIGGER_PENDING, ASK_CANCEL, CANCEL_REQUESTED),
      new Row(TRIGGER_PENDING, ASK_MODIFY, MODIFY_REQUESTED),
      new Row(TRIGGER_PENDING, ALL_TRADED, FILLED),
      new Row(TRIGGER_PENDING, SHOWN_CANCELLED, CANCELLED),
      new Row(TRIGGER_PENDING, CANCELLED_UNLISTED, QUARANTINED),
      new Row(TRIGGER_PENDING, SHOWN_REJECTED, REJECTED),
      new Row(TRIGGER_PENDING, SHOWN_LAPSED, LAPSED),
      new Row(TRIGGER_PENDING, DAY_OVER, LAPSED),

      new Row(CANCEL_REQUESTED, ASK_CANCEL, CANCEL_REQUESTED), // asked again: the first request may be lost
      new Row(CANCEL_REQUESTED, ASK_MODIFY, MODIFY_REQUESTED), // the cancel failed; it is freed another way
      new Row(CANCEL_REQUESTED, CHANGE_REFUSED, ACKNOWLEDGED), // where it stands now has to be read
      new Row(CANCEL_REQUESTED, ALL_TRADED, FILLED),
      new Row(CANCEL_REQUESTED, SHOWN_CANCELLED, CANCELLED),
      new Row(CANCEL_REQUESTED, CANCELLED_UNLISTED, QUARANTINED),
      new Row(CANCEL_REQUESTED, SHOWN_REJECTED, REJECTED),
      new Row(CANCEL_REQUESTED, SHOWN_LAPSED, LAPSED),
      new Row(CANCEL_REQUESTED, DAY_OVER, LAPSED),

      new Row(MODIFY_REQUESTED, SHOWN_OPEN, OPEN),
      new Row(MODIFY_REQUESTED, SHOWN_RESTING, TRIGGER_PENDING),
      new Row(MODIFY_REQUESTED, ASK_MODIFY, MODIFY_REQUESTED), // repriced before the former price was shown
      new Row(MODIFY_REQUESTED, ASK_CANCEL, CANCEL_REQUESTED), // after two failed modifications the cancel goes
      new Row(MODIFY_REQUESTED, CHANGE_REFUSED, ACKNOWLEDGED),
      new Row(MODIFY_REQUESTED, ALL_TRADED, FILLED),
      new Row(MODIFY_REQUESTED, SHOWN_CANCELLED, CANCELLED),
      new Row(MODIFY_REQUESTED, CANCELLED_UNLISTED, QUARANTINED),
      new Row(MODIFY_REQUESTED, SHOWN_REJECTED, REJECTED),
      new Row(MODIFY_REQUESTED, SHOWN_LAPSED, LAPSED),
      new Row(MODIFY_REQUESTED, DAY_OVER, LAPSED),

      new Row(QUARANTINED, ALL_TRADED, FILLED), // a cancelled order that traded: the reason for the quarantine
      new Row(QUARANTINED, SHOWN_CANCELLED, CANCELLED), // cancelled once more, now with an exchange id
      new Row(QUARANTINED, SHOWN_REJECTED, REJECTED),
      new Row(QUARANTINED, SHOWN_LAPSED, LAPSED),
      new Row(QUARANTINED, DAY_OVER, CANCELLED),
      new Row(QUARANTINED, TAKEN, ACKNOWLEDGED), // replaced under a new id that lives
      new Row(CANCELLED, ALL_TRADED, FILLED), // the last fill crossed our cancel
      new Row(CANCELLED, TAKEN, ACKNOWLEDGED), // the broker replaced it under a new id; the old half was cancelled
      new Row(REJECTED, ALL_TRADED, FILLED), // reported refused and traded: fills are final, words are not
      new Row(LAPSED, ALL_TRADED, FILLED)); // the last fill came with the day's end

  private static final EnumMap<OrderStatus, EnumMap<OrderSignal, OrderStatus>> MOVES = index();

  private OrderLife() {}

  /**
   * {@return where a signal leads; the same status when something from outside is an echo of what is known}
   *
   * @param from where the order stands
   * @param signal what happens
   * @throws IllegalMoveException when it is an act of ours without a row
   */
  public static OrderStatus next(OrderStatus from, OrderSignal signal) {
    Optional<OrderStatus> to = Optional.ofNullable(MOVES.get(from).get(signal));
    if (to.isEmpty() && signal.isOurs()) {
      throw new IllegalMoveException(from, signal);
    }
    return to.orElse(from);
  }

  private static EnumMap<OrderStatus, EnumMap<OrderSignal, OrderStatus>> index() {
    EnumMap<OrderStatus, EnumMap<OrderSignal, OrderStatus>> moves = new EnumMap<>(OrderStatus.class);
    for (OrderStatus each : OrderStatus.values()) {
      moves.put(each, new EnumMap<>(OrderSignal.class));
    }
    for (Row row : ROWS) {
      if (moves.get(row.from()).put(row.on(), row.to()) != null) {
        throw new IllegalStateException("two rows for " + row.from() + " on " + row.on());
      }
    }
    return moves;
  }
}
