package dev.belay.testkit.sim;

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
import dev.belay.broker.StreamListener;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.TradeReport;
import dev.belay.testkit.Read;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The broker as one life of the process meets it. Everything that crosses it is written down: what was sent, and which
 * evidence came back when.
 */
final class Port implements BrokerClient {

  private static final String DOWN = "no route to host";

  private static final BrokerRejection NO_TOKEN =
      BrokerRejection.of(RejectionReason.TOKEN, "Incorrect `api_key` or `access_token`.");

  private final World world;
  private final ProcessTime process;
  private final BrokerClient broker;
  private final ReadFaults faults;
  private final EnumSet<Read> answered = EnumSet.noneOf(Read.class);
  private Optional<Stream> stream = Optional.empty();

  Port(World world, ProcessTime process, BrokerClient broker) {
    this.world = world;
    this.process = process;
    this.broker = broker;
    this.faults = new ReadFaults(world, process.life());
  }

  @Override
  public BrokerCapabilities capabilities() {
    return broker.capabilities();
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    if (!process.point()) {
      return new CompletableFuture<>();
    }
    world.trace().note(Trace.Kind.SENT, Trace.number(tag), terms.quantity().units(), () -> Words.of(tag, terms));
    world.witness().sending(tag, terms);
    PlaceResult down = world.weather().isTokenDead() ? new PlaceResult.Refused(NO_TOKEN)
        : new PlaceResult.Indeterminate(DOWN);
    return write("place", () -> broker.placeOrder(tag, terms), down, result -> {
      world.trace().note(Trace.Kind.ANSWERED, Trace.number(tag), result.kind().ordinal(), () -> Words.of(tag, result));
      world.witness().answered(tag, result);
    });
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    if (!process.point()) {
      return new CompletableFuture<>();
    }
    world.trace().note(Trace.Kind.CANCEL, world.witness().number(id), 0, () -> world.witness().told(id));
    world.witness().changing(id, Optional.empty());
    CancelResult down = world.weather().isTokenDead() ? new CancelResult.Refused(NO_TOKEN)
        : new CancelResult.Indeterminate(DOWN);
    return write("cancel", () -> broker.cancelOrder(id), down, result -> { });
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    if (!process.point()) {
      return new CompletableFuture<>();
    }
    world.trace().note(Trace.Kind.MODIFY, world.witness().number(id), 0, () -> world.witness().told(id) + " " + to);
    world.witness().changing(id, Optional.of(to));
    ModifyResult down = world.weather().isTokenDead() ? new ModifyResult.Refused(NO_TOKEN)
        : new ModifyResult.Indeterminate(DOWN);
    return write("modify", () -> broker.modifyOrder(id, to), down, result -> { });
  }

  /** Whether nothing gets through to the broker, or nothing of ours is let in. */
  private boolean isShut() {
    return world.isDown() || world.weather().isTokenDead();
  }

  private <R> CompletionStage<R> write(String what, Supplier<CompletionStage<R>> request, R down, Consumer<R> seen) {
    CompletableFuture<R> told = new CompletableFuture<>();
    Blows.Outcome outcome = world.blows().call(process.life(), what);
    if (outcome == Blows.Outcome.DONE_UNTOLD) {
      request.get();
    }
    if (isShut() || outcome != Blows.Outcome.WORKS) {
      world.clock().at(world.clock().monotonicNanos() + 5_000_000, () -> process.run(() -> {
        seen.accept(down);
        told.complete(down);
      }));
      return told;
    }
    request.get().whenComplete((result, failure) -> process.run(() -> {
      seen.accept(result);
      told.complete(result);
    }));
    return told;
  }

  private <T> BrokerRead<T> shut() {
    return world.weather().isTokenDead() ? new BrokerRead.Failed<>(ReadFailure.TOKEN, NO_TOKEN.text())
        : new BrokerRead.Failed<>(ReadFailure.UNREACHABLE, DOWN);
  }

  private <T> CompletionStage<BrokerRead<T>> read(Read kind, Supplier<CompletionStage<BrokerRead<T>>> request,
      Consumer<T> seen) {
    CompletableFuture<BrokerRead<T>> told = new CompletableFuture<>();
    if (!process.point()) {
      return told;
    }
    if (isShut() || world.blows().call(process.life(), kind.name()) != Blows.Outcome.WORKS) {
      world.clock().at(world.clock().monotonicNanos() + 5_000_000,
          () -> process.run(() -> told.complete(shut())));
      return told;
    }
    faults.befall(kind);
    request.get().whenComplete((answer, failure) -> process.run(() -> {
      world.trace().note(Trace.Kind.READ, kind.ordinal(), answer.value().isPresent() ? 1 : 0,
          () -> kind + " " + Words.of(answer));
      answer.value().ifPresent(value -> {
        answered.add(kind);
        seen.accept(value);
      });
      told.complete(answer);
    }));
    return told;
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return read(Read.HISTORY, () -> broker.history(id), rows -> rows.forEach(world.witness()::shown));
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    long begun = world.clock().monotonicNanos();
    return read(Read.ORDERS, broker::orders, rows -> world.witness().book(rows, begun));
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return read(Read.TRADES, broker::trades, world.witness()::trades);
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return read(Read.POSITIONS, broker::positions, world.witness()::positions);
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return read(Read.HOLDINGS, broker::holdings, rows -> { });
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return read(Read.FUNDS, broker::funds, rows -> { });
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return read(Read.BASKET_MARGIN, () -> broker.basketMargin(basket), rows -> { });
  }

  @Override
  public Stream openStream(StreamListener listener) {
    PortStream updates = new PortStream(world, process, listener);
    if (process.isDead()) {
      return () -> { };
    }
    Stream opened = broker.openStream(updates);
    stream = Optional.of(opened);
    return opened;
  }

  /** Whether this life has read, at least once, what a start must read. */
  boolean hasReadAll() {
    return answered.contains(Read.ORDERS) && answered.contains(Read.TRADES) && answered.contains(Read.POSITIONS);
  }

  /** The process is gone: nobody listens any more. */
  void end() {
    stream.ifPresent(Stream::close);
  }

  @Override
  public void close() {}
}
