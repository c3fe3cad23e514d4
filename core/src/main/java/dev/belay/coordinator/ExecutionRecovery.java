package dev.belay.coordinator;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.ReadFailure;
import dev.belay.order.AccountId;
import dev.belay.order.OrderReport;
import dev.belay.order.TradeReport;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreIdentity;
import dev.belay.recovery.Belief;
import dev.belay.recovery.RecoveryExam;
import dev.belay.recovery.RecoveryReport;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks at a store that no host has open, and says what a start on it would find and do. It sends nothing to the broker
 * but three reads. To have it done, start an {@link ExecutionCoordinator} on the store: that is its recovery.
 *
 * <p>Opening a store notes the opening in it, so look at a copy where the store itself must not change. Everything runs
 * on the time source's thread; {@link #examine} may be called from any thread, once.
 */
public final class ExecutionRecovery {


  private final AccountId account;
  private final BrokerClient broker;
  private final Persistence store;
  private final Optional<EmergencyJournal> emergency;
  private final TimeSource time;
  private final Duration deadline;
  private final EventLoop loop;
  private final CompletableFuture<RecoveryReport> report = new CompletableFuture<>();
  private final List<String> unread = new ArrayList<>();
  private Optional<StoreIdentity> identity = Optional.empty();
  private Optional<Belief> belief = Optional.empty();
  private Optional<List<OrderReport>> orders = Optional.empty();
  private Optional<List<TradeReport>> trades = Optional.empty();
  private Optional<List<BrokerPosition>> positions = Optional.empty();
  private int reads = 3;

  /**
   * Names what is looked at. Nothing is opened yet.
   *
   * @param account the account of store and broker
   * @param broker is read three times; the caller closes it
   * @param store is opened and read; the caller closes it
   * @param emergency the emergency journal beside the store, if there is one; the caller closes it
   * @param time the clock and the thread
   * @param deadline how long a read may take; one that takes longer is reported as unread
   */
  public ExecutionRecovery(AccountId account, BrokerClient broker, Persistence store,
      Optional<EmergencyJournal> emergency, TimeSource time, Duration deadline) {
    this.account = Objects.requireNonNull(account, "account");
    this.broker = Objects.requireNonNull(broker, "broker");
    this.store = Objects.requireNonNull(store, "store");
    this.emergency = Objects.requireNonNull(emergency, "emergency");
    this.time = Objects.requireNonNull(time, "time");
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.loop = new EventLoop(time, () -> { }, report::completeExceptionally);
  }

  /**
   * Looks.
   *
   * @return completes with the report; exceptionally with the store's exception when it cannot be opened or read
   */
  public CompletionStage<RecoveryReport> examine() {
    loop.post(() -> store.open().whenComplete(onLoop(this::opened)));
    return report.minimalCompletionStage();
  }

  private <T> BiConsumer<T, Throwable> onLoop(Consumer<T> then) {
    return (value, failure) -> loop.post(() -> {
      if (failure != null) {
        report.completeExceptionally(failure);
      } else {
        then.accept(value);
      }
    });
  }

  private void opened(StoreIdentity who) {
    identity = Optional.of(who);
    Instant since = time.wall().minus(Belief.KEEP_FINAL);
    store.loadActive(since).whenComplete(onLoop(this::loaded));
  }

  private void loaded(List<Entry> entries) {
    if (emergency.isEmpty()) {
      believe(entries, List.of());
    } else {
      emergency.get().load().whenComplete(onLoop(content -> believe(entries, content.entries())));
    }
  }

  private void believe(List<Entry> stored, List<Entry> journalled) {
    belief = Optional.of(Belief.of(stored, journalled, time.now()));
    read("order book", broker::orders, rows -> orders = Optional.of(rows));
    read("trade book", broker::trades, rows -> trades = Optional.of(rows));
    read("positions", broker::positions, rows -> positions = Optional.of(rows));
  }

  private <T> void read(String what, Supplier<CompletionStage<BrokerRead<T>>> ask,
      Consumer<T> take) {
    Once once = new Once();
    loop.after(deadline, () -> once.run(() -> missing(what, "no answer in " + deadline.toSeconds() + " s")));
    CompletionStage<BrokerRead<T>> answer = HostCode.ask(ask,
        cause -> CompletableFuture.completedStage(new BrokerRead.Failed<>(
            ReadFailure.UNREADABLE, cause)));
    answer.whenComplete((read, failure) -> loop.post(() -> once.run(() -> {
      if (read instanceof BrokerRead.Ok<T> ok) {
        take.accept(ok.answer());
        done();
      } else {
        missing(what, read instanceof BrokerRead.Failed<T> failed ? failed.text() : String.valueOf(failure));
      }
    })));
  }

  private void missing(String what, String why) {
    unread.add(what + ": " + why);
    done();
  }

  private void done() {
    reads--;
    if (reads == 0) {
      report.complete(RecoveryExam.report(account, belief.orElseThrow(), identity.orElseThrow(),
          new RecoveryReport.Books(orders, trades, positions), unread, time.now()));
    }
  }

  /** Runs the first of several tasks. */
  private static final class Once {
    private boolean ran;

    void run(Runnable task) {
      if (!ran) {
        ran = true;
        task.run();
      }
    }
  }
}
