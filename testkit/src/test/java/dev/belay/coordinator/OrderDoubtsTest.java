package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.testkit.BrokerStatus;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.Latency;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;

/** What the coordinator does about orders of which it does not know enough: rules 5.1, 5.3, 5.5 and 5.8. */
class OrderDoubtsTest {

  private final Room room = new Room().open();

  @Test
  void aCoverThatNobodyCanFindIsDoubledOnceAfterTenSeconds() {
    overfillsAndLosesTheCover(Script.lost());

    room.run(Room.condor(1), Duration.ofSeconds(9));
    assertThat(covers()).isEmpty();
    room.pass(Duration.ofSeconds(4));

    assertThat(coversOfTheCall()).containsExactly("C2.1 BUY 130");
    assertThat(alerts(AlertCode.DUPLICATE_COVER)).hasSize(1);
    room.pass(Duration.ofMinutes(2));
    assertThat(covers()).hasSize(1);
  }

  @Test
  void aDoubledCoverThatFillsAfterAllIsSoldAgain() {
    overfillsAndLosesTheCover(Script.fill().arriveAfter(Duration.ofSeconds(30)));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofMinutes(2));

    assertThat(alerts(AlertCode.DUPLICATE_COVER)).hasSize(1);
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  /** Three times what was ordered: two thirds of it bared, and the first cover, of that much, goes astray. */
  private void overfillsAndLosesTheCover(Script cover) {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(3, 1));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER) && order.terms().quantity().units() == 130).once()
        .does(cover);
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.fails(ReadFailure.UNREACHABLE));
  }

  @Test
  void aPersonWhoKnowsResolvesAnUnknownOrderAfterADryRun() {
    room.broker.on(order -> order.trades(put(23_800))).does(Script.lost());
    room.broker.reads(read -> read == Read.TRADES, ReadFault.fails(ReadFailure.UNREACHABLE));
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(40));
    assertThat(wing.view().working()).isTrue();
    OperatorCommand command = new OperatorCommand.ResolveUnknown(intended(0), Optional.empty());

    CommandReport dry = operate(command, Run.DRY);
    assertThat(dry.possible()).isTrue();
    assertThat(wing.view().working()).isTrue();

    operate(command, Run.REAL);
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(operate(command, Run.REAL).possible()).isFalse();
    assertThat(room.events.stream().filter(ExecutionEvent.Commanded.class::isInstance)
        .map(each -> ((ExecutionEvent.Commanded) each).done())).containsExactly(false, true, false);
  }

  @Test
  void aPersonNamesTheBrokersIdAndItsFillsAreOurs() {
    room.broker.on(order -> order.trades(put(23_800))).does(Script.fill().loseAnswer());
    room.broker.reads(read -> read == Read.ORDERS || read == Read.TRADES, ReadFault.fails(ReadFailure.UNREACHABLE));
    room.broker.disconnect("down");
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(3));

    operate(new OperatorCommand.ResolveUnknown(intended(0), Optional.of(taken(0))), Run.REAL);
    room.broker.heal();
    room.pass(Duration.ofSeconds(10));

    assertThat(wing.view().held().get(put(23_800)).units()).isEqualTo(65);
  }

  @Test
  void aPersonHasAHeldBuyBackTriedAgainAtOnce() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(3, 1));
    AtomicBoolean halted = new AtomicBoolean(true);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER) && halted.get())
        .does(Script.reject(RejectionReason.SESSION, "the segment is halted"));
    room.run(Room.condor(1), Duration.ofSeconds(3));
    halted.set(false);

    assertThat(operate(new OperatorCommand.RetryCover(), Run.DRY).possible()).isTrue();
    assertThat(covers()).isEmpty();
    operate(new OperatorCommand.RetryCover(), Run.REAL);

    assertThat(coversOfTheCall()).containsExactly("C2.6 BUY 65", "C2.7 BUY 130");
    assertThat(operate(new OperatorCommand.RetryCover(), Run.REAL).lines())
        .containsExactly("no closing order is blocked");
  }

  @Test
  @Tag("C13")
  @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "once in a build: a whole day passes")
  void whatWasCancelledBeforeTheExchangeHadItBlocksSalesOfItsContractUntilTheDayEnds() {
    room.broker.on(order -> order.trades(put(24_000))).once()
        .does(Script.fill().passing(BrokerStatus.OPEN_PENDING, Duration.ofSeconds(20)));
    GroupHandle first = room.run(Room.enter("first", 1, GroupPolicy.DEFAULT, Room.buy(put(24_000), "90")),
        Duration.ofSeconds(1));
    room.exchange.cancelledByOthers(taken(0));
    room.pass(Duration.ofSeconds(15));
    assertThat(first.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);

    GroupHandle condor = room.run(Room.condor(1), Duration.ofMinutes(2));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    room.restart();
    room.pass(Duration.ofSeconds(20));
    GroupHandle again = room.run(spread("again"), Duration.ofMinutes(2));
    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    GroupHandle bought = room.run(Room.enter("bought", 1, GroupPolicy.DEFAULT, Room.buy(put(24_000), "90")),
        Duration.ofSeconds(15));
    assertThat(bought.view().lifecycle()).as("a purchase").isEqualTo(ExecutionLifecycle.COMPLETED);
    bought.exit();
    room.pass(Duration.ofSeconds(30));
    assertThat(room.exchange.net(put(24_000)).units()).as("its sale waits too").isEqualTo(65);

    room.exchange.endOfDay();
    room.pass(Duration.ofDays(1));
    GroupHandle nextDay = room.run(spread("next day"), Duration.ofMinutes(2));
    assertThat(nextDay.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  private static GroupRequest spread(String key) {
    return Room.enter(key, 1, GroupPolicy.DEFAULT, Room.sell(put(24_000), "90"), Room.buy(put(23_800), "40"));
  }

  @Test
  void aDoubtThatARestartDoesNotEndIsAlarmedByTheNextProcessToo() {
    room.broker.on(order -> order.trades(put(23_800))).does(Script.lost());
    room.broker.reads(read -> read == Read.TRADES, ReadFault.fails(ReadFailure.SERVER));
    room.run(Room.enter("first", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(10));
    room.restart();
    room.pass(Duration.ofSeconds(3));
    int before = alerts(AlertCode.UNKNOWN_ORDER).size();

    room.restart();
    room.pass(Duration.ofSeconds(3));

    assertThat(alerts(AlertCode.UNKNOWN_ORDER)).hasSize(before + 1);
    assertThat(room.alertTexts(AlertCode.UNKNOWN_ORDER).get(before)).contains(intended(0).text());
  }

  @Test
  @Tag("C9")
  void ofTwoLiveOrdersOfOneIntentTheNewestIsCancelledAndItsGroupEntersNoFurther() {
    room.run(Room.condor(1), Duration.ofSeconds(5));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER) && order.trades(call(25_000))).once()
        .does(Script.accept().after(Duration.ofSeconds(25)).thenFill().onModify(OnModify.PROMPT.ignored())
            .cancelRefused(RejectionReason.NOT_CHANGEABLE, "it is being processed"));
    GroupHandle condor = room.coordinator.groups().get(0);
    condor.exit();
    room.pass(Duration.ofMillis(100));
    OrderTag cover = room.events.stream().filter(ExecutionEvent.Intended.class::isInstance)
        .map(each -> ((ExecutionEvent.Intended) each).intent())
        .filter(each -> each.terms().instrument().equals(call(25_000))).reduce((one, two) -> two).orElseThrow().tag();

    room.broker.on(order -> true).once().does(Script.accept());
    room.broker.placeOrder(cover, new OrderTerms(call(25_000), Product.NRML, Side.BUY, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("95"))));
    room.pass(Duration.ofSeconds(8));

    BrokerOrderId second = taken(7);
    assertThat(room.exchange.log().events().stream().filter(each -> each instanceof ExchangeEvent.Cancelled gone
        && gone.id().equals(second))).hasSize(1);
    assertThat(alerts(AlertCode.DOUBLED_ORDER)).hasSize(1);
    room.pass(Duration.ofMinutes(1));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(call(25_000)).isZero()).isTrue();
    assertThat(room.coordinator.mode()).as("only this group is frozen").isEqualTo(Mode.READY);
  }

  @Test
  @Tag("C14")
  void ordersThatHangUntilTheCloseAreNeverReplacedAndEndWithTheDay() {
    room.broker.on(order -> order.isFor(OrderPurpose.CLOSE)).once()
        .does(Script.accept().stuckIn(BrokerStatus.OPEN_PENDING));
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(20));

    wing.exit();
    room.pass(Duration.ofSeconds(60));
    assertThat(alerts(AlertCode.BROKER_INDETERMINATE)).hasSize(1);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    room.run(Room.enter("again", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(5));
    assertThat(Told.decisions(room.events)).endsWith("refused [MODE_ENTRIES]", "REJECTED");

    room.pass(Duration.ofMinutes(20));
    room.restart();
    room.pass(Duration.ofMinutes(2));
    assertThat(alerts(AlertCode.BROKER_INDETERMINATE)).as("told again by the next process").hasSize(2);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(closes()).hasSize(1);

    room.exchange.endOfDay();
    room.pass(Duration.ofDays(1));
    assertThat(closes()).as("decided anew on the next day").hasSize(2);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  @Tag("C14")
  void anOrderThatNeverReachesTheExchangeStopsEntriesAndIsNotReplaced() {
    room.exchange.latency(new Latency(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(100), Duration.ZERO));

    room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(31));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(alerts(AlertCode.BROKER_INDETERMINATE)).hasSize(1);
    assertThat(room.exchange.log().arrivals()).hasSize(1);

    room.exchange.latency(Latency.NONE);
    room.pass(Duration.ofSeconds(110));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void aSaleWaitsForPositionsThatShowTheLong() {
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(20));
    room.broker.reads(read -> read == Read.POSITIONS, ReadFault.empty());
    room.pass(Duration.ofSeconds(20));

    wing.exit();
    room.pass(Duration.ofSeconds(30));
    assertThat(closes()).isEmpty();

    room.broker.heal();
    room.pass(Duration.ofSeconds(35));
    assertThat(closes()).hasSize(1);
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void whereNoPositionsComeTheSaleGoesOnTheOrderBookAfterTenSecondsAndTheCoverAtOnce() {
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(20));
    room.broker.reads(read -> read == Read.POSITIONS, ReadFault.silent());
    room.pass(Duration.ofSeconds(20));

    condor.exit();
    room.pass(Duration.ofSeconds(1));
    assertThat(covers()).hasSize(2);
    room.pass(Duration.ofSeconds(8));
    assertThat(closes()).isEmpty();

    room.pass(Duration.ofSeconds(5));
    assertThat(closes()).hasSize(2);
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aRequestOnTheKeyOfAnUnknownOrderIsRefusedWhole() {
    room.broker.on(order -> order.trades(put(23_800))).does(Script.lost());
    room.run(Room.enter("first", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(3));

    room.run(Room.enter("second", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(1));

    assertThat(Told.decisions(room.events)).endsWith("refused [KEY_UNKNOWN]", "REJECTED");
  }

  @Test
  void whatTheBrokerRefusedThreeTimesForOneReasonIsRefusedByUsUntilAProbeIsDue() {
    room.broker.otherwise(Script.reject(RejectionReason.PRODUCT, "not allowed"));
    for (int i = 0; i < 3; i++) {
      room.run(Room.enter("try" + i, 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(2));
    }

    room.run(Room.enter("again", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(2));
    assertThat(Told.decisions(room.events)).endsWith("refused [REFUSED_REPEATEDLY]", "REJECTED");

    room.pass(Duration.ofSeconds(30));
    room.broker.otherwise(Script.fill());
    GroupHandle probe = room.run(Room.enter("probe", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(5));
    assertThat(probe.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void aFillThatTheBookTakesBackIsAlarmedAndKept() {
    room.broker.on(order -> order.trades(put(23_800))).does(Script.accept().fillUpTo(1, 1));
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofMillis(500));
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.stale(Duration.ofHours(1)));
    room.pass(Duration.ofSeconds(40));

    assertThat(alerts(AlertCode.FILL_TAKEN_BACK)).isEmpty(); // a row that is absent says nothing
    assertThat(wing.view().held().get(put(23_800)).units()).isEqualTo(65);
  }

  @Test
  void aFillOfWhichTheBooksShowLessForSecondsIsToldOnceAndNotBookedBack() {
    room.broker.on(order -> order.trades(put(23_800)))
        .does(Script.accept().fillUpTo(1, 2).after(Duration.ofSeconds(60)).thenFill());
    GroupHandle wing = room.run(Room.enter("wing", 2, GroupPolicy.DEFAULT.withPhaseTime(Duration.ofMinutes(5)),
        Room.buy(put(23_800), "40")), Duration.ofSeconds(62));
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.stale(Duration.ofSeconds(50)));

    room.pass(Duration.ofSeconds(40));

    assertThat(alerts(AlertCode.FILL_TAKEN_BACK)).hasSize(1);
    assertThat(wing.view().held().get(put(23_800)).units()).isEqualTo(130);
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void requestsOfOneTurnShareOneReadOfTheFunds() {
    room.broker.otherwise(Script.fill());
    for (int i = 0; i < 7; i++) {
      room.coordinator.execute(Room.enter("wing" + i, 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")));
    }
    room.pass(Duration.ofMillis(10));

    assertThat(room.exchange.log().arrivals()).hasSizeGreaterThanOrEqualTo(4);
  }

  private CommandReport operate(OperatorCommand command, Run run) {
    CommandReport[] told = new CommandReport[1];
    room.coordinator.operate(command, run, "Asha").thenAccept(report -> told[0] = report);
    room.pass(Duration.ofMillis(10));
    return told[0];
  }

  private OrderTag intended(int index) {
    return room.events.stream().filter(ExecutionEvent.Intended.class::isInstance)
        .map(each -> ((ExecutionEvent.Intended) each).intent().tag()).toList().get(index);
  }

  private BrokerOrderId taken(int index) {
    return room.exchange.log().events().stream().filter(ExchangeEvent.Taken.class::isInstance)
        .map(each -> ((ExchangeEvent.Taken) each).id()).toList().get(index);
  }

  private List<String> coversOfTheCall() {
    return covers().stream().filter(each -> each.startsWith("C2"))
        .map(each -> each.substring(0, each.indexOf(" NFO"))).toList();
  }

  private List<String> covers() {
    return sent("C");
  }

  private List<String> closes() {
    return sent("X");
  }

  private List<String> sent(String letter) {
    return room.exchange.log().story().stream()
        .filter(each -> each.startsWith(letter) && each.endsWith("taken")).toList();
  }

  private List<ExecutionEvent> alerts(AlertCode code) {
    return room.events.stream().filter(each -> each instanceof ExecutionEvent.Raised raised
        && raised.alert().code() == code).toList();
  }
}
