package dev.belay.kite;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.Funds;
import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Which address each read asks, and what a complete answer to it must hold. */
final class Reads {

  private final Requests requests;
  private final OrderRows orderRows;
  private final TradeRows tradeRows;
  private final PositionRows positionRows;

  Reads(Requests requests, Contracts contracts) {
    this.requests = requests;
    orderRows = new OrderRows(contracts);
    tradeRows = new TradeRows(contracts);
    positionRows = new PositionRows(contracts);
  }

  CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return requests.read(Call.get("/orders"),
        json -> RowLists.listOrNull(json, OrderRows.FIELDS, "orders", orderRows::read), List::copyOf);
  }

  CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return ofOrder(id, "", json -> {
      List<OrderReport> states = RowLists.list(json, OrderRows.FIELDS, "an order's history", orderRows::read);
      if (states.isEmpty() || states.stream().anyMatch(each -> !each.id().equals(id))) {
        throw new UnreadableException("an order's history is empty or of another order");
      }
      return states;
    });
  }

  CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return requests.read(Call.get("/trades"),
        json -> RowLists.listOrNull(json, TradeRows.FIELDS, "trades", tradeRows::read), List::copyOf);
  }

  CompletionStage<BrokerRead<List<TradeReport>>> tradesOf(BrokerOrderId id) {
    return ofOrder(id, "/trades", json -> {
      List<TradeReport> trades =
          RowLists.listOrNull(json, TradeRows.FIELDS, "an order's trades", tradeRows::read);
      if (trades.stream().anyMatch(each -> !each.order().equals(id))) {
        throw new UnreadableException("an order's trades are of another order");
      }
      return trades;
    });
  }

  private <T> CompletionStage<BrokerRead<List<T>>> ofOrder(BrokerOrderId id, String below,
      Envelope.DataReader<List<T>> reader) {
    if (!OrderIds.isOfForm(id)) {
      BrokerRead<List<T>> unknown =
          new BrokerRead.Failed<>(ReadFailure.NOT_FOUND, "this broker has no such order id");
      return CompletableFuture.completedFuture(unknown).minimalCompletionStage();
    }
    return requests.read(Call.get("/orders/" + id.value() + below), reader, List::copyOf);
  }

  <T> CompletionStage<BrokerRead<T>> positions(Function<PositionRows.Both, T> which) {
    return requests.read(Call.get("/portfolio/positions"), positionRows::readBoth, which);
  }

  CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return requests.read(Call.get("/portfolio/holdings"), positionRows::readHoldings, List::copyOf);
  }

  CompletionStage<BrokerRead<Funds>> funds() {
    return requests.read(Call.get("/user/margins"), MarginRows::readFunds, Function.identity());
  }

  CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    Call call = Call.post("/margins/basket").with("consider_positions", "true").json(OrderForms.basket(basket));
    return requests.read(call, json -> MarginRows.readBasket(json, basket.size()), Function.identity());
  }

  CompletionStage<BrokerRead<List<Money>>> orderMargins(List<OrderTerms> orders) {
    Call call = Call.post("/margins/orders").json(OrderForms.basket(orders));
    return requests.read(call, json -> {
      List<Money> totals = MarginRows.readTotals(json);
      if (totals.size() != orders.size()) {
        throw new UnreadableException("order margins lack one of the orders");
      }
      return totals;
    }, List::copyOf);
  }

  CompletionStage<BrokerRead<SortedMap<InstrumentId, KiteDepth>>> quotes(List<InstrumentId> instruments) {
    Call call = Call.get("/quote").with("i", instruments.stream().map(InstrumentId::toString).toList());
    return requests.read(call, json -> QuoteRows.read(json, requests.now()), Collections::unmodifiableSortedMap);
  }

  CompletionStage<BrokerRead<KiteProfile>> profile() {
    return requests.read(Call.get("/user/profile"), ProfileRows::readProfile, Function.identity());
  }
}
