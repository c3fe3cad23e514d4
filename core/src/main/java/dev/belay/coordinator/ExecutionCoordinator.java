package dev.belay.coordinator;

import dev.belay.broker.BrokerClient;
import dev.belay.exposure.ExposureView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupState;
import dev.belay.margin.Reservations;
import dev.belay.market.InstrumentCatalog;
import dev.belay.killswitch.KillReport;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.GroupId;
import dev.belay.order.RequestKey;
import dev.belay.order.Scope;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.RequestKind;
import dev.belay.plan.Sizing;
import dev.belay.recovery.Belief;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import dev.belay.time.SystemTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single authority for every order of one account, single or multi-leg, entry or exit.
 *
 * <pre>{@code
 * ExecutionCoordinator coordinator = ExecutionCoordinator.builder(broker, store, instruments)
 *     .margin(estimator).config(CoordinatorConfig.of(account).build()).build();
 * coordinator.start();
 * GroupHandle condor = coordinator.execute(request);
 * GroupOutcome outcome = condor.await(Duration.ofSeconds(30));
 * }</pre>
 *
 * <p>All methods are safe from any thread, and none waits for network or disk. {@link #start()} is called
 * once, and its stage must have completed before the first request. A person's commands (restrict, relax, kill,
 * operate) are taken as soon as it was called and are carried out as soon as the store is open; before it they throw an
 * IllegalStateException, and where it fails their stages complete with its exception.
 */
public final class ExecutionCoordinator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExecutionCoordinator.class);

  private final Parts parts;
  private final EventLoop loop;
  private final Journal journal;
  private final CompletableFuture<Mode> started = new CompletableFuture<>();
  private final LinkedHashMap<RequestKey, Known> requests = new LinkedHashMap<>();
  private final Handles handles;
  private final Commands commands;
  private boolean startCalled;
  private int nextGroup;
  private volatile Engine engine;

  /** How a request that was taken is known again, and its handle. After a restart its plan is what is left of it. */
  private record Known(Predicate<GroupRequest> same, Handle handle) {
    boolean wasRefused() {
      return handle.view().lifecycle() == ExecutionLifecycle.REJECTED;
    }
  }

  ExecutionCoordinator(Parts parts) {
    this.parts = parts;
    this.journal = new Journal(parts.time()::now);
    this.loop = new EventLoop(parts.time(), this::flush, this::failed);
    this.commands = new Commands(loop);
    this.handles = new Handles(loop, parts.time(), () -> engine, this::mustNotWait);
  }

  /**
   * {@return a builder}
   *
   * @param broker the broker; the caller closes it
   * @param store the store, not opened yet; the caller closes it after the coordinator
   * @param instruments the contracts
   */
  public static CoordinatorBuilder builder(BrokerClient broker, Persistence store, InstrumentCatalog instruments) {
    return new CoordinatorBuilder(broker, store, instruments);
  }

  /**
   * Opens the store, recovers what an earlier life left, and reads the broker. Call once.
   *
   * @return completes with the mode: READY, EXIT_ONLY when start-up could not prove everything or a latch was
   *     stored, HALTED when a person had halted; exceptionally with the store's exception when it cannot be
   *     opened, and with an IllegalStateException, nothing having been sent, when it holds what another account has, or
   *     this one in another world: paper or live
   * @throws IllegalStateException when it was called before
   */
  public CompletionStage<Mode> start() {
    synchronized (requests) {
      if (startCalled) {
        throw new IllegalStateException("a coordinator is started once");
      }
      startCalled = true;
    }
    loop.post(() -> parts.store().open().whenComplete((identity, failure) ->
        loop.post(() -> opened(identity, failure))));
    return started.minimalCompletionStage();
  }

  private void opened(StoreIdentity identity, Throwable failure) {
    if (failure != null) {
      cannotStart(failure);
      return;
    }
    Instant since = parts.time().wall().minus(Belief.KEEP_FINAL);
    parts.store().loadActive(since).whenComplete((stored, problem) ->
        loop.post(() -> loaded(identity, stored, problem)));
  }

  private void loaded(StoreIdentity identity, List<Entry> stored, Throwable failure) {
    if (failure != null) {
      cannotStart(failure);
    } else if (parts.emergency().isEmpty()) {
      begin(identity, stored, List.of());
    } else {
      parts.emergency().get().load().whenComplete((content, problem) -> loop.post(() -> {
        if (problem != null) {
          cannotStart(problem);
        } else {
          begin(identity, stored, content.entries());
        }
      }));
    }
  }

  private void begin(StoreIdentity identity, List<Entry> stored, List<Entry> emergency) {
    Belief belief = Belief.of(stored, emergency, parts.time().now());
    Belonging here = new Belonging(parts.config().account(), parts.broker().capabilities().environment());
    Optional<String> foreign = here.objection(belief.settings());
    if (foreign.isPresent()) {
      cannotStart(new IllegalStateException(foreign.get()));
      return;
    }
    synchronized (requests) {
      nextGroup = belief.lastGroup(identity.lastGroup()) + 1;
    }
    Engine running = new Engine(parts, loop, journal, identity, belief.lastJournal(identity.lastJournal()),
        this::adopted, here);
    engine = running;
    running.start(belief, this::restored,
        () -> started.complete(running.mode().mode()));
    commands.opened(running);
    parts.summary().ifPresent(every -> new MetricsSummary(journal::metrics, loop::after, every).begin());
  }

  private void cannotStart(Throwable why) {
    started.completeExceptionally(why);
    commands.failed(why);
  }

  private Handle restored(GroupState state) {
    synchronized (requests) {
      Handle handle = handles.of(state.plan().group());
      requests.put(state.plan().key(), new Known(state.plan()::isOf, handle));
      return handle;
    }
  }

  private Handle adopted(RequestKey key) {
    synchronized (requests) {
      Handle handle = handles.of(new GroupId(nextGroup++));
      requests.put(key, new Known(any -> true, handle));
      return handle;
    }
  }

  /** On the loop, and while a listener is told something, which may be on the loop's only thread. */
  private boolean mustNotWait() {
    return loop.isLoopThread() || parts.listeners().stream().anyMatch(Delivery::isTelling);
  }

  /**
   * Takes a request. A request with a key that was taken before answers the same group, whatever has become
   * of it; with the same key and another content it is refused. Of a request that an earlier process took the plan is
   * known: what a sizer had been told is not compared. An adopted group answers whatever asks under its key. An exit is
   * answered by the handle of its group.
   *
   * @param request what is wanted
   * @return the group's handle at once; a refusal is its outcome
   * @throws IllegalStateException before {@link #start()} has opened the store
   */
  public GroupHandle execute(GroupRequest request) {
    synchronized (requests) {
      if (engine == null) {
        throw new IllegalStateException("start() first, and wait for it");
      }
      Known known = requests.get(request.key());
      if (known != null && !known.wasRefused()) {
        return known.same().test(request) ? known.handle() : duplicate(request, known.handle());
      }
      Handle handle = request.kind() == RequestKind.EXIT
          ? leaving(((Sizing.WholePosition) request.sizing()).of()) : handles.of(new GroupId(nextGroup++));
      requests.put(request.key(), new Known(request::equals, handle));
      loop.post(() -> engine.entries().take(request, handle));
      return handle;
    }
  }

  /** An exit is answered by the handle of its group; where there is none, a later group may get its number. */
  private Handle leaving(GroupId id) {
    return handles.find(id).orElseGet(() -> handles.loose(id));
  }

  private Handle duplicate(GroupRequest request, Handle first) {
    return handles.loose(first.id()).refused(new GroupOutcome.Refused(List.of(
        Violation.of(RefusalCode.REQUEST_DUPLICATE).with("key", request.key()).with("group", first.id()))));
  }

  /**
   * {@return the handle of a group, also of one that an earlier life of this store began}
   *
   * @param id the group
   */
  public Optional<GroupHandle> group(GroupId id) {
    synchronized (requests) {
      return handles.find(id).map(Function.identity());
    }
  }

  /** {@return the handles of all groups that this life has begun or found in the store, by number} */
  public List<GroupHandle> groups() {
    synchronized (requests) {
      return handles.list();
    }
  }

  /** What all groups keep for their worst moments; on the loop, or while it stands still. */
  Reservations reservations() {
    return engine.floor().reservations();
  }

  /** A group's whole state; on the loop, or while it stands still. */
  Optional<GroupState> state(GroupId id) {
    return engine.groups().find(id).map(desk -> desk.state);
  }

  /** {@return what the coordinator may do now} */
  public Mode mode() {
    Engine running = engine;
    return running == null ? Mode.RECOVERING : running.mode().mode();
  }

  /**
   * Restricts the coordinator until {@link #relax}. Kept durably.
   *
   * @param to how far
   * @param reason why, for the journal
   * @return completes with the mode once it holds and is kept; exceptionally with a {@link StoreException} when neither
   *     the store nor the emergency journal kept it: it then holds until this process ends
   */
  public CompletionStage<Mode> restrict(Restriction to, String reason) {
    return latch(running -> running.mode().latch(to.latch(), Scope.account(), reason));
  }

  private CompletionStage<Mode> latch(Consumer<Engine> change) {
    return given((running, done) -> {
      change.accept(running);
      running.mode().keep();
      running.onceKept(kept -> {
        if (kept) {
          done.complete(running.mode().mode());
        } else {
          done.completeExceptionally(new StoreException(StoreFailure.IO,
              "holds until this process ends: neither the store nor the emergency journal kept it"));
        }
      });
    });
  }

  /** A command of a person; while the store is being opened it waits for that. */
  private <T> CompletionStage<T> given(BiConsumer<Engine, CompletableFuture<T>> command) {
    synchronized (requests) {
      if (!startCalled) {
        throw new IllegalStateException("start() first");
      }
    }
    return commands.give(command);
  }

  /**
   * Takes a latch away. Kept durably.
   *
   * @param latch which
   * @param person who decided that, for the journal
   * @return completes with the mode that follows once that is kept; exceptionally with a {@link StoreException} when
   *     neither the store nor the emergency journal kept it: the latch may be there again after a restart
   */
  public CompletionStage<Mode> relax(Latch latch, String person) {
    return latch(running -> running.operators().relax(latch, person));
  }

  /**
   * Pulls the kill switch: entries in its reach are blocked, durably, until {@link #relax} of {@code KILL_SWITCH};
   * entries that work are cancelled; every group in its reach exits, each position key by itself, shorts first, no long
   * before the short that it covers; stops are taken over. Each key is believed flat only when two reads of positions
   * at least 2 s apart have shown it. An instrument reaches every group that has a leg in it, as a whole, because no
   * long that covers an open short is ever sold. A switch of the account's reach halts the coordinator. It goes on
   * after a restart.
   *
   * @param scope how far it reaches
   * @param person who pulls it, for the journal
   * @return completes once every key is verified, or after 60 s with what is not; the report names positions in its
   *     reach that are not ours, which it leaves alone
   */
  public CompletionStage<KillReport> kill(Scope scope, String person) {
    return given((running, told) -> running.kills().pull(scope, person, told));
  }

  /**
   * Gives a command of a person, in every mode. A dry run changes nothing and says what the real one would do.
   *
   * @param command what
   * @param run dry or real
   * @param person who, for the journal
   * @return completes with what it does, or why it cannot be done
   */
  public CompletionStage<CommandReport> operate(OperatorCommand command, Run run, String person) {
    return given((running, done) -> done.complete(running.operators().operate(command, run, person)));
  }

  /** {@return the counters as they were at the end of the last turn} */
  public ExecutionMetrics metrics() {
    return journal.metrics();
  }

  /**
   * {@return what is open over all groups, and how it moves with its underlyings where prices are fresh; completes when
   * the loop comes to it}
   */
  public CompletionStage<ExposureView> exposure() {
    return given((running, done) -> done.complete(running.exposure()));
  }

  private void flush() {
    Engine running = engine;
    if (running != null) {
      running.flush();
    }
  }

  private void failed(RuntimeException bug) {
    LOG.error("a task of the loop failed; entries are stopped", bug);
    Engine running = engine;
    if (running == null) {
      cannotStart(bug);
    } else {
      running.failed(bug);
    }
  }

  /**
   * Stops: no task runs any more, the stream and the watches are closed. Waits for the task that runs, 1 s at the
   * most, so that what it decides reaches the store. Open groups stay as they are, at the broker and in the store; the
   * next start takes them up. Broker and store are the caller's to close.
   */
  @Override
  public void close() {
    Engine running = engine;
    loop.stop();
    if (running != null) {
      running.close();
    }
    if (parts.ownsTime()) {
      ((SystemTimeSource) parts.time()).close();
    }
  }
}
