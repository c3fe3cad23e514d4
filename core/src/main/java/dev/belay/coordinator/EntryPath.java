package dev.belay.coordinator;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.Funds;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupSignal;
import dev.belay.group.GroupState;
import dev.belay.group.OrderGroup;
import dev.belay.margin.MarginEstimator;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Reserved;
import dev.belay.margin.WorstCaseMarginSimulator;
import dev.belay.margin.WorstCaseReport;
import dev.belay.margin.WorstPoint;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegPriorityCalculator;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Planner;
import dev.belay.plan.RequestKind;
import dev.belay.plan.Sizing;
import dev.belay.risk.MarginViolations;
import dev.belay.risk.OwnPosition;
import dev.belay.risk.PositionSizer;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.RiskContext;
import dev.belay.risk.RiskManager;
import dev.belay.risk.SizeResult;
import dev.belay.risk.SizingContext;
import dev.belay.risk.Violation;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * The way of a request to its plan: size, validate, worst-case margin, plan. A single order goes the same way
 * as a group. Waits only for two answers from outside, funds and the margin model, each with a deadline. Loop
 * only.
 */
final class EntryPath {

  /** How long the quotes are waited for that the margin needs. */
  private static final Duration QUOTES = Duration.ofSeconds(1);

  private final Floor floor;
  private final EventLoop loop;
  private final Groups groups;
  private final ModeKeeper mode;
  private final Watcher watcher;
  private final EntryGates gates;
  private final Purse purse;
  private final InstrumentCatalog catalog;
  private final BrokerCapabilities capabilities;
  private final RiskManager risk;
  private final PositionSizer sizer;
  private final MarginEstimator margin;
  private final WorstCaseMarginSimulator worstCase;
  private final Rolls rolls;
  /** Requests that were taken and not decided yet, and whether the host has called them off meanwhile. */
  private final SortedMap<GroupId, Boolean> undecided = new TreeMap<>();

  EntryPath(Floor floor, EventLoop loop, Groups groups, ModeKeeper mode, Watcher watcher, EntryGates gates,
      Purse purse, Parts parts) {
    this.floor = floor;
    this.loop = loop;
    this.groups = groups;
    this.mode = mode;
    this.watcher = watcher;
    this.gates = gates;
    this.purse = purse;
    this.catalog = parts.catalog();
    this.capabilities = parts.broker().capabilities();
    this.risk = parts.risk();
    this.sizer = parts.sizer();
    this.margin = parts.margin().apply(purse.reads());
    this.worstCase = new WorstCaseMarginSimulator(floor.config().margin());
    this.rolls = new Rolls(floor, loop, groups, this);
  }

  void take(GroupRequest request, Handle handle) {
    if (request.kind() == RequestKind.EXIT) {
      exit(request, handle);
      return;
    }
    if (!mode.mode().takesEntries()) {
      refuse(request, handle, List.of(Violation.of(RefusalCode.MODE_ENTRIES).with("mode", mode.mode().code())));
      return;
    }
    undecided.put(handle.id(), false);
    purse.ask(money -> {
      if (isCalledOff(handle)) {
        refuse(request, handle, List.of(Violation.of(RefusalCode.CALLED_OFF)));
      } else if (request.kind() == RequestKind.ROLL) {
        rolls.take(request, handle, money);
      } else {
        judge(request, handle, money);
      }
    });
  }

  /** The host wants nothing more of a group that may not exist yet: a request that is judged, or a roll that waits. */
  void callOff(GroupId id) {
    undecided.replace(id, true);
    rolls.callOff(id);
  }

  private boolean isCalledOff(Handle handle) {
    return undecided.getOrDefault(handle.id(), false);
  }

  /** What stands against an entry that another group makes room for, before anything is closed for it. */
  List<Violation> objections(GroupRequest entry, GroupId leaving, long packages, Optional<Funds> money) {
    SortedMap<InstrumentId, Instrument> instruments = instruments(entry, floor.now());
    return violations(entry, context(entry, instruments, packages, purse.left(money), Optional.of(leaving)));
  }

  /** Rule 7.5: sizing, validation and margin never stop an exit. */
  private void exit(GroupRequest request, Handle handle) {
    Optional<GroupDesk> desk = groups.find(handle.id()).filter(each -> each.state.lifecycle().isActive());
    if (desk.isEmpty() && undecided.containsKey(handle.id())) {
      callOff(handle.id());
    } else if (desk.isEmpty()) {
      refuse(request, handle, List.of(Violation.of(RefusalCode.GROUP_UNKNOWN).with("group", handle.id())));
    } else {
      groups.tell(desk.get(), new GroupEvent.ExitAsked(floor.now()));
    }
  }

  private void judge(GroupRequest request, Handle handle, Optional<Funds> money) {
    Moment now = floor.now();
    SortedMap<InstrumentId, Instrument> instruments = instruments(request, now);
    floor.quotes().watch(instruments.keySet());
    if (request.sizing().kind() == Sizing.Kind.BY_SIZER) {
      priceOne(request, handle, instruments, money);
    } else {
      plan(request, handle, instruments, money, Optional.empty());
    }
  }

  /** A sizer is told what one package needs at its worst moment; what cannot be told is left out. */
  private void priceOne(GroupRequest request, Handle handle, SortedMap<InstrumentId, Instrument> instruments,
      Optional<Funds> money) {
    Optional<Funds> left = purse.left(money);
    List<Violation> violations = violations(request, context(request, instruments, 1, left));
    if (!violations.isEmpty()) { // more packages would break the same rules
      refuse(request, handle, violations);
      return;
    }
    whenPriced(request, handle, instruments, 1, (asked, model) -> {
      WorstCaseReport one = check(asked, model, left.orElseThrow());
      plan(request, handle, instruments, money, one.worst().map(WorstPoint::increment));
    });
  }

  private void plan(GroupRequest request, Handle handle, SortedMap<InstrumentId, Instrument> instruments,
      Optional<Funds> money, Optional<Money> marginOfOne) {
    Optional<Funds> left = purse.left(money);
    SizeResult size = size(request, instruments, left, marginOfOne);
    if (size instanceof SizeResult.Zero zero) {
      refuse(request, handle, List.of(Violation.of(RefusalCode.SIZE_ZERO).with("reason", zero.reason())));
      return;
    }
    long packages = ((SizeResult.Packages) size).count();
    RiskContext context = context(request, instruments, packages, left);
    List<Violation> violations = violations(request, context);
    if (!violations.isEmpty()) {
      refuse(request, handle, violations);
      return;
    }
    Funds funds = money.orElseThrow();
    whenPriced(request, handle, instruments, packages, (asked, model) ->
        decide(request, handle, asked, model, funds));
  }

  /** Plans, waits for the quotes that the margin needs, and has a model prepared. */
  private void whenPriced(GroupRequest request, Handle handle, SortedMap<InstrumentId, Instrument> instruments,
      long packages, BiConsumer<MarginQuestion, MarginModel> then) {
    Moment now = floor.now();
    List<LegSpec> ordered = LegPriorityCalculator.order(request.legs(), leg -> held(leg, request), leg -> Money.ZERO);
    ExecutionPlan plan = Planner.plan(handle.id(), floor.config().account(), request, packages, ordered, instruments,
        now.wall());
    floor.quotes().whenFresh(HostCode.ask(() -> margin.wanted(instruments.values()), cause -> new TreeSet<>()), now,
        QUOTES, () -> prepare(request, handle, question(plan, floor.now()), then));
  }

  private List<Violation> violations(GroupRequest request, RiskContext context) {
    List<Violation> all = new ArrayList<>(HostCode.ask(() -> risk.check(request, context),
        cause -> List.of(Violation.of(RefusalCode.RULE_FAILED).with("cause", cause))));
    all.addAll(gates.against(request));
    mode.state()
        .blocking(Optional.empty(), request.strategy(), request.legs().stream().map(LegSpec::instrument).toList())
        .ifPresent(each -> all.add(Violation.of(RefusalCode.MODE_ENTRIES).with("latch", each.latch().code())
            .with("scope", each.scope().text())));
    return all;
  }

  private SortedMap<InstrumentId, Instrument> instruments(GroupRequest request, Moment now) {
    LocalDate day = floor.config().calendar().day(now.wall());
    TreeMap<InstrumentId, Instrument> found = new TreeMap<>();
    request.legs().forEach(leg -> catalog.find(leg.instrument(), day).ifPresent(each -> found.put(each.id(), each)));
    watcher.net().keySet().forEach(key ->
        catalog.find(key.instrument(), day).ifPresent(each -> found.put(each.id(), each)));
    return found;
  }

  private SizeResult size(GroupRequest request, SortedMap<InstrumentId, Instrument> instruments,
      Optional<Funds> left, Optional<Money> marginOfOne) {
    return request.sizing() instanceof Sizing.Lots lots ? new SizeResult.Packages(lots.packages())
        : HostCode.ask(() -> sizer.size(request, new SizingContext(instruments, left, marginOfOne)),
            cause -> new SizeResult.Zero("the sizer failed: " + cause));
  }

  private RiskContext context(GroupRequest request, SortedMap<InstrumentId, Instrument> instruments, long packages,
      Optional<Funds> left) {
    return context(request, instruments, packages, left, Optional.empty());
  }

  private RiskContext context(GroupRequest request, SortedMap<InstrumentId, Instrument> instruments, long packages,
      Optional<Funds> left, Optional<GroupId> leaving) {
    List<OwnPosition> own = new ArrayList<>();
    int open = 0;
    int unwinds = 0;
    for (GroupDesk desk : groups.all()) {
      GroupState state = desk.state;
      if (leaving.filter(state.plan().group()::equals).isPresent()) {
        continue;
      }
      if (state.lifecycle().isActive()) {
        open++;
        state.plan().legs().forEach(leg -> own.add(new OwnPosition(state.plan().group(), state.plan().key(leg),
            desk.committed(leg))));
      } else if (state.lifecycle() == ExecutionLifecycle.HEDGED
          && state.plan().strategy().equals(request.strategy())) {
        unwinds++;
      }
    }
    RiskContext.Builder builder = RiskContext
        .builder(floor.now(), floor.config().calendar(), mode.mode(), floor.config().account(), capabilities)
        .limits(floor.config().risk()).packages(packages).instruments(instruments)
        .market(new TreeMap<>(), floor.quotes().all()).positions(own, watcher.external())
        .day(open, watcher.ordersToday(), unwinds, gates.resultToday());
    left.ifPresent(builder::funds);
    return builder.build();
  }

  private Quantity held(LegSpec leg, GroupRequest request) {
    PositionKey key = new PositionKey(floor.config().account(), leg.instrument(), request.product());
    return watcher.net().getOrDefault(key, Quantity.ZERO);
  }

  private MarginQuestion question(ExecutionPlan plan, Moment now) {
    LocalDate day = floor.config().calendar().day(now.wall());
    TreeMap<InstrumentId, Instrument> described = new TreeMap<>();
    TreeMap<InstrumentId, Quantity> present = new TreeMap<>();
    watcher.net().forEach((key, units) -> catalog.find(key.instrument(), day).ifPresent(instrument -> {
      described.put(key.instrument(), instrument);
      present.merge(key.instrument(), units, Quantity::plus);
    }));
    return MarginQuestion.of(plan, now).withPresent(described, present).withQuotes(floor.quotes().all())
        .withRestingStops(RestingStops.of(plan, capabilities));
  }

  private void prepare(GroupRequest request, Handle handle, MarginQuestion question,
      BiConsumer<MarginQuestion, MarginModel> then) {
    Answer answer = new Answer(request, handle, question, then);
    floor.after(floor.config().checkDeadline(), () -> answer.none("no margin model in time"));
    CompletionStage<MarginModel> stage = HostCode.ask(() -> margin.prepare(question),
        cause -> CompletableFuture.failedStage(new IllegalStateException(cause)));
    stage.whenComplete((model, failure) -> loop.post(() -> answer.arrived(model, failure)));
  }

  /** One preparation; the first of model, failure and deadline counts. */
  private final class Answer {
    private final GroupRequest request;
    private final Handle handle;
    private final MarginQuestion question;
    private final BiConsumer<MarginQuestion, MarginModel> then;
    private boolean done;

    Answer(GroupRequest request, Handle handle, MarginQuestion question,
        BiConsumer<MarginQuestion, MarginModel> then) {
      this.request = request;
      this.handle = handle;
      this.question = question;
      this.then = then;
    }

    void arrived(MarginModel model, Throwable failure) {
      if (failure != null || model == null) {
        none("the margin estimator failed: " + failure);
      } else if (!done) {
        done = true;
        then.accept(question, model);
      }
    }

    void none(String cause) {
      if (!done) {
        done = true;
        refuse(request, handle, List.of(Violation.of(RefusalCode.MARGIN_UNAVAILABLE).with("cause", cause)));
      }
    }
  }

  /**
   * Judges and reserves in one turn, so that no two groups count on the same money. Where the size was left to
   * the sizer, as many of its packages go out as pass; a size that the host chose is taken or refused as it is.
   * The rules are asked once more: while the model was prepared another group may have come.
   */
  private void decide(GroupRequest request, Handle handle, MarginQuestion asked, MarginModel model, Funds funds) {
    Funds left = purse.left(Optional.of(funds)).orElseThrow();
    WorstCaseReport whole = check(asked, model, left);
    long packages = whole.passes() ? asked.plan().packages()
        : HostCode.ask(() -> worstCase.packagesThatPass(asked, model, left), cause -> 0L);
    boolean smaller = packages > 0 && request.sizing() instanceof Sizing.BySizer;
    MarginQuestion question = smaller ? asked.sized(packages) : asked;
    WorstCaseReport report = smaller ? check(question, model, left) : whole;
    List<Violation> violations = violations(request,
        context(request, question.instruments(), question.plan().packages(), Optional.of(left)));
    violations.addAll(MarginViolations.of(report, packages));
    if (isCalledOff(handle)) {
      violations.add(Violation.of(RefusalCode.CALLED_OFF));
    }
    ExecutionPlan plan = question.plan();
    Reserved reserved = reserved(plan, report);
    violations.addAll(gates.against(reserved));
    if (!mode.mode().takesEntries() && violations.stream().noneMatch(each ->
        each.code() == RefusalCode.MODE_ENTRIES)) {
      violations.add(Violation.of(RefusalCode.MODE_ENTRIES).with("mode", mode.mode().code()));
    }
    if (!violations.isEmpty()) {
      refuse(request, handle, violations);
      return;
    }
    undecided.remove(handle.id());
    floor.reserve(floor.reservations().reserve(plan.group(), reserved));
    floor.say((sequence, at) -> new ExecutionEvent.Accepted(sequence, at, plan.group(), plan.key(), plan.strategy(),
        plan.packages(), plan.legs(), report));
    floor.say((sequence, at) -> new ExecutionEvent.Moved(sequence, at, plan.group(), ExecutionLifecycle.CREATED,
        GroupSignal.ACCEPTED, ExecutionLifecycle.ACCEPTED));
    GroupDesk desk = new GroupDesk(OrderGroup.open(plan), handle);
    desk.awake = true;
    desk.account = Optional.of(new Purse.Account(question, model, report.presentRequirement(), reserved));
    groups.add(desk);
    groups.tell(desk, new GroupEvent.Start(floor.now()));
  }

  private WorstCaseReport check(MarginQuestion question, MarginModel model, Funds left) {
    return HostCode.ask(() -> worstCase.check(question, model, left),
        cause -> worstCase.unavailable(left, List.of("a margin model that works: " + cause)));
  }

  /** Entry, cancellation and unwinding of every slice, and its stop where the leg has one. */
  private static Reserved reserved(ExecutionPlan plan, WorstCaseReport report) {
    int requests = plan.legs().stream().mapToInt(leg -> {
      boolean stopped = plan.policy().stops().legs().containsKey(leg.instrument().id());
      int slices = ChildOrderManager.entrySlices(leg.quantity(), leg.instrument().rules()).size();
      return slices * (Purse.REQUESTS_PER_SLICE + (stopped ? 1 : 0));
    }).sum();
    return report.reservation(requests, requests);
  }

  void refuse(GroupRequest request, Handle handle, List<Violation> violations) {
    if (request.kind() != RequestKind.EXIT) {
      undecided.remove(handle.id());
    }
    floor.say((sequence, at) -> new ExecutionEvent.Refused(sequence, at, request.key(), violations));
    if (request.kind() != RequestKind.EXIT) {
      floor.say((sequence, at) -> new ExecutionEvent.Moved(sequence, at, handle.id(), ExecutionLifecycle.CREATED,
          GroupSignal.REFUSED, ExecutionLifecycle.REJECTED));
    }
    handle.refuse(new GroupOutcome.Refused(violations));
  }
}
