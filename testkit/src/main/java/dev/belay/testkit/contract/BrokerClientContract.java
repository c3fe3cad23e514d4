package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The rules of {@link BrokerClient}, one test each. Extend it and say how the harness is made. */
public abstract class BrokerClientContract extends BrokerWords {

  /** For subclasses. */
  protected BrokerClientContract() {}

  // ---- placing

  @Test
  final void required_BROKER_01_anAcceptedOrderIsInTheBookAsItWasAsked() {
    OrderTerms asked = harness.terms(Side.BUY);
    OrderReport row = row(placed(OrderFate.RESTS, asked));

    assertThat(new OrderTerms(row.instrument(), row.product(), row.side(), row.quantity(), asked.price()))
        .isEqualTo(asked);
    assertThat(row.filled()).isEqualTo(Quantity.ZERO);
    assertThat(row.status().claimsEnd()).isFalse();
  }

  @Test
  final void required_BROKER_02_theTagComesBackInTheBook() {
    OrderTag tag = tags.next();
    PlaceResult answer = place(OrderFate.RESTS, tag, Side.BUY);

    assertThat(row(id(answer)).tag()).contains(tag);
  }

  @Test
  final void required_BROKER_03_aLostAnswerIsIndeterminateAndLeavesAFindableOrder() {
    OrderTag tag = tags.next();
    PlaceResult answer = place(OrderFate.ANSWER_LOST, tag, Side.BUY);

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.INDETERMINATE);
    assertThat(rows(tag)).isNotEmpty();
  }

  @Test
  final void required_BROKER_04_aLostRequestIsIndeterminateBecauseNobodyKnows() {
    OrderTag tag = tags.next();
    PlaceResult answer = place(OrderFate.REQUEST_LOST, tag, Side.BUY);

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.INDETERMINATE);
    assertThat(rows(tag)).isEmpty();
  }

  @Test
  final void required_BROKER_05_whatIsRefusedIsNotInTheBook() {
    OrderTag tag = tags.next();
    PlaceResult answer = place(OrderFate.REFUSED, tag, Side.BUY);

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.REFUSED);
    assertThat(rows(tag)).isEmpty();
  }

  @Test
  final void required_BROKER_06_aRejectionAfterTheIdIsToldByTheBookWithItsReason() {
    OrderReport row = row(placed(OrderFate.REJECTED_LATER, harness.terms(Side.BUY)));

    assertThat(row.status()).isEqualTo(ReportedStatus.REJECTED);
    assertThat(row.rejection()).isPresent();
  }

  @Test
  final void required_BROKER_07_oneCallPlacesOnceAlsoWhenItsAnswerIsLost() {
    OrderTag told = tags.next();
    OrderTag lost = tags.next();
    place(OrderFate.RESTS, told, Side.BUY);
    place(OrderFate.ANSWER_LOST, lost, Side.BUY);

    assertThat(harness.placements()).containsExactly(told, lost);
  }

  @Test
  final void required_BROKER_08_answersBelongToTheirCalls() {
    can(OrderFate.RESTS);
    OrderTerms buy = harness.terms(Side.BUY);
    OrderTerms sell = harness.terms(Side.SELL);
    CompletionStage<PlaceResult> first = client.placeOrder(tags.next(), buy);
    CompletionStage<PlaceResult> second = client.placeOrder(tags.next(), sell);

    BrokerOrderId bought = id(answer(first));
    BrokerOrderId sold = id(answer(second));

    assertThat(bought).isNotEqualTo(sold);
    assertThat(List.of(row(bought).side(), row(sold).side())).containsExactly(Side.BUY, Side.SELL);
  }

  // ---- fills

  @Test
  final void required_BROKER_09_aFilledOrderIsCompleteWithItsWholeQuantity() {
    OrderReport row = row(placed(OrderFate.FILLS, harness.terms(Side.BUY)));

    assertThat(row.status()).isEqualTo(ReportedStatus.COMPLETE);
    assertThat(row.filled()).isEqualTo(row.quantity());
  }

  @Test
  final void required_BROKER_10_aPartialFillStillWorks() {
    OrderReport row = row(placed(OrderFate.FILLS_HALF, harness.terms(Side.BUY)));

    assertThat(row.status().claimsEnd()).isFalse();
    assertThat(row.filled()).isGreaterThan(Quantity.ZERO).isLessThan(row.quantity());
  }

  @Test
  final void required_BROKER_11_tradesAddUpToWhatFilled() {
    OrderTerms terms = harness.terms(Side.BUY);
    BrokerOrderId id = placed(OrderFate.FILLS, terms);

    List<TradeReport> trades = ok(client.trades()).stream().filter(each -> each.order().equals(id)).toList();

    assertThat(trades.stream().map(TradeReport::quantity).reduce(Quantity.ZERO, Quantity::plus))
        .isEqualTo(terms.quantity());
    assertThat(trades).allMatch(each -> each.side() == Side.BUY && each.instrument().equals(terms.instrument()));
  }

  @Test
  final void required_BROKER_12_positionsAreSigned() {
    OrderTerms terms = harness.terms(Side.SELL);
    placed(OrderFate.FILLS, terms);

    assertThat(net(terms)).contains(terms.quantity().negate());
  }

  @Test
  final void required_BROKER_13_aPositionClosedTodayIsARowOfZero() {
    OrderTerms terms = harness.terms(Side.BUY);
    placed(OrderFate.FILLS, terms);
    placed(OrderFate.FILLS, new OrderTerms(terms.instrument(), terms.product(), Side.SELL, terms.quantity(),
        harness.terms(Side.SELL).price()));

    assertThat(net(terms)).contains(Quantity.ZERO);
  }

  // ---- cancelling

  @Test
  final void required_BROKER_14_aCancellationIsOnlyARequestAndTheFillIsTheTruth() {
    BrokerOrderId id = placed(OrderFate.CANCEL_TOO_LATE, harness.terms(Side.BUY));
    answer(client.cancelOrder(id));

    assertThat(row(id).status()).isEqualTo(ReportedStatus.COMPLETE);
  }

  @Test
  final void required_BROKER_15_whatWasCancelledEndsInTheBook() {
    BrokerOrderId id = placed(OrderFate.RESTS, harness.terms(Side.BUY));
    CancelResult answer = answer(client.cancelOrder(id));

    assertThat(answer.kind()).isEqualTo(CancelResult.Kind.REQUESTED);
    assertThat(row(id).status()).isEqualTo(ReportedStatus.CANCELLED);
  }

  @Test
  final void required_BROKER_16_cancellingWhatHasEndedIsRefused() {
    BrokerOrderId id = placed(OrderFate.FILLS, harness.terms(Side.BUY));

    assertThat(answer(client.cancelOrder(id)).kind()).isEqualTo(CancelResult.Kind.REFUSED);
    assertThat(row(id).status()).isEqualTo(ReportedStatus.COMPLETE);
  }

  @Test
  final void required_BROKER_17_aRefusedCancellationLeavesTheOrderWorking() {
    BrokerOrderId id = placed(OrderFate.CANCEL_REFUSED, harness.terms(Side.BUY));

    assertThat(answer(client.cancelOrder(id)).kind()).isEqualTo(CancelResult.Kind.REFUSED);
    assertThat(row(id).status().claimsEnd()).isFalse();
  }

  @Test
  final void required_BROKER_18_aLostAnswerToACancellationIsIndeterminate() {
    BrokerOrderId id = placed(OrderFate.CANCEL_ANSWER_LOST, harness.terms(Side.BUY));

    assertThat(answer(client.cancelOrder(id)).kind()).isEqualTo(CancelResult.Kind.INDETERMINATE);
  }

  @Test
  final void required_BROKER_19_oneCallCancelsOnceAlsoWhenItsAnswerIsLost() {
    answer(client.cancelOrder(placed(OrderFate.CANCEL_ANSWER_LOST, harness.terms(Side.BUY))));

    assertThat(harness.cancellations()).isEqualTo(1);
  }

  // ---- modifying

  @Test
  final void required_BROKER_20_aModificationChangesThePriceAndNeverTheQuantity() {
    OrderTerms terms = harness.terms(Side.BUY);
    BrokerOrderId id = placed(OrderFate.FILLS_HALF, terms);
    Quantity filled = row(id).filled();

    ModifyResult answer = answer(client.modifyOrder(id, harness.otherPrice()));

    assertThat(answer.kind()).isEqualTo(ModifyResult.Kind.REQUESTED);
    assertThat(limit(row(id).price())).isEqualTo(harness.otherPrice().limitPrice());
    assertThat(row(id).quantity()).isEqualTo(terms.quantity());
    assertThat(row(id).filled()).isEqualTo(filled);
  }

  @Test
  final void required_BROKER_21_aRefusedModificationLeavesThePrice() {
    BrokerOrderId id = placed(OrderFate.MODIFY_REFUSED, harness.terms(Side.BUY));
    Optional<PriceTerms> before = row(id).price();

    assertThat(answer(client.modifyOrder(id, harness.otherPrice())).kind()).isEqualTo(ModifyResult.Kind.REFUSED);
    assertThat(row(id).price()).isEqualTo(before);
  }

  @Test
  final void required_BROKER_22_aLostAnswerToAModificationIsIndeterminate() {
    BrokerOrderId id = placed(OrderFate.MODIFY_ANSWER_LOST, harness.terms(Side.BUY));

    assertThat(answer(client.modifyOrder(id, harness.otherPrice())).kind())
        .isEqualTo(ModifyResult.Kind.INDETERMINATE);
  }

  @Test
  final void required_BROKER_23_oneCallModifiesOnceAlsoWhenItsAnswerIsLost() {
    BrokerOrderId id = placed(OrderFate.MODIFY_ANSWER_LOST, harness.terms(Side.BUY));
    answer(client.modifyOrder(id, harness.otherPrice()));

    assertThat(harness.modifications()).isEqualTo(1);
  }

  // ---- reading

  @Test
  final void required_BROKER_24_theHistoryRunsFromTheOldestStateToThePresentOne() {
    BrokerOrderId id = placed(OrderFate.FILLS, harness.terms(Side.BUY));

    List<OrderReport> states = ok(client.history(id));

    assertThat(states).extracting(OrderReport::filled).isSorted();
    assertThat(states.get(0).filled()).isEqualTo(Quantity.ZERO);
    assertThat(states.get(states.size() - 1).status()).isEqualTo(row(id).status());
  }

  @Test
  final void required_BROKER_25_theHistoryOfAnUnknownOrderIsAFailureAndNotEmpty() {
    BrokerRead<List<OrderReport>> answer = answer(client.history(new BrokerOrderId("1")));

    assertThat(failure(answer)).contains(ReadFailure.NOT_FOUND);
  }

  @Test
  final void required_BROKER_26_theBookIsWhole() {
    List<BrokerOrderId> placed = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      placed.add(placed(i % 2 == 0 ? OrderFate.RESTS : OrderFate.FILLS, harness.terms(Side.BUY)));
    }

    assertThat(ok(client.orders())).extracting(OrderReport::id).containsAll(placed);
  }

  @Test
  final void required_BROKER_27_theBookShowsTheOrdersOfOthersWithoutATag() {
    assumeTrue(harness.placeByOthers(), "others cannot place orders here");
    harness.settle();

    assertThat(ok(client.orders())).extracting(OrderReport::tag).contains(Optional.empty());
  }

  @Test
  final void required_BROKER_28_aReadThatFailedIsAFailureAndNeverEmpty() {
    BrokerOrderId id = placed(OrderFate.RESTS, harness.terms(Side.BUY));
    assumeTrue(harness.failReads(), "reads cannot be made to fail here");

    assertThat(failure(answer(client.orders()))).isPresent();
    assertThat(failure(answer(client.trades()))).isPresent();
    assertThat(failure(answer(client.positions()))).isPresent();
    assertThat(failure(answer(client.holdings()))).isPresent();
    assertThat(failure(answer(client.funds()))).isPresent();
    assertThat(failure(answer(client.history(id)))).isPresent();
  }

  @Test
  final void required_BROKER_29_aBasketIsAnsweredOrderByOrder() {
    List<OrderTerms> basket = List.of(harness.terms(Side.BUY), harness.terms(Side.SELL));
    BrokerRead<BasketMargin> answer = answer(client.basketMargin(basket));
    assumeTrue(!failure(answer).equals(Optional.of(ReadFailure.UNSUPPORTED)), "this broker answers no baskets");

    assertThat(answer.value().orElseThrow().orders()).hasSize(2);
    assertThat(ok(client.funds()).utilised().isNegative()).isFalse();
  }

  // ---- the stream

  @Test
  final void required_BROKER_30_changesArePushed() {
    assumeTrue(harness.streams(), "this client has no stream");
    Updates heard = new Updates();
    try (BrokerClient.Stream stream = client.openStream(heard)) {
      assertThat(stream).isNotNull();
      harness.settle();
      BrokerOrderId id = placed(OrderFate.FILLS, harness.terms(Side.BUY));
      harness.settle();

      assertThat(heard.of(id)).extracting(OrderReport::status).contains(ReportedStatus.COMPLETE);
    }
  }

  @Test
  final void required_BROKER_31_aStreamTellsThatItIsConnected() {
    assumeTrue(harness.streams(), "this client has no stream");
    Updates heard = new Updates();
    try (BrokerClient.Stream stream = client.openStream(heard)) {
      assertThat(stream).isNotNull();
      harness.settle();

      assertThat(heard.connections()).hasSize(1);
    }
  }

  @Test
  final void required_BROKER_32_aClosedStreamIsQuiet() {
    assumeTrue(harness.streams(), "this client has no stream");
    Updates heard = new Updates();
    BrokerClient.Stream stream = client.openStream(heard);
    harness.settle();
    stream.close();
    stream.close();
    harness.settle();

    BrokerOrderId id = placed(OrderFate.FILLS, harness.terms(Side.BUY));
    harness.settle();

    assertThat(heard.of(id)).isEmpty();
  }

  // ---- the client

  @Test
  final void required_BROKER_33_theClientTakesWhatItSaysItTakes() {
    OrderTerms terms = harness.terms(Side.BUY);

    assertThat(client.capabilities().takes(terms.instrument().exchange(), terms.product(), terms.price().kind()))
        .isTrue();
  }

  @Test
  final void required_BROKER_34_aClosedClientSendsNothingAndSaysSo() {
    client.close();

    PlaceResult answer = answer(client.placeOrder(tags.next(), harness.terms(Side.BUY)));

    assertThat(answer.kind()).isNotEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(harness.placements()).isEmpty();
    assertThat(failure(answer(client.orders()))).isPresent();
  }

  @Test
  final void required_BROKER_35_noSecretIsInAnyText() {
    assumeTrue(!harness.secrets().isEmpty(), "this harness names no secrets");
    List<String> texts = new ArrayList<>(List.of(client.toString(), client.capabilities().toString()));
    texts.add(place(OrderFate.REFUSED, tags.next(), Side.BUY).toString());
    texts.add(place(OrderFate.ANSWER_LOST, tags.next(), Side.BUY).toString());
    assumeTrue(harness.failReads(), "reads cannot be made to fail here");
    texts.add(answer(client.orders()).toString());

    assertThat(texts).noneMatch(text -> harness.secrets().stream().anyMatch(text::contains));
  }
}
