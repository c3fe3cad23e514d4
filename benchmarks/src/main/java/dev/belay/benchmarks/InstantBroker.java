package dev.belay.benchmarks;

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
import dev.belay.broker.ReadFailure;
import dev.belay.broker.RequestLimits;
import dev.belay.broker.StreamListener;
import dev.belay.market.Exchange;
import dev.belay.money.Money;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.TradeReport;
import dev.belay.testkit.PacedTimeSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;

/** A broker that costs nothing: accepts and fills every order inside the call, and notes when it was called. */
final class InstantBroker implements BrokerClient {
  private static final int PLENTY = 100_000;
  private static final Money RICH = Money.rupees(1_000_000_000);
  private static final MarginParts NOTHING = MarginParts.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  private final PacedTimeSource clock;
  /** When each order was placed; also when its fill was handed in, to within the call. */
  private final ConcurrentSkipListMap<OrderTag, Long> placedAt = new ConcurrentSkipListMap<>();
  private volatile StreamListener listener;
  private int orders;

  InstantBroker(PacedTimeSource clock) {
    this.clock = clock;
  }

  /** {@return when each order reached the broker, in the clock's nanoseconds} */
  Map<OrderTag, Long> placedAt() {
    return placedAt;
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    placedAt.put(tag, clock.monotonicNanos());
    BrokerOrderId id = new BrokerOrderId(String.valueOf(++orders));
    listener.onOrder(new OrderReport(id, Optional.of(tag), terms.instrument(), terms.product(), terms.side(),
        terms.quantity(), terms.quantity(), terms.price().limitPrice(), ReportedStatus.COMPLETE, true,
        Optional.of(terms.price()), Optional.empty(), Optional.of(clock.wall())));
    return CompletableFuture.completedStage(new PlaceResult.Accepted(id));
  }

  @Override
  public BrokerCapabilities capabilities() {
    Map<Exchange, EnumSet<PriceTerms.Kind>> kinds = new EnumMap<>(Exchange.class);
    kinds.put(Exchange.NFO, EnumSet.allOf(PriceTerms.Kind.class));
    return new BrokerCapabilities(EnumSet.of(Product.NRML), kinds,
        new RequestLimits(PLENTY, PLENTY, PLENTY, PLENTY, 25));
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return CompletableFuture.completedStage(new CancelResult.Refused(filled()));
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return CompletableFuture.completedStage(new ModifyResult.Refused(filled()));
  }

  private static BrokerRejection filled() {
    return BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, "every order has filled");
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return CompletableFuture.completedStage(new BrokerRead.Failed<>(ReadFailure.NOT_FOUND, "no history"));
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return ok(List.of());
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return ok(List.of());
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return ok(List.of());
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return ok(List.of());
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return ok(new Funds(RICH, RICH, Money.ZERO));
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return ok(new BasketMargin(NOTHING, NOTHING, List.of()));
  }

  private <T> CompletionStage<BrokerRead<T>> ok(T answer) {
    return CompletableFuture.completedStage(new BrokerRead.Ok<>(answer, clock.wall()));
  }

  @Override
  public Stream openStream(StreamListener to) {
    listener = to;
    return () -> { };
  }

  @Override
  public void close() {}
}
