package dev.belay.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two live orders of one intent: when that is believed, and which of them is one too many. */
@Tag("C9")
class LiveTwinsTest {

  private static final OrderTag TAG = new OrderTag(new InstanceId("TST"), new Epoch("AAA"), 7, new GroupId(1),
      OrderPurpose.COVER, new LegId(0), 0, false);

  private LiveTwins twins = LiveTwins.NONE;

  @Test
  void theNewestThatHasNotFilledIsSurplusOnceTwoBooksShowIt() {
    List<OrderReport> book = List.of(row("102", ReportedStatus.OPEN, 0), row("101", ReportedStatus.OPEN, 0));

    assertThat(look(0, book)).isEmpty();
    assertThat(look(1, book)).as("too soon").isEmpty();
    assertThat(look(3, book)).containsExactly("102 beside 101");
    assertThat(look(4, book)).as("its cancellation is on its way").isEmpty();
    assertThat(look(6, book)).as("asked again").containsExactly("102 beside 101");
  }

  @Test
  void whatHasFilledInPartIsKept() {
    List<OrderReport> book = List.of(row("101", ReportedStatus.OPEN, 0), row("102", ReportedStatus.OPEN, 20));

    look(0, book);

    assertThat(look(3, book)).containsExactly("101 beside 102");
  }

  @Test
  void whereEachHasFilledInPartTheNewestGoes() {
    List<OrderReport> book = List.of(row("101", ReportedStatus.OPEN, 10), row("102", ReportedStatus.OPEN, 20));

    look(0, book);

    assertThat(look(3, book)).containsExactly("102 beside 101");
  }

  @Test
  void anOrderThatWasReplacedUnderANewIdIsNoTwin() {
    List<OrderReport> book = List.of(row("101", ReportedStatus.CANCELLED, 0), row("102", ReportedStatus.OPEN, 0));

    look(0, book);

    assertThat(look(3, book)).isEmpty();
  }

  @Test
  void aBookThatShowsOneOfThemEndedBeginsTheCountAnew() {
    List<OrderReport> both = List.of(row("101", ReportedStatus.OPEN, 0), row("102", ReportedStatus.OPEN, 0));

    look(0, both);
    look(1, List.of(row("101", ReportedStatus.CANCELLED, 0), row("102", ReportedStatus.OPEN, 0)));

    assertThat(look(3, both)).isEmpty();
    assertThat(look(6, both)).containsExactly("102 beside 101");
  }

  private List<String> look(double second, List<OrderReport> book) {
    LiveTwins.Found found = twins.after(book, Ledgers.at(second));
    twins = found.twins();
    return found.due().stream().map(each -> each.surplus() + " beside " + each.kept()).toList();
  }

  private static OrderReport row(String id, ReportedStatus status, long filled) {
    return new OrderReport(new BrokerOrderId(id), Optional.of(TAG), Ledgers.CALL.instrument(),
        Ledgers.CALL.product(), Side.BUY, Quantity.of(65), Quantity.of(filled), Optional.empty(), status, true,
        Optional.empty(), Optional.empty(), Optional.empty());
  }
}
