package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.Product;
import dev.belay.order.Scope;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Script;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody has the broker carry a position of ours as another product (DESIGN rule 8.5). */
@Tag("B12")
class ConversionTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Room room = new Room();
  private final SimulatedQuotes quotes = new SimulatedQuotes(room.exchange, room.time);

  ConversionTest() {
    price("95");
    room.exchange.lastPrice(call(25_200), Price.parse("45"));
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).does(Script.fillOnPrice());
    room.open(builder -> builder.market(quotes));
  }

  @Test
  void ownerAndStopFollowAShortThatIsCarriedAsAnotherProduct() {
    GroupHandle spread = spread(1);

    converts(65);
    room.pass(MINUTE);

    assertThat(stops()).hasSize(2);
    assertThat(working()).containsExactly(Product.MIS);
    assertThat(decided()).contains(GroupReason.CONVERTED);
    assertThat(room.alertNames()).containsExactly("CONVERTED");
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);

    price("131");
    room.pass(MINUTE);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlatInEveryProduct();
  }

  @Test
  void itIsClosedInItsNewProductByTheProcessAfterTheNext() {
    GroupHandle spread = spread(2);
    converts(130);
    room.pass(MINUTE);

    room.restart(builder -> builder.market(quotes));
    room.pass(MINUTE);
    room.coordinator.group(spread.id()).orElseThrow().exit();
    room.pass(MINUTE);

    assertThat(room.coordinator.group(spread.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlatInEveryProduct();
  }

  @Test
  void whatWasConvertedWhileNobodyWatchedIsFoundByTheNextProcess() {
    GroupHandle spread = spread(1);
    room.coordinator.close();
    converts(65);

    room.restart(builder -> builder.market(quotes));
    room.pass(MINUTE);
    assertThat(working()).containsExactly(Product.MIS);

    room.coordinator.group(spread.id()).orElseThrow().exit();
    room.pass(MINUTE);
    assertFlatInEveryProduct();
  }

  @Test
  void aClosingOrderThatNamesTheFormerProductIsCancelledAndSentAnew() {
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).times(1).does(Script.accept());
    GroupHandle spread = spread(1, StopRules.NONE);
    spread.exit();
    room.pass(Duration.ofMillis(500));

    converts(65);
    room.pass(MINUTE);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlatInEveryProduct();
  }

  @Test
  void aPartOfALegIsAPersonsToConvertBackAndNothingIsTradedMeanwhile() {
    GroupHandle spread = spread(2);
    List<String> before = room.exchange.log().story();

    converts(65);
    room.pass(MINUTE.multipliedBy(5));

    assertThat(room.alertTexts(AlertCode.POSITION_MISMATCH)).singleElement().asString()
        .contains("of the 130 units of group " + spread.id() + ", 65 are carried as MIS now");
    assertThat(room.exchange.log().story().subList(before.size(), room.exchange.log().story().size())).hasSize(1);

    converts(65);
    room.pass(MINUTE);

    assertThat(working()).containsExactly(Product.MIS);
    assertThat(decided()).contains(GroupReason.CONVERTED);
  }

  @Test
  void aStopOfTheFormerProductThatFillsFirstLeavesTwoPositionsThatAPersonIsToldOf() {
    room.broker.on(order -> order.isFor(OrderPurpose.STOP))
        .does(Script.fillOnPrice().onCancel(OnCancel.PROMPT.ignored()));
    spread(1);
    converts(65);
    room.pass(MINUTE);

    price("131");
    room.pass(MINUTE);

    assertThat(room.alertTexts(AlertCode.POSITION_MISMATCH)).anyMatch(text ->
        text.contains("as NRML, while the position is carried as MIS: both are open at the broker"));
  }

  @Test
  void ofTwoGroupsOnOneKeyTheNewestFollowsWhatIsOneGroupsAndBothWhatIsAll() {
    GroupHandle older = spread("older");
    GroupHandle newer = spread("newer");
    converts(65);
    room.pass(MINUTE);
    assertThat(working()).containsExactlyInAnyOrder(Product.NRML, Product.MIS);

    older.exit();
    newer.exit();
    room.pass(MINUTE);

    assertThat(older.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(newer.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlatInEveryProduct();
  }

  @Test
  void bothOfTwoGroupsFollowWhenAllOfTheirKeyIsConverted() {
    GroupHandle older = spread("older");
    GroupHandle newer = spread("newer");
    converts(130);
    room.pass(MINUTE);
    assertThat(working()).containsExactly(Product.MIS, Product.MIS);

    older.exit();
    newer.exit();
    room.pass(MINUTE);

    assertFlatInEveryProduct();
  }

  @Test
  void protectionThatIsConvertedCoversAsBeforeAndIsSoldAsItsNewProduct() {
    GroupHandle spread = spread(1);
    room.exchange.outside().converts(call(25_200), Product.NRML, Product.MIS, Quantity.of(65));
    room.pass(MINUTE);
    assertThat(room.alertNames()).containsExactly("CONVERTED");
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);

    spread.exit();
    room.pass(MINUTE);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlatInEveryProduct();
  }

  @Test
  void aShortThatIsConvertedWhileItsStopClosesItIsClosedOnceInItsNewProduct() {
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).once().does(Script.fillOnPrice()
        .onModify(OnModify.PROMPT.ignored()));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).times(1).does(Script.accept());
    GroupHandle spread = spread(1);
    price("150");
    room.pass(Duration.ofSeconds(9));

    converts(65);
    room.pass(MINUTE);

    assertThat(spread.view().isFlat()).isTrue();
    assertFlatInEveryProduct();
  }

  @Test
  void aKillSwitchThatRunsMeanwhileEndsFlatAndVerified() {
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).times(1).does(Script.accept());
    GroupHandle spread = spread(1, StopRules.NONE);
    var report = room.coordinator.kill(Scope.account(), "anna").toCompletableFuture();
    room.pass(Duration.ofMillis(500));

    converts(65);
    room.pass(MINUTE.multipliedBy(2));

    assertThat(spread.view().isFlat()).isTrue();
    assertThat(report).isCompleted();
    assertThat(report.join().verified()).isTrue();
    assertFlatInEveryProduct();
  }

  @Test
  void whatIsConvertedBackIsClosedAsItWas() {
    GroupHandle spread = spread(1);
    converts(65);
    room.pass(MINUTE);
    room.exchange.outside().converts(call(25_000), Product.MIS, Product.NRML, Quantity.of(65));
    room.pass(MINUTE);
    assertThat(working()).containsExactly(Product.NRML);

    spread.exit();
    room.pass(MINUTE);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlatInEveryProduct();
  }

  private GroupHandle spread(String key) {
    return room.run(Room.enter(key, 1, GroupPolicy.DEFAULT.with(StopRules.NONE.with(call(25_000),
        StopSpec.at(Price.parse("130")))), Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")),
        Duration.ofSeconds(2));
  }

  private GroupHandle spread(long lots) {
    return spread(lots, StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130"))));
  }

  private GroupHandle spread(long lots, StopRules stops) {
    return room.run(Room.enter("spread", lots, GroupPolicy.DEFAULT.with(stops), Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(2));
  }

  private void converts(long units) {
    room.exchange.outside().converts(call(25_000), Product.NRML, Product.MIS, Quantity.of(units));
  }

  private void price(String last) {
    room.exchange.lastPrice(call(25_000), Price.parse(last));
  }

  private List<String> stops() {
    return room.exchange.log().story().stream().filter(each -> each.matches("S\\d.* (BUY|SELL) .*")).toList();
  }

  private List<Product> working() {
    var read = room.broker.orders().toCompletableFuture();
    room.pass(Duration.ofSeconds(1));
    return read.join().value().orElseThrow().stream().filter(each -> !each.status().claimsEnd())
        .map(OrderReport::product).toList();
  }

  private List<GroupReason> decided() {
    return room.events.stream().filter(ExecutionEvent.Decided.class::isInstance)
        .map(each -> ((ExecutionEvent.Decided) each).reason()).toList();
  }

  private void assertFlatInEveryProduct() {
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(working()).isEmpty();
    room.assertNoTagTwiceAndNeverNaked();
  }
}
