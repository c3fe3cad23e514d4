package dev.belay.coordinator;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The coordinator's side of a {@link GroupHandle}: the loop publishes views and outcomes, any thread reads them. A view
 * shows at once what the loop believes. An outcome is told once the store has answered for the turn that reached it: a
 * host that acts on it and dies finds the same after the next start. Where the store fails, or does not answer, it is
 * told all the same: what happened at the broker is true whoever keeps it.
 */
final class Handle implements GroupHandle {

  /** What a handle has done for it. Loop only. */
  interface Orders {

    /** Calls the entry off. */
    void cancel();

    /** Closes everything. */
    void exit();

    /** Closes some packages. */
    void reduce(long packages);

    /** Runs a task once what this turn decides is kept, or cannot be; perhaps twice. */
    void onceKept(Runnable task);
  }

  private final GroupId id;
  private final EventLoop loop;
  private final BooleanSupplier mustNotWait;
  private final Orders orders;
  private final CompletableFuture<GroupOutcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<GroupOutcome> closed = new CompletableFuture<>();
  private final CountDownLatch rested = new CountDownLatch(1);
  private volatile Optional<GroupOutcome> first = Optional.empty();
  private volatile GroupView view;
  private boolean hasRested;
  private boolean hasEnded;

  Handle(GroupId id, EventLoop loop, BooleanSupplier mustNotWait, Orders orders) {
    this.id = id;
    this.loop = loop;
    this.mustNotWait = mustNotWait;
    this.orders = orders;
    this.view = new GroupView(id, ExecutionLifecycle.CREATED, Optional.empty(), new TreeMap<>(),
        Quantity.ZERO, false);
  }

  void publish(GroupView newer) {
    view = newer;
    ExecutionLifecycle lifecycle = newer.lifecycle();
    boolean rests = lifecycle.isFinal() || lifecycle == ExecutionLifecycle.COMPLETED
        || lifecycle == ExecutionLifecycle.HELD;
    if (rests) {
      reached(GroupOutcome.of(newer), lifecycle.isFinal());
    }
  }

  /** A group that exists stays what it is when a request about it is refused. */
  void refuse(GroupOutcome.Refused refusal) {
    if (view.lifecycle() == ExecutionLifecycle.CREATED) {
      reject();
      reached(refusal, true);
    }
  }

  /** The same for what concerns no group and is kept nowhere. On any thread, before anybody has the handle. */
  Handle refused(GroupOutcome.Refused refusal) {
    reject();
    told(refusal);
    closed.complete(refusal);
    return this;
  }

  private void reject() {
    view = new GroupView(id, ExecutionLifecycle.REJECTED, Optional.empty(), new TreeMap<>(), Quantity.ZERO, false);
  }

  private void reached(GroupOutcome now, boolean ends) {
    if (!hasRested) {
      hasRested = true;
      orders.onceKept(() -> told(now));
    }
    if (ends && !hasEnded) {
      hasEnded = true;
      orders.onceKept(() -> closed.complete(now));
    }
  }

  private void told(GroupOutcome now) {
    if (outcome.complete(now)) {
      first = Optional.of(now);
      rested.countDown();
    }
  }

  @Override
  public GroupId id() {
    return id;
  }

  @Override
  public GroupView view() {
    return view;
  }

  @Override
  public CompletionStage<GroupOutcome> outcome() {
    return outcome.minimalCompletionStage();
  }

  @Override
  public CompletionStage<GroupOutcome> closed() {
    return closed.minimalCompletionStage();
  }

  @Override
  public void cancel() {
    loop.post(orders::cancel);
  }

  @Override
  public void exit() {
    loop.post(orders::exit);
  }

  @Override
  public void exit(long packages) {
    if (packages < 1) {
      throw new IllegalArgumentException("packages to close are above zero: " + packages);
    }
    loop.post(() -> orders.reduce(packages));
  }

  @Override
  public GroupOutcome await(Duration most) throws InterruptedException, TimeoutException {
    if (mustNotWait.getAsBoolean()) {
      throw new IllegalStateException("waiting on the event loop or in a listener would stop everything");
    }
    if (!rested.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new TimeoutException("group " + id + " is still " + view.lifecycle() + " after " + most);
    }
    return first.orElseThrow();
  }
}
