package dev.belay.ledger;

import static dev.belay.ledger.Told.placed;
import static dev.belay.ledger.Told.says;
import static dev.belay.ledger.Told.underId;
import static dev.belay.ledger.Told.unlisted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.architecture.Golden;
import dev.belay.order.OrderIntent;
import dev.belay.order.ReportedStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of order lives: every row is taken by evidence, and the drawing is printed from it. */
class OrderLifeTest {

  private static final OrderIntent STOP = Told.stop(1);

  static Stream<OrderLife.Row> rows() {
    return OrderLife.ROWS.stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowIsTakenByEvidence(OrderLife.Row row) {
    ChildOrder order = ChildOrder.of(STOP);
    for (Evidence each : leadingTo(row.from())) {
      order = order.merge(each).order();
    }
    assertThat(order.status()).isEqualTo(row.from());

    ChildOrder after = row.on() == OrderSignal.RESTART ? order.restarted().order()
        : order.merge(showing(row.on(), row.from())).order();

    assertThat(after.status()).isEqualTo(row.to());
  }

  @Test
  void anActOfOursWithoutARowIsABugThatNamesStateAndCause() {
    assertThatThrownBy(() -> OrderLife.next(OrderStatus.FILLED, OrderSignal.ASK_CANCEL))
        .isInstanceOfSatisfying(IllegalMoveException.class, thrown -> {
          assertThat(thrown.from()).isEqualTo(OrderStatus.FILLED);
          assertThat(thrown.signal()).isEqualTo(OrderSignal.ASK_CANCEL);
        });
  }

  @Test
  void whatIsShownWithoutARowIsAnEcho() {
    assertThat(OrderLife.next(OrderStatus.FILLED, OrderSignal.SHOWN_OPEN)).isEqualTo(OrderStatus.FILLED);
    assertThat(OrderLife.next(OrderStatus.OPEN, OrderSignal.SHOWN_RESTING)).isEqualTo(OrderStatus.OPEN);
  }

  @Test
  void noTwoStatusesShareACode() {
    assertThat(Stream.of(OrderStatus.values()).map(OrderStatus::code)).doesNotHaveDuplicates();
    assertThat(OrderStatus.values()).allSatisfy(each -> assertThat(OrderStatus.of(each.code())).isEqualTo(each));
  }

  @Test
  void theDrawingInTheDocsIsPrintedFromTheRows() {
    StringBuilder text = new StringBuilder("# The life of a child order\n\nPrinted from `OrderLife.ROWS` by a test ("
        + OrderLife.ROWS.size() + " rows). `QUARANTINED` has ended for lifecycles and covers and still counts in\n"
        + "exposure; a fill moves even what has ended.\n\n```mermaid\nstateDiagram-v2\n  [*] --> INTENDED\n");
    OrderLife.ROWS.forEach(row -> text.append("  ").append(row.from()).append(" --> ").append(row.to()).append(": ")
        .append(row.on()).append('\n'));
    for (OrderStatus each : OrderStatus.values()) {
      text.append(each.isEnded() ? "  " + each + " --> [*]\n" : "");
    }

    Golden.check("docs/order-life.md", text.append("```\n").toString());
  }

  private static List<Evidence> leadingTo(OrderStatus status) {
    Evidence sent = new Evidence.Sent(STOP.tag());
    Evidence taken = placed(STOP, 1);
    return switch (status) {
      case INTENDED -> List.of();
      case SENT -> List.of(sent);
      case UNKNOWN -> List.of(sent, showing(OrderSignal.NO_ANSWER, OrderStatus.SENT));
      case NEVER_PLACED -> List.of(sent, showing(OrderSignal.REFUSED, OrderStatus.SENT));
      case UNSENT -> List.of(showing(OrderSignal.VOID, OrderStatus.INTENDED));
      case ACKNOWLEDGED -> List.of(sent, taken);
      case OPEN -> List.of(sent, taken, unlisted(STOP, ReportedStatus.OPEN));
      case TRIGGER_PENDING -> List.of(sent, taken, unlisted(STOP, ReportedStatus.TRIGGER_PENDING));
      case CANCEL_REQUESTED -> List.of(sent, taken, new Evidence.CancelAsked(STOP.tag()));
      case MODIFY_REQUESTED -> List.of(sent, taken, new Evidence.ModifyAsked(STOP.tag(), Told.TIGHTER));
      case QUARANTINED -> List.of(sent, taken, showing(OrderSignal.CANCELLED_UNLISTED, status));
      case FILLED -> List.of(sent, taken, showing(OrderSignal.ALL_TRADED, status));
      case CANCELLED -> List.of(sent, taken, showing(OrderSignal.SHOWN_CANCELLED, status));
      case REJECTED -> List.of(sent, taken, showing(OrderSignal.SHOWN_REJECTED, status));
      case LAPSED -> List.of(sent, taken, showing(OrderSignal.SHOWN_LAPSED, status));
    };
  }

  private static Evidence showing(OrderSignal signal, OrderStatus from) {
    return switch (signal) {
      case SEND -> new Evidence.Sent(STOP.tag());
      case VOID -> new Evidence.Voided(STOP.tag(), "aged");
      case ASK_CANCEL -> new Evidence.CancelAsked(STOP.tag());
      case ASK_MODIFY -> new Evidence.ModifyAsked(STOP.tag(), Told.TIGHTER);
      case RESTART -> throw new IllegalArgumentException("a restart is no evidence");
      case TAKEN -> from.isBeforeBroker() ? placed(STOP, 1) : underId(2, STOP, ReportedStatus.TRANSIT, 0);
      case REFUSED -> new Evidence.RefusedAtPlacing(STOP.tag(), Told.MARGIN);
      case NO_ANSWER -> new Evidence.NoAnswer(STOP.tag(), "timed out");
      case ABSENCE_PROVED -> new Evidence.ProvedAbsent(STOP.tag());
      case SHOWN_OPEN -> says(STOP, ReportedStatus.OPEN, Told.TIGHTER);
      case SHOWN_RESTING -> says(STOP, ReportedStatus.TRIGGER_PENDING, Told.TIGHTER);
      case CHANGE_REFUSED -> from == OrderStatus.CANCEL_REQUESTED
          ? new Evidence.CancelRefused(STOP.tag(), Told.MARGIN) : new Evidence.ModifyRefused(STOP.tag(), Told.MARGIN);
      case ALL_TRADED -> says(STOP, ReportedStatus.COMPLETE, 100);
      case SHOWN_CANCELLED -> says(STOP, ReportedStatus.CANCELLED, 0);
      case CANCELLED_UNLISTED -> unlisted(STOP, ReportedStatus.CANCELLED);
      case SHOWN_REJECTED -> says(STOP, ReportedStatus.REJECTED, 0);
      case SHOWN_LAPSED -> says(STOP, ReportedStatus.LAPSED, 0);
      case DAY_OVER -> new Evidence.DayEnded(STOP.tag());
    };
  }
}
