package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One step of one leg's hedge, on the way from one immutable state to the next. */
final class LegDraft {

  private final HedgeLimits limits;
  private final Pace pace;
  private final LegId leg;
  private final Moment now;
  private final List<Cover> covers;
  private final List<HedgeCommand> commands = new ArrayList<>();
  private final List<HedgeLife.Row> moves = new ArrayList<>();
  private HedgePhase phase;
  private int episode;
  private Quantity lot;
  private Quantity bared;
  private Quantity highest;
  private int rung;
  private Optional<Quantity> most;
  private int refusals;
  private Optional<Moment> retryAt;
  private Optional<Moment> decidedAt;
  private int nextRef;

  LegDraft(HedgeLimits limits, LegHedge before, int nextRef, Moment now) {
    this.limits = limits;
    this.pace = new Pace(limits);
    this.leg = before.leg();
    this.now = now;
    this.covers = new ArrayList<>(before.covers());
    this.phase = before.phase();
    this.episode = before.episode();
    this.lot = before.lot();
    this.bared = before.bared();
    this.highest = before.highest();
    this.rung = before.rung();
    this.most = before.most();
    this.refusals = before.refusals();
    this.retryAt = before.retryAt();
    this.decidedAt = before.decidedAt();
    this.nextRef = nextRef;
  }

  LegId leg() {
    return leg;
  }

  int nextRef() {
    return nextRef;
  }

  List<HedgeCommand> commands() {
    return commands;
  }

  List<HedgeLife.Row> moves() {
    return moves;
  }

  LegHedge done() {
    return new LegHedge(leg, phase, episode, lot, bared, highest, covers, rung, most, refusals, retryAt,
        decidedAt);
  }

  void need(Quantity units, Quantity lotSize) {
    bared = units;
    lot = lotSize;
    highest = bared.isZero() ? highest : highest.max(bared.plus(done().covered()));
    decide();
  }

  void told(OrderFact fact) {
    Optional<Cover> known = covers.stream().filter(each -> each.ref() == fact.intent().ref()).findFirst();
    if (known.isEmpty()) {
      return; // of an earlier episode: what it changed is in the need
    }
    if (known.get().protects()) {
      protection(known.get(), fact);
      return;
    }
    switch (fact.kind()) {
      case ACCEPTED -> taken();
      case FILLED -> filled((OrderFact.Filled) fact);
      case CLOSED -> closed(known.get(), (OrderFact.Closed) fact);
      case IN_DOUBT, SHOWN, TRIGGERED, PRICED, CHANGE_REFUSED -> { } // it counts as before
    }
  }

  /** Protection that fills ends the need by itself; what ends unfilled gives way to the next decision at its time. */
  private void protection(Cover cover, OrderFact fact) {
    if (fact.kind() == OrderFact.Kind.FILLED) {
      OrderFact.Filled fill = (OrderFact.Filled) fact;
      replace(cover.ref(), each -> each.withFill(fill.increment(), fill.late()));
      settle();
    } else if (fact.kind() == OrderFact.Kind.CLOSED) {
      OrderFact.Closed end = (OrderFact.Closed) fact;
      endProtection(cover.ref(), end.intent().terms().quantity().minus(end.filled()).orZero());
      if (end.filled().isZero()) {
        decide();
      } else {
        settle(); // the need that follows from its fill may still have to be told
      }
    }
  }

  private void endProtection(int ref, Quantity untraded) {
    replace(ref, each -> each.withEnded(untraded, false));
  }

  /** No option that covers the short can be traded. */
  void unprotected(int ref) {
    covers.stream().filter(each -> each.ref() == ref && each.protects()).findFirst().ifPresent(each -> {
      endProtection(ref, each.open());
      decide();
    });
  }

  void protectIf(LegId wanted) {
    if (leg.equals(wanted) && phase != HedgePhase.IDLE) {
      protect();
    }
  }

  private void protect() {
    Quantity units = done().remainder();
    if (units.isPositive()) {
      int ref = nextRef++;
      covers.add(Cover.protection(ref, units, now));
      commands.add(new HedgeCommand.Protect(ref, leg, units));
    }
  }

  /** What was not bought in its time does not keep the cover waiting any more; a later surplus is unwound. */
  private void outliveProtections() {
    covers.replaceAll(each -> each.protectsSince().filter(since -> now.isPast(since, LegHedge.PROTECTION_COUNTS))
        .isPresent() && each.counted().isPositive() ? each.asDoubled() : each);
  }

  private void taken() {
    if (phase == HedgePhase.HELD) {
      retryAt = Optional.empty();
      move(HedgeSignal.TAKEN);
      decide();
    }
  }

  /** A fill may arrive before the need that it lowers, so that no decision is taken on it. */
  private void filled(OrderFact.Filled fill) {
    replace(fill.intent().ref(), each -> each.withFill(fill.increment(), fill.late()));
    refusals = 0;
    if (phase == HedgePhase.HELD) {
      retryAt = Optional.empty();
      move(HedgeSignal.TAKEN);
    }
    settle();
  }

  private void closed(Cover cover, OrderFact.Closed end) {
    Quantity untraded = end.intent().terms().quantity().minus(end.filled()).orZero();
    if (untraded.isZero()) {
      settle();
      return;
    }
    boolean refused = end.rejection().isPresent() || end.end() == OrderEnd.REJECTED;
    replace(cover.ref(), each -> each.withEnded(untraded, refused));
    if (refused) {
      BrokerRejection why = end.rejection().orElse(BrokerRejection.of(RejectionReason.OTHER, "no reason given"));
      refused(cover, why, end.intent().terms().quantity());
    } else if (end.end() == OrderEnd.CANCELLED || end.end() == OrderEnd.LAPSED) {
      nextRung(cover);
    } // never sent, or proved never placed: decided anew at the usual pace
    if (end.filled().isZero()) {
      decide();
    } else {
      settle();
    }
  }

  /** The next rung, or a smaller cover, at once; the same order later; what nothing cures is held. */
  private void refused(Cover cover, BrokerRejection rejection, Quantity quantity) {
    RejectionReason reason = rejection.reason();
    if (cover.refused()) {
      askAgainAt(retryAt.orElse(now)); // another slice of what was refused already
    } else if (phase == HedgePhase.HELD || Refusals.isHopeless(reason)) {
      hold(reason);
    } else if (Refusals.isForSize(reason) && quantity.isMoreThan(lot)) {
      Quantity fits = rejection.freezeLimit().orElse(Quantity.of(quantity.units() / 2)).flooredTo(lot).max(lot);
      most = Optional.of(most.orElse(fits).min(fits));
      askAgainAt(now);
    } else if (Refusals.isForPrice(reason) && cover.rung() < limits.lastRung()) {
      nextRung(cover);
    } else if (!Refusals.isPassing(reason) && ++refusals >= limits.refusalsUntilHeld()) {
      hold(reason);
    } else {
      sameRungLater();
    }
  }

  private void nextRung(Cover cover) {
    if (cover.rung() < limits.lastRung()) {
      rung = Math.max(rung, cover.rung() + 1);
      askAgainAt(now);
    } else {
      sameRungLater();
    }
  }

  private void sameRungLater() {
    askAgainAt(now.plus(limits.debounce()));
    if (phase == HedgePhase.WINDOW_OPEN || phase == HedgePhase.WATCHING) {
      reopen();
      move(HedgeSignal.REFUSED);
    }
  }

  private void hold(RejectionReason reason) {
    Moment probeAt = now.plus(limits.probe());
    retryAt = Optional.of(probeAt);
    if (phase != HedgePhase.HELD) {
      reopen();
      move(HedgeSignal.SPENT);
    }
    commands.add(new HedgeCommand.Hold(leg, reason, probeAt));
    if (limits.protects() && reason == RejectionReason.MARGIN) {
      protect();
    }
  }

  /** While it is held, the time of the next probe stays. */
  private void askAgainAt(Moment at) {
    if (phase != HedgePhase.HELD) {
      retryAt = Optional.of(at);
    }
  }

  private void reopen() {
    if (phase == HedgePhase.WATCHING) {
      move(HedgeSignal.BARED);
    }
  }

  void mayDouble(int ref) {
    Optional<Cover> cover = covers.stream()
        .filter(each -> each.ref() == ref && !each.doubled() && !each.protects()).findFirst();
    Quantity doubled = covers.stream().filter(each -> each.doubled() && !each.protects()).map(Cover::asked)
        .reduce(Quantity.ZERO, Quantity::plus);
    if (cover.isPresent() && !doubled.plus(cover.get().asked()).isMoreThan(highest)) {
      replace(ref, Cover::asDoubled);
      askAgainAt(now);
    }
    decide();
  }

  void tryAgain() {
    if (phase == HedgePhase.HELD || phase == HedgePhase.WAITING) {
      retryAt = Optional.of(now);
      move(HedgeSignal.TRY_AGAIN);
    }
    decide();
  }

  void decide() {
    outliveProtections();
    if (phase == HedgePhase.IDLE && bared.isZero()) {
      return;
    }
    if (phase == HedgePhase.IDLE) {
      episode++;
      move(HedgeSignal.BARED);
    }
    if (settled()) {
      return;
    }
    Quantity remainder = done().remainder();
    if (remainder.isZero()) {
      met();
    } else {
      reopen();
      if (!now.isBefore(pace.due(done(), now))) {
        place(remainder);
      }
    }
  }

  /** Ends what is over; what remains is decided when the need is told or time has passed. */
  private void settle() {
    if (!settled() && phase != HedgePhase.IDLE && done().remainder().isZero()) {
      met();
    }
  }

  private boolean settled() {
    if (phase == HedgePhase.IDLE || !bared.isZero() || !done().open().isZero()) {
      return false;
    }
    commands.add(new HedgeCommand.Ended(new HedgeReport(leg, episode, highest, done().covered())));
    move(HedgeSignal.SETTLED);
    covers.clear();
    highest = Quantity.ZERO;
    rung = 0;
    refusals = 0;
    most = Optional.empty();
    retryAt = Optional.empty();
    return true;
  }

  private void met() {
    if (phase == HedgePhase.WINDOW_OPEN && now.isBefore(pace.windowEnds(done(), now))) {
      retryAt = Optional.empty();
    } else if (phase == HedgePhase.WINDOW_OPEN || phase == HedgePhase.WAITING
        || phase == HedgePhase.HELD && bared.isZero()) {
      retryAt = Optional.empty();
      move(HedgeSignal.MET);
    }
  }

  private void place(Quantity remainder) {
    Quantity units = remainder.min(most.orElse(remainder));
    boolean opens = covers.stream().allMatch(Cover::protects);
    int ref = nextRef++;
    covers.add(Cover.asked(ref, rung, units));
    commands.add(new HedgeCommand.Place(ref, leg, Side.BUY, units, rung, limits.collar(rung), opens));
    decidedAt = Optional.of(now);
    retryAt = phase == HedgePhase.HELD ? Optional.of(now.plus(limits.probe())) : Optional.empty();
    move(HedgeSignal.DECIDED);
  }

  private void replace(int ref, UnaryOperator<Cover> change) {
    covers.replaceAll(each -> each.ref() == ref ? change.apply(each) : each);
  }

  private void move(HedgeSignal signal) {
    HedgeLife.Row row = HedgeLife.move(phase, signal);
    moves.add(row);
    phase = row.to();
  }
}
