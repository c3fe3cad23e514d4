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
import java.util.function.LongConsumer;

/** The coordinator's side of a {@link GroupHandle}: the loop publishes views and outcomes, any thread reads them. */
final class Handle implements GroupHandle {

  private final GroupId id;
  private final EventLoop loop;
  private final BooleanSupplier mustNotWait;
  private final Runnable cancel;
  private final Runnable exit;
  private final LongConsumer reduce;
  private final CompletableFuture<GroupOutcome> outcome = new CompletableFuture<>();
  private final CompletableFuture<GroupOutcome> closed = new CompletableFuture<>();
  private final CountDownLatch rested = new CountDownLatch(1);
  private volatile Optional<GroupOutcome> first = Optional.empty();
  private volatile GroupView view;

  Handle(GroupId id, EventLoop loop, BooleanSupplier mustNotWait, Runnable cancel, Runnable exit, LongConsumer reduce) {
    this.id = id;
    this.loop = loop;
    this.mustNotWait = mustNotWait;
    this.cancel = cancel;
    this.exit = exit;
    this.reduce = reduce;
    this.view = new GroupView(id, ExecutionLifecycle.CREATED, Optional.empty(), new TreeMap<>(),
        Quantity.ZERO, false);
  }

  void publish(GroupView newer) {
    view = newer;
    ExecutionLifecycle lifecycle = newer.lifecycle();
    if (lifecycle.isFinal() || lifecycle == ExecutionLifecycle.COMPLETED || lifecycle == ExecutionLifecycle.HELD) {
      rest(GroupOutcome.of(newer));
    }
    if (lifecycle.isFinal()) {
      closed.complete(GroupOutcome.of(newer));
    }
  }

  void refuse(GroupOutcome.Refused refusal) {
    view = new GroupView(id, ExecutionLifecycle.REJECTED, Optional.empty(), new TreeMap<>(),
        Quantity.ZERO, false);
    rest(refusal);
    closed.complete(refusal);
  }

  private void rest(GroupOutcome reached) {
    if (first.isEmpty()) {
      first = Optional.of(reached);
      rested.countDown();
      outcome.complete(reached);
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
    loop.post(cancel);
  }

  @Override
  public void exit() {
    loop.post(exit);
  }

  @Override
  public void exit(long packages) {
    if (packages < 1) {
      throw new IllegalArgumentException("packages to close are above zero: " + packages);
    }
    loop.post(() -> reduce.accept(packages));
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
