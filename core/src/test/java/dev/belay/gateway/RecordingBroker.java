package dev.belay.gateway;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.RequestLimits;
import dev.belay.broker.StreamListener;
import dev.belay.market.Exchange;
import dev.belay.money.Money;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.TradeReport;
import dev.belay.time.HandTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** A broker that writes down each call; the test answers by hand, or in advance by a script. */
final class RecordingBroker implements BrokerClient {

  private static final MarginParts NOTHING =
      MarginParts.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  final List<String> calls = new ArrayList<>();
  final Deque<CompletableFuture<PlaceResult>> places = new ArrayDeque<>();
  final Deque<CompletableFuture<CancelResult>> cancels = new ArrayDeque<>();
  final Deque<CompletableFuture<ModifyResult>> modifies = new ArrayDeque<>();
  final Deque<Supplier<CompletionStage<PlaceResult>>> placing = new ArrayDeque<>();
  Optional<BiFunction<OrderTag, OrderTerms, CompletionStage<PlaceResult>>> onPlace = Optional.empty();
  final List<OrderReport> book = new ArrayList<>();
  final List<TradeReport> tradeBook = new ArrayList<>();
  final List<Long> bookReads = new ArrayList<>();
  HandTime time = new HandTime();
  RequestLimits limits = new RequestLimits(10, 200, 3_000, 10, 25);
  boolean readsFail;
  boolean readsHang;
  final List<Runnable> hanging = new ArrayList<>();

  @Override
  public BrokerCapabilities capabilities() {
    TreeMap<Exchange, EnumSet<PriceTerms.Kind>> types = new TreeMap<>();
    types.put(Exchange.NFO, EnumSet.allOf(PriceTerms.Kind.class));
    return new BrokerCapabilities(EnumSet.allOf(Product.class), types, limits);
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    calls.add("place " + tag + " " + terms.side() + " " + terms.quantity());
    if (onPlace.isPresent()) {
      return onPlace.get().apply(tag, terms);
    }
    if (!placing.isEmpty()) {
      return placing.poll().get();
    }
    CompletableFuture<PlaceResult> answer = new CompletableFuture<>();
    places.add(answer);
    return answer;
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    calls.add("cancel " + id);
    CompletableFuture<CancelResult> answer = new CompletableFuture<>();
    cancels.add(answer);
    return answer;
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    calls.add("modify " + id + " " + to.limitPrice().map(Object::toString).orElse("market"));
    CompletableFuture<ModifyResult> answer = new CompletableFuture<>();
    modifies.add(answer);
    return answer;
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return read("history " + id, book.stream().filter(each -> each.id().equals(id)).toList());
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    bookReads.add(time.monotonicNanos());
    return read("orders", List.copyOf(book));
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return read("trades", List.copyOf(tradeBook));
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return read("positions", List.of());
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return read("holdings", List.of());
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return read("funds", new Funds(Samples.MONEY, Samples.MONEY, Samples.MONEY));
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return read("basket " + basket.size(), new BasketMargin(NOTHING, NOTHING, List.of()));
  }

  @Override
  public Stream openStream(StreamListener listener) {
    return () -> { };
  }

  @Override
  public void close() {}

  private <T> CompletionStage<BrokerRead<T>> read(String what, T value) {
    calls.add(what);
    if (readsHang) {
      CompletableFuture<BrokerRead<T>> open = new CompletableFuture<>();
      hanging.add(() -> open.complete(new BrokerRead.Ok<>(value, HandTime.START)));
      return open;
    }
    return readsFail ? CompletableFuture.failedFuture(new IllegalStateException("no route"))
        : CompletableFuture.completedFuture(new BrokerRead.Ok<>(value, HandTime.START));
  }
}
