package dev.belay.examples;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.StreamListener;
import dev.belay.group.Child;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupCommand;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupState;
import dev.belay.group.GroupStep;
import dev.belay.group.OrderGroup;
import dev.belay.hedge.EmergencyHedgeManager;
import dev.belay.hedge.HedgeCommand;
import dev.belay.hedge.HedgeEvent;
import dev.belay.hedge.HedgeLimits;
import dev.belay.hedge.HedgeState;
import dev.belay.hedge.HedgeStep;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import dev.belay.recovery.GroupText;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A host's own loop around the machines: one group, one thread, nothing but what {@link ComposeYourself} lists. */
final class OwnLoop implements StreamListener {

  private final TimeSource time;
  private final BrokerClient broker;
  private final OrderLedger ledger;
  private final EmergencyHedgeManager manager = new EmergencyHedgeManager(HedgeLimits.defaults());
  private final TreeMap<String, OrderIntent> orders = new TreeMap<>();
  private final List<String> kept = new ArrayList<>();
  private final PrintStream out;
  private GroupState group;
  private HedgeState hedge;
  private int sequence;
  private int hedges;

  OwnLoop(TimeSource time, BrokerClient broker, ExecutionPlan plan, PrintStream out) {
    this.time = time;
    this.broker = broker;
    this.ledger = new OrderLedger(plan.account());
    this.group = OrderGroup.open(plan);
    this.hedge = HedgeState.of(new Owner(plan.group(), Owner.Role.HEDGE));
    this.out = out;
    broker.openStream(this);
  }

  // region loop
  void start() {
    tell(new GroupEvent.Start(time.now()));
  }

  private void tell(GroupEvent event) {
    GroupStep step = OrderGroup.step(group, event);
    group = step.state();
    kept.add(GroupText.write(group));
    step.moves().forEach(move -> out.println("state    " + move + ", now " + group.lifecycle()));
    step.commands().forEach(this::perform);
  }

  private void tell(HedgeEvent event) {
    HedgeStep step = manager.step(hedge, event);
    hedge = step.state();
    step.commands().forEach(this::perform);
  }

  private void evidence(Evidence seen) {
    for (OrderFact fact : ledger.apply(seen)) {
      tell(new GroupEvent.Told(fact, time.now()));
      tell(new HedgeEvent.Told(fact, time.now()));
    }
  }
  // endregion

  private void perform(GroupCommand command) {
    switch (command.kind()) {
      case PLACE -> {
        GroupCommand.Place place = (GroupCommand.Place) command;
        place(Owner.Role.GROUP, place.ref(), place.leg(), place.purpose(), place.side(), place.quantity(),
            terms(place.pricing()));
      }
      case CANCEL -> {
        GroupCommand.Cancel cancel = (GroupCommand.Cancel) command;
        broker.cancelOrder(id(order(cancel.role(), cancel.ref())));
      }
      case REPRICE -> {
        GroupCommand.Reprice reprice = (GroupCommand.Reprice) command;
        OrderTag tag = order(reprice.role(), reprice.ref());
        evidence(new Evidence.ModifyAsked(tag, terms(reprice.pricing()))); // so that a report that shows it is known
        broker.modifyOrder(id(tag), terms(reprice.pricing()));
      }
      case WAKE -> wake(((GroupCommand.Wake) command).after(), () -> tell(new GroupEvent.Ticked(time.now())));
      case NEED_HEDGE -> {
        GroupCommand.NeedHedge need = (GroupCommand.NeedHedge) command;
        Quantity lot = group.plan().leg(need.leg()).instrument().rules().lot();
        tell(new HedgeEvent.Need(need.leg(), need.bared(), lot, time.now()));
      }
      case CHECK_FUNDS -> broker.funds().whenComplete((funds, failure) -> wake(Duration.ZERO, () ->
          tell(new GroupEvent.FundsAnswered(failure == null && funds.value().isPresent(), time.now()))));
      case DECIDED -> out.println("decided  " + ((GroupCommand.Decided) command).why().code());
    }
  }

  private void perform(HedgeCommand command) {
    if (command instanceof HedgeCommand.Place place) {
      hedges += place.opens() ? 1 : 0;
      out.println("HEDGE    " + place.quantity() + " of leg " + place.leg());
      place(Owner.Role.HEDGE, place.ref(), place.leg(), OrderPurpose.COVER, place.side(), place.quantity(),
          terms(new Pricing.Marketable(place.rung())));
    } else if (command instanceof HedgeCommand.Wake wake) {
      Moment now = time.now();
      wake(wake.at().isBefore(now) ? Duration.ZERO : wake.at().since(now), () ->
          tell(new HedgeEvent.Ticked(time.now())));
    }
  }

  private void place(Owner.Role role, int ref, LegId legId, OrderPurpose purpose, Side side, Quantity quantity,
      PriceTerms price) {
    Leg leg = group.plan().leg(legId);
    OrderTag tag = new OrderTag(new InstanceId("OWN"), new Epoch("AAA"), ++sequence, group.plan().group(), purpose,
        legId, 0, false);
    OrderTerms terms = new OrderTerms(leg.instrument().id(), group.plan().product(), side, quantity, price);
    OrderIntent intent = new OrderIntent(tag, new Owner(group.plan().group(), role), ref, terms, time.wall());
    orders.put(role.code() + Child.numberOf(intent), intent);
    kept.add(intent.toString()); // before the send, and in a real host durable
    ledger.intend(intent);
    evidence(new Evidence.Sent(tag));
    out.println("order    " + side + " " + quantity + " " + leg.instrument().id().symbol());
    broker.placeOrder(tag, terms).whenComplete((answer, failure) -> wake(Duration.ZERO, () -> {
      if (answer instanceof PlaceResult.Accepted accepted) {
        evidence(new Evidence.PlacedAs(tag, accepted.id()));
      } else if (answer instanceof PlaceResult.Refused refused) {
        evidence(new Evidence.RefusedAtPlacing(tag, refused.rejection()));
      } else { // never sent again: a real host searches for the tag
        evidence(new Evidence.NoAnswer(tag, failure == null ? answer.toString() : failure.toString()));
      }
    }));
  }

  private OrderTag order(Owner.Role role, int ref) {
    return orders.get(role.code() + ref).tag();
  }

  private BrokerOrderId id(OrderTag tag) {
    return ledger.find(tag).orElseThrow().ids().get(0);
  }

  private static PriceTerms terms(Pricing wish) {
    return wish.kind() == Pricing.Kind.AT ? new PriceTerms.Limit(((Pricing.At) wish).price())
        : new PriceTerms.ProtectedMarket(BigDecimal.valueOf(5L * (((Pricing.Marketable) wish).rung() + 1)));
  }

  private void wake(Duration after, Runnable task) {
    time.after(after, task);
  }

  @Override
  public void onOrder(OrderReport report) {
    wake(Duration.ZERO, () -> evidence(new Evidence.Reported(report, Evidence.Source.STREAM)));
  }

  @Override
  public void onConnected(long connection) {}

  @Override
  public void onDisconnected(String reason) {}

  ExecutionLifecycle lifecycle() {
    return group.lifecycle();
  }

  boolean isFlat() {
    return group.isFlat();
  }

  int kept() {
    return kept.size();
  }

  int hedges() {
    return hedges;
  }
}
