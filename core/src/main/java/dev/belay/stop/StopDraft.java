package dev.belay.stop;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One step of one stop, on the way from one immutable state to the next. */
final class StopDraft {

  final StopPolicy policy;
  final StopTerms terms;
  final Moment now;
  final List<Working> orders = new ArrayList<>();
  StopPhase phase;
  Quantity held;
  Quantity closing;
  Quantity sent;
  boolean pressing;
  Price trigger;
  int nextRef;
  Optional<Moment> firedAt;
  Optional<StopCause> cause;
  Quantity fired;
  StopRetry arming;
  StopRetry covering;
  StopWatch watch;
  private final List<StopCommand> commands = new ArrayList<>();
  private final List<StopLife.Row> moves = new ArrayList<>();
  private Optional<Moment> wake = Optional.empty();

  StopDraft(StopPolicy policy, StopState before, Moment now) {
    this.policy = policy;
    this.terms = before.terms();
    this.now = now;
    before.orders().forEach(each -> orders.add(new Working(each)));
    phase = before.phase();
    held = before.held();
    closing = before.closing();
    sent = before.sent();
    pressing = before.pressing();
    trigger = before.trigger();
    nextRef = before.nextRef();
    firedAt = before.firedAt();
    cause = before.cause();
    fired = before.fired();
    arming = before.arming();
    covering = before.covering();
    watch = before.watch();
  }

  StopStep done() {
    List<StopOrder> after = orders.stream().filter(each -> each.open).map(Working::done).toList();
    StopState state = new StopState(terms, phase, held, closing, sent, pressing, trigger, after, nextRef, firedAt,
        cause, fired, arming, covering, watch);
    wake.ifPresent(at -> commands.add(new StopCommand.Wake(at)));
    return new StopStep(state, commands, moves);
  }

  void position(StopEvent.Position told) {
    held = told.held();
    closing = told.closing().min(told.held());
    sent = told.sent();
    pressing = told.pressing();
  }

  void session(StopSession other) {
    if (other != watch.session()) {
      watch = watch.withSession(other, now).unseen();
    }
  }

  void tryAgain() {
    arming = arming.passed();
    covering = covering.passed();
  }

  /** Units that it alone looks after. */
  Quantity own() {
    return held.minus(closing).orZero();
  }

  Optional<Working> find(int ref) {
    return orders.stream().filter(each -> each.ref == ref).findFirst();
  }

  boolean any(Predicate<Working> which) {
    return orders.stream().anyMatch(each -> each.open && which.test(each));
  }

  Quantity counted(Predicate<Working> which) {
    return orders.stream().filter(which).map(Working::counted).reduce(Quantity.ZERO, Quantity::plus);
  }

  boolean isOpen() {
    return watch.session() != StopSession.CLOSED;
  }

  void fire(StopCause why) {
    firedAt = Optional.of(now);
    cause = Optional.of(why);
    fired = held;
    covering = StopRetry.NONE;
    watch = watch.withGapTold(false);
    orders.forEach(each -> each.changeAsked = Optional.empty()); // the market is more pressing than the trail
    move(StopSignal.FIRED);
    note(StopNote.FIRED, own(), Duration.ZERO);
  }

  void move(StopSignal signal) {
    StopLife.Row row = StopLife.move(phase, signal);
    moves.add(row);
    phase = row.to();
  }

  int add(StopOrder.Kind kind, Quantity units, Price at, int rung) {
    int ref = nextRef++;
    Working order = new Working(StopOrder.of(ref, kind, units, at, now));
    order.rung = rung;
    orders.add(order);
    return ref;
  }

  void ask(StopCommand command) {
    commands.add(command);
  }

  void note(StopNote what, Quantity units, Duration lasted) {
    commands.add(new StopCommand.Note(what, units, lasted));
  }

  /** The soonest of all wishes to be woken wins; none lies in the past. */
  void wakeAt(Moment at) {
    Moment next = at.isBefore(now) ? now : at;
    wake = Optional.of(wake.filter(sooner -> sooner.isBefore(next)).orElse(next));
  }
}
