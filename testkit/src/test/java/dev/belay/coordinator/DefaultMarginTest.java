package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.AnchoredMargin;
import dev.belay.margin.BrokerMargin;
import dev.belay.margin.MarginEstimator;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.risk.FixedLots;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import dev.belay.scenario.ScenarioMargin;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The margin that a coordinator uses when nobody chose one: the exchange's scenarios over fresh quotes. */
class DefaultMarginTest {

  private static final InstrumentId INDEX = new InstrumentId(Exchange.NSE, "NIFTY 50");
  private final Room room = new Room();

  @BeforeEach
  void ordersFill() {
    room.broker.otherwise(Script.accept().thenFill());
  }

  @Test
  @Tag("E14")
  void withoutASourceOfQuotesAnEntryIsRefusedAndTheMissingOnesAreNamed() {
    GroupHandle condor = open(MarketData.none(), UnaryOperator.identity());

    assertThat(refusals(condor)).extracting(Violation::code).containsOnly(RefusalCode.MARGIN_UNAVAILABLE);
    assertThat(refusals(condor).get(0).numbers()).containsEntry("missing", "a fresh price of NIFTY");
    assertThat(room.exchange.log().story()).isEmpty();
  }

  @Test
  void theFirstEntryWaitsForTheQuotesThatItNeeds() {
    GroupHandle condor = open(quotes(Duration.ofMillis(700)), UnaryOperator.identity());

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void quotesThatComeTooLateOrTooOldAreNone() {
    GroupHandle late = open(quotes(Duration.ofMillis(1_500)), UnaryOperator.identity());
    assertThat(refusals(late)).extracting(Violation::code).containsOnly(RefusalCode.MARGIN_UNAVAILABLE);

    Room other = new Room();
    GroupHandle old = open(other, new PushedQuotes(other.time, Duration.ZERO).at(INDEX, "24500")
        .aged(Duration.ofSeconds(3)), UnaryOperator.identity());
    assertThat(refusals(old).get(0).numbers()).containsEntry("missing", "a fresh price of NIFTY");
  }

  @Test
  @Tag("E18")
  void aGroupThatNeedsMoreThanThereIsIsRefusedWithItsWorstPoint() {
    room.exchange.money(Money.rupees(60_000), MarginDesk.none());

    GroupHandle condor = open(quotes(Duration.ZERO), UnaryOperator.identity());

    assertThat(refusals(condor)).extracting(Violation::code).containsExactly(RefusalCode.MARGIN_EXCEEDED);
    assertThat(refusals(condor).get(0).message()).contains("Worst point: entering, filled: leg 0 65, leg 1 65");
  }

  @Test
  void aSizeOfTheHostIsRefusedWithTheLotsThatWouldPass() {
    room.exchange.money(Money.rupees(500_000), MarginDesk.none());

    GroupHandle condor = open(room, quotes(Duration.ZERO), UnaryOperator.identity(), Room.condor(10));

    assertThat(refusals(condor).get(0).numbers()).containsEntry("packages_that_pass", "5");
  }

  @Test
  void aSizeOfTheSizerShrinksToTheLotsThatPass() {
    room.exchange.money(Money.rupees(500_000), MarginDesk.none());
    GroupRequest asked = Room.condor(1);

    GroupHandle condor = open(room, quotes(Duration.ZERO), builder -> builder.sizer(new FixedLots(10)),
        GroupRequest.enter(asked.key(), asked.strategy(), asked.product(), asked.legs(),
            new Sizing.BySizer(BigDecimal.ONE), asked.policy()));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.positions()).extracting(each -> each.net().abs().units()).containsOnly(5 * 65L);
  }

  @Test
  void theBrokerIsAskedAndAMarginFarFromTheModelsIsNotBelieved() {
    room.exchange.money(Money.rupees(1_000_000), MarginDesk.perShortUnit(Money.rupees(1_300)));

    GroupHandle condor = open(quotes(Duration.ZERO), builder -> builder.marginFrom(reads -> new AnchoredMargin(
        new BrokerMargin(reads, 0), ScenarioMargin.india(SampleMarket.calendar()))));

    assertThat(refusals(condor)).extracting(Violation::code).containsOnly(RefusalCode.MARGIN_UNAVAILABLE);
    assertThat(refusals(condor).get(0).numbers().get("missing"))
        .startsWith("a margin on which broker and local model agree: 174525.00 and ");
  }

  @Test
  void anEstimatorThatFailsRefusesTheEntryAndNothingElse() {
    GroupHandle condor = open(MarketData.none(), builder -> builder.margin(new MarginEstimator() {
      @Override
      public CompletionStage<MarginModel> prepare(MarginQuestion question) {
        throw new IllegalStateException("broken");
      }
    }));

    assertThat(refusals(condor)).extracting(Violation::code).containsExactly(RefusalCode.MARGIN_UNAVAILABLE);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  private GroupHandle open(MarketData market, UnaryOperator<CoordinatorBuilder> more) {
    return open(room, market, more);
  }

  private static GroupHandle open(Room room, MarketData market, UnaryOperator<CoordinatorBuilder> more) {
    return open(room, market, more, Room.condor(1));
  }

  private static GroupHandle open(Room room, MarketData market, UnaryOperator<CoordinatorBuilder> more,
      GroupRequest request) {
    room.coordinator = more.apply(ExecutionCoordinator.builder(room.broker, room.store, SampleMarket.catalog())
        .config(CoordinatorConfig.of(Room.ACCOUNT).calendar(SampleMarket.calendar()).build()).time(room.time)
        .market(market)).build();
    room.coordinator.start();
    room.pass(Duration.ofMillis(100));
    return room.run(request, Duration.ofSeconds(5));
  }

  private PushedQuotes quotes(Duration delay) {
    return new PushedQuotes(room.time, delay).at(INDEX, "24500").at(put(24_000), "90").at(put(23_800), "40")
        .at(call(25_000), "95").at(call(25_200), "45");
  }

  private static List<Violation> refusals(GroupHandle handle) {
    return ((GroupOutcome.Refused) handle.outcome().toCompletableFuture().join()).violations();
  }
}
