package dev.belay.ledger;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderReport;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One merge of one piece of evidence into one child order. Used once, then thrown away. */
final class Merge {

  private final ChildOrder before;
  private final List<OrderFact> facts = new ArrayList<>(2);
  private OrderStatus status;
  private List<Placement> placements;
  private PriceTerms price;
  private Optional<PriceTerms> asked;
  private int modifications;
  private boolean triggered;
  private Optional<BrokerRejection> rejection;
  private boolean revived;

  Merge(ChildOrder before) {
    this.before = before;
    status = before.status();
    placements = before.placements();
    price = before.price();
    asked = before.asked();
    modifications = before.modifications();
    triggered = before.triggered();
    rejection = before.rejection();
  }

  Merged of(Evidence evidence) {
    switch (evidence.kind()) {
      case SENT -> move(OrderSignal.SEND);
      case VOIDED -> move(OrderSignal.VOID);
      case PLACED_AS -> bind(((Evidence.PlacedAs) evidence).id());
      case REFUSED_AT_PLACING -> refused(((Evidence.RefusedAtPlacing) evidence).rejection());
      case NO_ANSWER -> doubt(((Evidence.NoAnswer) evidence).cause());
      case PROVED_ABSENT -> move(OrderSignal.ABSENCE_PROVED);
      case REPORTED -> report(((Evidence.Reported) evidence).report());
      case TRADED -> trade((Evidence.Traded) evidence);
      case POSITION_MOVED -> prove();
      case CANCEL_ASKED -> move(OrderSignal.ASK_CANCEL);
      case MODIFY_ASKED -> ask(((Evidence.ModifyAsked) evidence).to());
      case CANCEL_REFUSED -> changeRefused(((Evidence.CancelRefused) evidence).rejection(),
          OrderStatus.CANCEL_REQUESTED);
      case MODIFY_REFUSED -> changeRefused(((Evidence.ModifyRefused) evidence).rejection(),
          OrderStatus.MODIFY_REQUESTED);
      case DAY_ENDED -> move(OrderSignal.DAY_OVER);
      // That a change request was taken, or got no answer, says nothing: reports decide.
      case CANCEL_TAKEN, CANCEL_UNANSWERED, MODIFY_TAKEN, MODIFY_UNANSWERED -> { }
    }
    return done();
  }

  Merged ofRestart() {
    move(OrderSignal.RESTART);
    if (status == OrderStatus.UNKNOWN && before.status() != OrderStatus.UNKNOWN) {
      facts.add(new OrderFact.InDoubt(before.intent(), "the process ended before the answer"));
    }
    return done();
  }

  /** What an id collected before anybody knew whose it was. */
  Merged ofHeld(Placement held, Optional<OrderReport> lastReport) {
    bind(held.id());
    replace(placement(held.id()).joined(held));
    lastReport.ifPresent(this::settlePrice);
    settleStatus(lastReport);
    return done();
  }

  private void report(OrderReport report) {
    bind(report.id());
    replace(placement(report.id()).with(report));
    settlePrice(report);
    if (report.rejection().isPresent()) {
      rejection = report.rejection();
    }
    settleStatus(Optional.of(report));
    boolean ends = status.isEnded() && !before.status().isEnded() && status != OrderStatus.REJECTED;
    if (ends && report.rejection().isEmpty()) {
      rejection = Optional.empty(); // what is known is why a change was refused, not why it has ended
    }
  }

  private void trade(Evidence.Traded traded) {
    bind(traded.trade().order());
    replace(placement(traded.trade().order()).with(traded.trade()));
    settleStatus(Optional.empty());
  }

  private void prove() {
    if (before.claimed().isPositive()) {
      List<Placement> next = new ArrayList<>(placements);
      next.replaceAll(Placement::proved);
      placements = next;
      settleStatus(Optional.empty());
    }
  }

  /** The first proof that the broker has the order is an acceptance, whatever brings it. */
  private void bind(BrokerOrderId id) {
    boolean known = placements.stream().anyMatch(each -> each.id().equals(id));
    if (!known) {
      List<Placement> more = new ArrayList<>(placements);
      more.add(Placement.of(id));
      placements = more;
    }
    if (status.isBeforeBroker()) {
      revived = status.isEnded();
      move(OrderSignal.TAKEN);
      facts.add(new OrderFact.Accepted(before.intent(), id));
    }
  }

  private void refused(BrokerRejection why) {
    if (status == OrderStatus.SENT || status == OrderStatus.UNKNOWN) {
      rejection = Optional.of(why);
      move(OrderSignal.REFUSED);
    }
  }

  private void doubt(String cause) {
    if (status == OrderStatus.SENT) {
      move(OrderSignal.NO_ANSWER);
      facts.add(new OrderFact.InDoubt(before.intent(), cause));
    }
  }

  private void ask(PriceTerms to) {
    move(OrderSignal.ASK_MODIFY);
    asked = Optional.of(to);
    modifications++;
  }

  private void changeRefused(BrokerRejection why, OrderStatus waiting) {
    if (status == waiting) {
      asked = waiting == OrderStatus.MODIFY_REQUESTED ? Optional.empty() : asked;
      rejection = Optional.of(why);
      move(OrderSignal.CHANGE_REFUSED);
    }
    if (!status.isEnded()) {
      facts.add(new OrderFact.ChangeRefused(before.intent(), why));
    }
  }

  private void settlePrice(OrderReport report) {
    if (asked.isPresent() && report.status() != ReportedStatus.MODIFY_PENDING
        && report.price().filter(shown -> shows(shown, asked.get())).isPresent()) {
      price = asked.get();
      asked = Optional.empty();
      facts.add(new OrderFact.Shown(before.intent(), price));
    }
  }

  /** A triggered stop is shown as a limit order by some brokers, and a protected market order by all. */
  private static boolean shows(PriceTerms shown, PriceTerms wanted) {
    if (wanted.kind() == PriceTerms.Kind.PROTECTED_MARKET) {
      return shown.kind() != PriceTerms.Kind.STOP_LIMIT;
    }
    return shown.equals(wanted)
        || shown.kind() == PriceTerms.Kind.LIMIT && shown.limitPrice().equals(wanted.limitPrice());
  }

  private void settleStatus(Optional<OrderReport> report) {
    boolean allEnded = placements.stream().allMatch(Placement::isEnded);
    if (allEnded) {
      move(endSignal());
      return;
    }
    if (status.isEnded() && placements.size() > before.placements().size()) {
      move(OrderSignal.TAKEN);
      revived = !status.isEnded();
    }
    report.ifPresent(this::settleWorking);
  }

  private void settleWorking(OrderReport report) {
    boolean changeShown = status != OrderStatus.MODIFY_REQUESTED || asked.isEmpty();
    if (report.status() == ReportedStatus.OPEN && changeShown) {
      move(OrderSignal.SHOWN_OPEN);
    } else if (report.status() == ReportedStatus.TRIGGER_PENDING && changeShown) {
      boolean first = status.isBeforeBroker() || status == OrderStatus.ACKNOWLEDGED;
      move(OrderSignal.SHOWN_RESTING);
      if (first && status == OrderStatus.TRIGGER_PENDING) {
        facts.add(new OrderFact.Shown(before.intent(), price));
      }
    }
    if (report.status() == ReportedStatus.OPEN && isStop()) {
      trigger();
    }
  }

  private OrderSignal endSignal() {
    if (!before.quantity().isMoreThan(filled())) {
      return OrderSignal.ALL_TRADED;
    }
    Placement newest = placements.get(placements.size() - 1);
    OrderEnd end = newest.claim().orElse(OrderEnd.CANCELLED); // complete below our quantity: somebody reduced it
    return switch (end) {
      case REJECTED -> OrderSignal.SHOWN_REJECTED;
      case LAPSED -> OrderSignal.SHOWN_LAPSED;
      case CANCELLED, FILLED, NEVER_PLACED, UNSENT ->
          newest.isUnlisted() ? OrderSignal.CANCELLED_UNLISTED : OrderSignal.SHOWN_CANCELLED;
    };
  }

  /** While a stop is being turned into another kind of order, being open is no trigger. */
  private boolean isStop() {
    return price.kind() == PriceTerms.Kind.STOP_LIMIT
        && asked.map(to -> to.kind() == PriceTerms.Kind.STOP_LIMIT).orElse(true);
  }

  private void trigger() {
    if (!triggered) {
      triggered = true;
      facts.add(new OrderFact.Triggered(before.intent()));
    }
  }

  private Merged done() {
    Quantity filled = placements == before.placements() ? before.filled() : filled();
    if (filled.isMoreThan(before.filled())) {
      if (isStop()) {
        trigger();
      }
      facts.add(new OrderFact.Filled(before.intent(), filled.minus(before.filled()), filled, incrementPrice(filled),
          before.status().isEnded()));
    } else if (placements != before.placements() && before.filled().isPositive() && before.value().isEmpty()) {
      ChildOrder.valueOf(placements).ifPresent(sum ->
          facts.add(new OrderFact.Priced(before.intent(), filled, ChildOrder.perUnit(sum, filled))));
    }
    if (status.isEnded() && (!before.status().isEnded() || revived)) {
      facts.add(new OrderFact.Closed(before.intent(), status.end().orElseThrow(), filled, rejection));
    }
    return new Merged(after(), facts);
  }

  private ChildOrder after() {
    if (isEcho()) {
      return before;
    }
    return new ChildOrder(before.intent(), status, placements, price, asked, modifications, triggered, rejection);
  }

  private boolean isEcho() {
    return status == before.status() && placements == before.placements() && price.equals(before.price())
        && asked.equals(before.asked()) && modifications == before.modifications()
        && triggered == before.triggered() && rejection.equals(before.rejection());
  }

  /**
   * The increment's value is the difference of the cumulative values. Where the earlier part had no price
   * yet, or the broker corrected its average downwards, the new average stands for the increment.
   */
  private Optional<Price> incrementPrice(Quantity filled) {
    Optional<Money> now = ChildOrder.valueOf(placements);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    Optional<Money> then = before.value();
    Money more = now.get().minus(then.orElse(Money.ZERO));
    if (then.isEmpty() || more.isNegative()) {
      return Optional.of(ChildOrder.perUnit(now.get(), filled));
    }
    return Optional.of(ChildOrder.perUnit(more, filled.minus(before.filled())));
  }

  private Quantity filled() {
    return ChildOrder.filledOf(placements);
  }

  private Placement placement(BrokerOrderId id) {
    return placements.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private void replace(Placement newer) {
    if (placements.contains(newer)) {
      return;
    }
    List<Placement> next = new ArrayList<>(placements);
    next.replaceAll(each -> each.id().equals(newer.id()) ? newer : each);
    placements = next;
  }

  private void move(OrderSignal signal) {
    status = OrderLife.next(status, signal);
  }
}
