package com.example.desk;

import com.example.desk.HouseApi.HouseRefusal;
import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.broker.RequestLimits;
import dev.belay.broker.StreamListener;
import dev.belay.market.Exchange;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.TradeReport;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a {@link BrokerClient} of a blocking library. Each call runs on the executor, once, and becomes one of three
 * answers: done, refused with the broker's own no, or nobody knows. Nothing is ever sent again here.
 */
public final class HouseBroker implements BrokerClient {

  private final HouseApi api;
  private final Executor calls;
  private final Supplier<Instant> clock;
  private volatile boolean closed;

  /** One call of the library. */
  private interface Call<T> {
    T make() throws HouseRefusal, IOException;
  }

  /**
   * Makes the adapter.
   *
   * @param api the library, logged in
   * @param calls where its blocking calls run; a few threads of yours
   * @param clock the broker's clock, such as the Date of its latest answer; Belay compares its own with it
   */
  public HouseBroker(HouseApi api, Executor calls, Supplier<Instant> clock) {
    this.api = api;
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public BrokerCapabilities capabilities() {
    Map<Exchange, EnumSet<PriceTerms.Kind>> kinds = new EnumMap<>(Exchange.class);
    kinds.put(Exchange.NFO, EnumSet.of(PriceTerms.Kind.LIMIT, PriceTerms.Kind.STOP_LIMIT));
    return new BrokerCapabilities(EnumSet.of(Product.NRML, Product.MIS), kinds,
        new RequestLimits(10, 200, 3_000, 10, 25));
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    return write(() -> new PlaceResult.Accepted(new BrokerOrderId(api.place(tag.text(), HouseWords.ticket(terms)))),
        PlaceResult.Refused::new, PlaceResult.Indeterminate::new);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return write(() -> {
      api.cancel(id.value());
      return new CancelResult.Requested();
    }, CancelResult.Refused::new, CancelResult.Indeterminate::new);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return write(() -> {
      api.modify(id.value(), HouseWords.limit(to), HouseWords.trigger(to));
      return new ModifyResult.Requested();
    }, ModifyResult.Refused::new, ModifyResult.Indeterminate::new);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return read(() -> api.history(id.value()).stream().map(HouseWords::report).toList());
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return read(() -> api.orders().stream().map(HouseWords::report).toList());
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return read(() -> api.trades().stream().map(HouseWords::trade).toList());
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return read(() -> api.positions().stream().map(HouseWords::position).toList());
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return read(() -> api.holdings().stream().map(HouseWords::holding).toList());
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return read(() -> HouseWords.funds(api.cash()));
  }

  /** The library has no such call: say so, and {@code BrokerMargin} is not to be used with it. */
  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return CompletableFuture.completedStage(new BrokerRead.Failed<>(ReadFailure.UNSUPPORTED, "no baskets here"));
  }

  /** No stream: Belay polls, more often while anything is in flight. */
  @Override
  public Stream openStream(StreamListener listener) {
    return () -> { };
  }

  @Override
  public void close() {
    closed = true;
  }

  private <R> CompletionStage<R> write(Call<R> call, Function<BrokerRejection, R> refused,
      Function<String, R> unknown) {
    if (closed) {
      return CompletableFuture.completedStage(
          refused.apply(BrokerRejection.of(RejectionReason.NOT_SENT, "this client is closed")));
    }
    return begin(() -> {
      try {
        return call.make();
      } catch (HouseRefusal no) {
        return refused.apply(HouseWords.rejection(no.getMessage()));
      } catch (IOException nobodyKnows) {
        return unknown.apply(String.valueOf(nobodyKnows.getMessage()));
      }
    });
  }

  private <T> CompletionStage<BrokerRead<T>> read(Call<T> call) {
    if (closed) {
      return CompletableFuture.completedStage(
          new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, "this client is closed"));
    }
    return begin(() -> {
      try {
        return new BrokerRead.Ok<>(call.make(), clock.get());
      } catch (HouseRefusal no) {
        return new BrokerRead.Failed<>(ReadFailure.NOT_FOUND, no.getMessage());
      } catch (IOException broken) {
        return new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, String.valueOf(broken.getMessage()));
      } catch (IllegalArgumentException nonsense) {
        return new BrokerRead.Failed<>(ReadFailure.UNREADABLE, String.valueOf(nonsense.getMessage()));
      }
    });
  }

  /** Only starts the work: the caller is Belay's loop, which has other things to do. */
  private <R> CompletionStage<R> begin(Supplier<R> work) {
    CompletableFuture<R> answer = new CompletableFuture<>();
    calls.execute(() -> {
      try {
        answer.complete(work.get());
      } catch (RuntimeException bug) {
        answer.completeExceptionally(bug); // for Belay: indeterminate, or a failed read
      }
    });
    return answer.minimalCompletionStage();
  }
}
