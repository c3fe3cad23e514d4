package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The few words in which the rules of {@link BrokerClient} are written. */
abstract class BrokerWords {

  final SentTags tags = new SentTags();
  BrokerHarness harness;
  BrokerClient client;

  /** {@return a client connected to a broker on which nothing has happened; called once for each test} */
  protected abstract BrokerHarness connect();

  @BeforeEach
  final void connectTheClient() {
    harness = connect();
    client = harness.client();
  }

  @AfterEach
  final void closeTheHarness() {
    harness.close();
  }

  void can(OrderFate fate) {
    assumeTrue(harness.next(fate), "this broker cannot be made to do " + fate);
  }

  PlaceResult place(OrderFate fate, OrderTag tag, Side side) {
    can(fate);
    return answer(client.placeOrder(tag, harness.terms(side)));
  }

  BrokerOrderId placed(OrderFate fate, OrderTerms terms) {
    can(fate);
    return id(answer(client.placeOrder(tags.next(), terms)));
  }

  static BrokerOrderId id(PlaceResult answer) {
    assertThat(answer).isInstanceOf(PlaceResult.Accepted.class);
    return ((PlaceResult.Accepted) answer).id();
  }

  <T> T answer(CompletionStage<T> stage) {
    harness.settle();
    return Answers.of(stage);
  }

  <T> T ok(CompletionStage<BrokerRead<T>> stage) {
    BrokerRead<T> answer = answer(stage);
    assertThat(answer).isInstanceOf(BrokerRead.Ok.class);
    return answer.value().orElseThrow();
  }

  static <T> Optional<ReadFailure> failure(BrokerRead<T> answer) {
    return answer instanceof BrokerRead.Failed<T> failed ? Optional.of(failed.cause()) : Optional.empty();
  }

  OrderReport row(BrokerOrderId id) {
    List<OrderReport> found = ok(client.orders()).stream().filter(each -> each.id().equals(id)).toList();
    assertThat(found).as("rows of order " + id).hasSize(1);
    return found.get(0);
  }

  List<OrderReport> rows(OrderTag tag) {
    return ok(client.orders()).stream().filter(each -> each.tag().equals(Optional.of(tag))).toList();
  }

  Optional<Quantity> net(OrderTerms terms) {
    return ok(client.positions()).stream()
        .filter(each -> each.instrument().equals(terms.instrument()) && each.product() == terms.product())
        .map(BrokerPosition::net)
        .findFirst();
  }

  static Optional<Price> limit(Optional<PriceTerms> price) {
    return price.flatMap(PriceTerms::limitPrice);
  }
}
