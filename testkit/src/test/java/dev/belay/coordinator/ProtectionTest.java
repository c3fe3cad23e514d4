package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.hedge.HedgeLimits;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bared short that margin forbids to buy back is covered by another option (DESIGN rule 6.10). */
class ProtectionTest {

  private static final UnaryOperator<CoordinatorBuilder> PROTECTING =
      builder -> builder.hedges(HedgeLimits.defaults().protecting());
  private static final Script NO_MARGIN = Script.reject(RejectionReason.MARGIN, "available margin is negative");

  private final Room room = new Room();
  private boolean poor = true;

  @AfterEach
  void noTagTwice() {
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  void theNearestStrikeIsBoughtAndAPersonExitsWhatIsHeldThen() {
    GroupHandle spread = baredWithoutMargin(PROTECTING);
    room.pass(Duration.ofSeconds(30));
    assertThat(spread.view().held()).containsEntry(call(25_000), Quantity.of(-65))
        .containsEntry(call(25_100), Quantity.of(65));
    assertThat(spread.view().bared().isZero()).isTrue();

    marginIsThereAgain();
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    spread.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(fills()).containsExactly("E1", "E0", "P2", "C0", "X2");
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void aRestartKnowsWhatWasBoughtAndSellsItOnlyAfterTheShort() {
    GroupHandle spread = baredWithoutMargin(PROTECTING);
    room.pass(Duration.ofSeconds(30));
    room.restart(PROTECTING);
    GroupHandle again = room.coordinator.group(spread.id()).orElseThrow();
    assertThat(again.view().held()).containsEntry(call(25_100), Quantity.of(65));

    again.exit();
    marginIsThereAgain();

    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(fills()).containsExactly("E1", "E0", "P2", "C0", "X2");
  }

  @Test
  void protectionThatDoesNotFillIsCancelledAndTheShortIsProbedAgain() {
    room.broker.on(order -> order.isFor(OrderPurpose.PROTECT)).does(Script.accept());
    GroupHandle spread = baredWithoutMargin(PROTECTING);
    room.pass(Duration.ofSeconds(30));
    assertThat(room.exchange.log().story()).anyMatch(line -> line.startsWith("P2.0 cancelled"));

    marginIsThereAgain();

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(fills()).containsExactly("E1", "E0", "C0");
  }

  @Test
  void whereNoStrikeCanBeTradedTheCoverIsProbedAsBefore() {
    room.broker.on(order -> order.isFor(OrderPurpose.PROTECT))
        .does(Script.reject(RejectionReason.PROTECTION, "no last price"));
    GroupHandle spread = baredWithoutMargin(PROTECTING);
    room.pass(Duration.ofSeconds(40));
    assertThat(spread.view().bared()).isEqualTo(Quantity.of(65));

    marginIsThereAgain();

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void aContractThatSomebodyElseIsShortOfIsNotBought() {
    outsider(Side.SELL, call(25_100), 65);
    room.exchange.lastPrice(call(24_900), Price.parse("130"));
    baredWithoutMargin(PROTECTING);
    room.pass(Duration.ofSeconds(30));

    assertThat(fills()).contains("P2");
    assertThat(room.exchange.net(call(24_900))).isEqualTo(Quantity.of(65));
    assertThat(room.exchange.net(call(25_100))).isEqualTo(Quantity.of(-65));
  }

  @Test
  void byDefaultOnlyAPersonBuysProtectionDryFirst() {
    GroupHandle spread = baredWithoutMargin(builder -> builder);
    room.pass(Duration.ofSeconds(30));
    assertThat(fills()).containsExactly("E1", "E0");
    assertThat(room.alertTexts(AlertCode.GROUP_HELD)).allMatch(text -> text.contains("BuyProtection"));
    OperatorCommand buy = new OperatorCommand.BuyProtection(spread.id(), Optional.empty());

    assertThat(operate(buy, Run.DRY).lines()).containsExactly(
        "buys 65 of NFO:NIFTY2681125100CE, which cover 65 of NFO:NIFTY2681125000CE");
    room.pass(Duration.ofSeconds(1));
    assertThat(fills()).containsExactly("E1", "E0");
    operate(buy, Run.REAL);
    room.pass(Duration.ofSeconds(1));

    assertThat(fills()).containsExactly("E1", "E0", "P2");
    assertThat(operate(buy, Run.REAL).possible()).isFalse();
    assertThat(room.events.stream().filter(each -> each instanceof ExecutionEvent.Commanded)).hasSize(3);
  }

  @Test
  void aPersonMayNameTheOptionIfItCoversTheShort() {
    GroupHandle spread = baredWithoutMargin(builder -> builder);
    room.exchange.lastPrice(call(25_300), Price.parse("20"));
    room.pass(Duration.ofSeconds(30));

    CommandReport put = operate(new OperatorCommand.BuyProtection(spread.id(),
        Optional.of(SampleMarket.put(25_000))), Run.REAL);
    operate(new OperatorCommand.BuyProtection(spread.id(), Optional.of(call(25_300))), Run.REAL);
    room.pass(Duration.ofSeconds(1));

    assertThat(put.possible()).isFalse();
    assertThat(put.lines()).containsExactly("no option that may be bought covers NFO:NIFTY2681125000CE");
    assertThat(spread.view().held()).containsEntry(call(25_300), Quantity.of(65));
  }

  @Test
  void whatWasBoughtForAFearedLossIsKeptUntilTheFearIsRefuted() {
    AtomicBoolean lies = new AtomicBoolean();
    GroupHandle spread = madeSmallerWhileItsLongIsDoubted(lies);
    assertThat(protectionFills()).containsExactly("P2.0");
    assertThat(room.exchange.net(call(25_100))).isEqualTo(Quantity.of(195));

    lies.set(false);
    marginIsThereAgain();
    spread.exit();
    room.pass(Duration.ofMinutes(1));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void whatWasBoughtForAFearedLossIsTheCoverOnceTheLossIsBooked() {
    GroupHandle spread = madeSmallerWhileItsLongIsDoubted(new AtomicBoolean());
    room.pass(Duration.ofMinutes(1));
    assertThat(spread.view().held()).containsEntry(call(25_200), Quantity.ZERO)
        .containsEntry(call(25_100), Quantity.of(195));
    assertThat(protectionFills()).containsExactly("P2.0");

    marginIsThereAgain();
    spread.exit();
    room.pass(Duration.ofMinutes(1));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(call(25_100))).isEqualTo(Quantity.ZERO);
    assertThat(room.exchange.net(call(25_000))).isEqualTo(Quantity.ZERO);
  }

  /** A spread whose long the positions show as sold, with nothing that explains it, while buy-backs are refused. */
  private GroupHandle madeSmallerWhileItsLongIsDoubted(AtomicBoolean lies) {
    room.front = broker -> new Denying(broker, call(25_200), lies);
    GroupHandle spread = enteredWithoutMargin(PROTECTING, 3);
    room.pass(Duration.ofSeconds(15));
    lies.set(true);
    room.pass(Duration.ofSeconds(20));
    assertThat(fills()).containsExactly("E1", "E0", "P2");
    spread.exit(2);
    room.pass(Duration.ofSeconds(15));
    return spread;
  }

  @Test
  void protectionIsNotSoldAsSurplusByAnExitThatWasAskedBefore() {
    AtomicBoolean lies = new AtomicBoolean();
    room.front = broker -> new Denying(broker, call(25_200), lies);
    GroupHandle spread = enteredWithoutMargin(PROTECTING, 3);
    room.pass(Duration.ofSeconds(15));
    spread.exit(2);
    room.pass(Duration.ofSeconds(5));
    lies.set(true);
    room.pass(Duration.ofMinutes(1));
    assertThat(protectionFills()).containsExactly("P2.0", "P2.1", "P2.2");
    assertThat(room.exchange.net(call(25_100))).isEqualTo(Quantity.of(195));

    lies.set(false);
    marginIsThereAgain();
    room.pass(Duration.ofMinutes(1));

    assertThat(spread.view().held()).containsEntry(call(25_000), Quantity.of(-65))
        .containsEntry(call(25_200), Quantity.of(65));
    assertThat(room.exchange.net(call(25_100))).isEqualTo(Quantity.ZERO);
  }

  /** Orders for and of the option that was bought as protection, as they filled. */
  private List<String> protectionFills() {
    return room.exchange.log().story().stream().filter(line -> line.matches("[PX]\\d\\.\\d+ filled .*"))
        .map(line -> line.substring(0, line.indexOf(' '))).toList();
  }

  /** A spread whose protection the broker's desk sells while buy-backs are refused. */
  private GroupHandle baredWithoutMargin(UnaryOperator<CoordinatorBuilder> with) {
    GroupHandle spread = enteredWithoutMargin(with, 1);
    outsider(Side.SELL, call(25_200), 65);
    return spread;
  }

  private GroupHandle enteredWithoutMargin(UnaryOperator<CoordinatorBuilder> with, long lots) {
    room.open(with);
    room.exchange.lastPrice(call(25_100), Price.parse("60"));
    GroupHandle spread = room.run(Room.enter("spread", lots, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(2));
    room.broker.on(order -> poor && order.isFor(OrderPurpose.COVER)).does(NO_MARGIN);
    return spread;
  }

  private void marginIsThereAgain() {
    poor = false;
    room.pass(Duration.ofMinutes(1));
  }

  /** Purpose and leg of our orders as they first filled. */
  private List<String> fills() {
    return room.exchange.log().story().stream().filter(line -> line.matches("[A-Z]\\d\\.\\d+ filled .*"))
        .map(line -> line.substring(0, 2)).distinct().toList();
  }

  private void outsider(Side side, InstrumentId instrument, long units) {
    room.exchange.outsider(new OrderTerms(instrument, Product.NRML, side, Quantity.of(units),
        new PriceTerms.Limit(Price.parse("45"))), Script.fill());
  }

  private CommandReport operate(OperatorCommand command, Run run) {
    var report = room.coordinator.operate(command, run, "anna").toCompletableFuture();
    room.pass(Duration.ofMillis(1));
    return report.join();
  }
}
