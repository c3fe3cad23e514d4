package dev.belay.hedge;

import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host's loop around the emergency hedge, cranked by hand: it keeps the state, wakes it when asked, and
 * writes down what it wants, each line with its millisecond.
 */
final class HedgeDesk {

  static final Owner OWNER = new Owner(new GroupId(7), Owner.Role.HEDGE);
  static final LegId LEG = new LegId(2);
  static final Quantity LOT = Quantity.of(65);

  private final EmergencyHedgeManager manager;
  private final List<String> diary = new ArrayList<>();
  private final List<HedgeCommand.Place> places = new ArrayList<>();
  private final List<HedgeCommand.Protect> protections = new ArrayList<>();
  private final List<HedgeReport> reports = new ArrayList<>();
  private final List<HedgeLife.Row> moves = new ArrayList<>();
  private Optional<Long> wake = Optional.empty();
  private HedgeState state = HedgeState.of(OWNER);
  private long millis;

  HedgeDesk() {
    this(HedgeLimits.defaults());
  }

  HedgeDesk(HedgeLimits limits) {
    manager = new EmergencyHedgeManager(limits);
  }

  /** Cranks the clock up to a millisecond, with every wake-up on the way. */
  HedgeDesk at(long until) {
    while (wake.filter(due -> due <= until).isPresent()) {
      millis = Math.max(millis, wake.get());
      wake = Optional.empty();
      take(new HedgeEvent.Ticked(now()));
    }
    millis = until;
    return this;
  }

  HedgeDesk need(long units) {
    return need(LEG, units);
  }

  HedgeDesk need(LegId leg, long units) {
    return take(new HedgeEvent.Need(leg, Quantity.of(units), LOT, now()));
  }

  HedgeDesk accepted(int ref) {
    return told(new OrderFact.Accepted(intent(ref), new BrokerOrderId("B" + ref)));
  }

  HedgeDesk inDoubt(int ref) {
    return told(new OrderFact.InDoubt(intent(ref), "no answer"));
  }

  HedgeDesk filled(int ref, long units) {
    return filled(ref, units, false);
  }

  HedgeDesk filled(int ref, long units, boolean late) {
    return told(new OrderFact.Filled(intent(ref), Quantity.of(units), Quantity.of(units), Optional.empty(),
        late));
  }

  HedgeDesk refused(int ref, RejectionReason reason) {
    return refused(ref, place(ref).quantity().units(), BrokerRejection.of(reason, "no"));
  }

  HedgeDesk refused(int ref, long slice, BrokerRejection rejection) {
    return told(new OrderFact.Closed(intent(ref, slice), OrderEnd.REJECTED, Quantity.ZERO,
        Optional.of(rejection)));
  }

  HedgeDesk closed(int ref, OrderEnd end, long filled) {
    return told(new OrderFact.Closed(intent(ref), end, Quantity.of(filled), Optional.empty()));
  }

  /** Protection fills, which is another leg's order. */
  HedgeDesk protectionFilled(int ref, long units) {
    return told(new OrderFact.Filled(protection(ref), Quantity.of(units), Quantity.of(units), Optional.empty(), false));
  }

  HedgeDesk protectionClosed(int ref, OrderEnd end, long filled) {
    return told(new OrderFact.Closed(protection(ref), end, Quantity.of(filled), Optional.empty()));
  }

  HedgeDesk unprotected(int ref) {
    return take(new HedgeEvent.Unprotected(ref, now()));
  }

  HedgeDesk protectAsked() {
    return take(new HedgeEvent.ProtectAsked(LEG, now()));
  }

  private OrderIntent protection(int ref) {
    Quantity units = protections.stream().filter(each -> each.ref() == ref).findFirst().orElseThrow().quantity();
    return intent(OWNER, new LegId(4), ref, units.units());
  }

  HedgeDesk mayDouble(int ref) {
    return take(new HedgeEvent.MayDouble(ref, now()));
  }

  HedgeDesk tryAgain() {
    return take(new HedgeEvent.TryAgain(now()));
  }

  HedgeDesk tick() {
    return take(new HedgeEvent.Ticked(now()));
  }

  HedgeDesk told(OrderFact fact) {
    return take(new HedgeEvent.Told(fact, now()));
  }

  HedgeDesk resume(HedgeState other) {
    state = other;
    return this;
  }

  private HedgeDesk take(HedgeEvent event) {
    HedgeStep step = manager.step(state, event);
    state = step.state();
    moves.addAll(step.moves());
    step.commands().forEach(this::write);
    return this;
  }

  private void write(HedgeCommand command) {
    switch (command.kind()) {
      case PLACE -> {
        HedgeCommand.Place place = (HedgeCommand.Place) command;
        places.add(place);
        diary.add(millis + " place #" + place.ref() + " " + place.side() + " " + place.quantity()
            + " rung " + place.rung());
      }
      case PROTECT -> {
        HedgeCommand.Protect protect = (HedgeCommand.Protect) command;
        protections.add(protect);
        diary.add(millis + " protect #" + protect.ref() + " " + protect.quantity() + " of leg " + protect.leg());
      }
      case WAKE -> wake = Optional.of(((HedgeCommand.Wake) command).at().nanos() / 1_000_000);
      case HOLD -> diary.add(millis + " hold " + ((HedgeCommand.Hold) command).reason());
      case ENDED -> {
        HedgeReport report = ((HedgeCommand.Ended) command).report();
        reports.add(report);
        diary.add(millis + " ended: need " + report.highest() + " covered " + report.covered());
      }
    }
  }

  Moment now() {
    return new Moment(Instant.parse("2026-01-12T04:00:00Z").plus(Duration.ofMillis(millis)),
        millis * 1_000_000);
  }

  long millis() {
    return millis;
  }

  HedgeState state() {
    return state;
  }

  LegHedge leg() {
    return state.leg(LEG).orElseThrow();
  }

  HedgePhase phase() {
    return leg().phase();
  }

  List<String> diary() {
    return diary;
  }

  List<HedgeCommand.Place> places() {
    return places;
  }

  List<HedgeReport> reports() {
    return reports;
  }

  List<HedgeLife.Row> moves() {
    return moves;
  }

  Optional<Long> nextWake() {
    return wake;
  }

  HedgeCommand.Place place(int ref) {
    return places.stream().filter(each -> each.ref() == ref).findFirst().orElseThrow();
  }

  OrderIntent intent(int ref) {
    return intent(ref, place(ref).quantity().units());
  }

  OrderIntent intent(int ref, long slice) {
    return intent(OWNER, place(ref).leg(), ref, slice);
  }

  static OrderIntent intent(Owner owner, LegId leg, int ref, long units) {
    OrderTag tag = new OrderTag(new InstanceId("AAA"), new Epoch("E01"), ref, owner.group(),
        OrderPurpose.COVER, leg,
        0, false);
    OrderTerms terms = new OrderTerms(new InstrumentId(Exchange.NFO, "NIFTY2611326500CE"), Product.NRML,
        Side.BUY,
        Quantity.of(units), new PriceTerms.Limit(Price.parse("100")));
    return new OrderIntent(tag, owner, ref, terms, Instant.parse("2026-01-12T04:00:00Z"));
  }
}
