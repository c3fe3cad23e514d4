package dev.belay.reconcile;

import static dev.belay.reconcile.Ledgers.ACCOUNT;
import static dev.belay.reconcile.Ledgers.CALL;
import static dev.belay.reconcile.Ledgers.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrderComparisonTest {

  private static final InstanceId US = new InstanceId("BLY");

  private final OrderLedger ledger = new OrderLedger(ACCOUNT);

  @Test
  void aFillAndAnEndThatNobodyToldAreDifferences() {
    OrderTag one = sent(US, 1, "O1");
    OrderTag two = sent(US, 2, "O2");

    assertThat(compare(row("O1", Optional.of(one), ReportedStatus.OPEN, 20),
        row("O2", Optional.of(two), ReportedStatus.CANCELLED, 0))).containsExactly(
        "missed-fill " + one + " 0 -> 20", "missed-terminal " + two + " cancelled");
  }

  @Test
  void anOrderIsMatchedByItsIdFirstAndElseByItsTag() {
    OrderTag one = sent(US, 1, "O1");

    assertThat(compare(row("O1", Optional.empty(), ReportedStatus.OPEN, 0))).isEmpty();
    assertThat(compare(row("O9", Optional.of(one), ReportedStatus.OPEN, 5)))
        .containsExactly("missed-fill " + one + " 0 -> 5", "missing-order " + one + " O1");
  }

  @Tag("D11")
  @Test
  void noStatusButAnEndEndsAnythingAndACompleteOrderMustHaveFilled() {
    OrderTag one = sent(US, 1, "O1");

    for (ReportedStatus each : List.of(ReportedStatus.TRANSIT, ReportedStatus.OPEN, ReportedStatus.TRIGGER_PENDING,
        ReportedStatus.MODIFY_PENDING, ReportedStatus.CANCEL_PENDING, ReportedStatus.UNRECOGNISED,
        ReportedStatus.COMPLETE)) {
      assertThat(compare(row("O1", Optional.of(one), each, 0))).as(each.code()).isEmpty();
      ledger.apply(new Evidence.Reported(row("O1", Optional.of(one), each, 0), Evidence.Source.ORDER_BOOK));
      assertThat(ledger.find(one).orElseThrow().isInFlight() || each == ReportedStatus.TRIGGER_PENDING)
          .as(each.code()).isTrue();
      assertThat(ledger.open()).as(each.code()).hasSize(1);
    }
  }

  @Test
  void anOrderOfOursThatNobodyKnowsIsNotAStrangersAndAStrangersIsNotOurs() {
    OrderTag lost = tag(US, 7);
    OrderTag theirs = tag(new InstanceId("XYZ"), 7);

    assertThat(compare(row("O7", Optional.of(lost), ReportedStatus.OPEN, 0),
        row("O8", Optional.of(theirs), ReportedStatus.OPEN, 20), row("O9", Optional.empty(), ReportedStatus.OPEN, 0)))
        .containsExactly("unknown-order " + lost + " O7", "foreign-order O8 " + CALL + " 20",
            "foreign-order O9 " + CALL + " 0");
  }

  @Test
  void whatForeignOrdersTradedAddsUpByKey() {
    List<Divergence> found = OrderComparison.compare(List.of(), List.of(row("O1", Optional.empty(),
        ReportedStatus.COMPLETE, 65), row("O2", Optional.empty(), ReportedStatus.CANCELLED, 15)), List.of(), US,
        ACCOUNT);

    assertThat(OrderComparison.foreignTrades(found)).containsOnlyKeys(CALL).containsValue(Quantity.of(80));
  }

  private List<String> compare(OrderReport... book) {
    List<BrokerOrderId> expected = ledger.all().stream().flatMap(each -> each.ids().stream()).toList();
    return OrderComparison.compare(ledger.all(), List.of(book), expected, US, ACCOUNT).stream()
        .filter(each -> each.kind() != Divergence.Kind.MISSING_ORDER || book.length == 1).map(Divergence::id).toList();
  }

  private OrderTag sent(InstanceId instance, int number, String id) {
    OrderTag tag = tag(instance, number);
    ledger.intend(new OrderIntent(tag, new Owner(new GroupId(1), Owner.Role.GROUP), number,
        new OrderTerms(CALL.instrument(), CALL.product(), Side.BUY, Quantity.of(65),
            new PriceTerms.Limit(Price.parse("100"))), at(0).wall()));
    ledger.apply(new Evidence.Sent(tag));
    ledger.apply(new Evidence.PlacedAs(tag, new BrokerOrderId(id)));
    return tag;
  }

  private static OrderTag tag(InstanceId instance, int number) {
    return new OrderTag(instance, new Epoch("0A1"), number, new GroupId(1), OrderPurpose.ENTRY, new LegId(0), number,
        false);
  }

  private static OrderReport row(String id, Optional<OrderTag> tag, ReportedStatus status, long filled) {
    return new OrderReport(new BrokerOrderId(id), tag, CALL.instrument(), CALL.product(), Side.BUY, Quantity.of(65),
        Quantity.of(filled), Optional.empty(), status, true, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
