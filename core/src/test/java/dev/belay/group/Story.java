package dev.belay.group;

import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
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
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Leg;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Planner;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Pricing;
import dev.belay.plan.Sizing;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Drives one group by hand: tells it facts, moves the clock, and writes down what it asks for, in a trader's
 * words.
 */
final class Story {

  static final LocalDate EXPIRY = LocalDate.of(2026, 12, 1);
  static final Quantity LOT = Quantity.of(65);

  final List<GroupSignal> moves = new ArrayList<>();
  GroupState state;
  /** Whether fresh funds are told to be enough at once; else {@link #funds} tells. */
  boolean rich = true;
  private Moment now = new Moment(Instant.parse("2026-11-24T04:00:00Z"), 0);

  Story(ExecutionPlan plan) {
    state = OrderGroup.open(plan);
  }

  static Instrument option(InstrumentKind kind, int strike) {
    return option(kind, strike, Optional.of(Quantity.of(1_800)));
  }

  static Instrument option(InstrumentKind kind, int strike, Optional<Quantity> freeze) {
    ContractRules rules = new ContractRules(LocalDate.of(2026, 1, 1), LOT, Price.parse("0.05"), freeze);
    return new Instrument(new InstrumentId(Exchange.NFO, "N" + strike + kind.code()), kind, new Underlying("NIFTY"),
        Optional.of(Price.parse(Integer.toString(strike))), Optional.of(EXPIRY), rules);
  }

  static LegSpec buy(Instrument instrument, String limit) {
    return LegSpec.buy(instrument.id(), 1, PriceLadder.at(Price.parse(limit)));
  }

  static LegSpec sell(Instrument instrument, String limit) {
    return LegSpec.sell(instrument.id(), 1, PriceLadder.at(Price.parse(limit)));
  }

  static ExecutionPlan plan(long lots, GroupPolicy policy, List<Instrument> instruments, LegSpec... legs) {
    TreeMap<InstrumentId, Instrument> byId = new TreeMap<>();
    instruments.forEach(each -> byId.put(each.id(), each));
    GroupRequest request = GroupRequest.enter(new RequestKey("k"), new StrategyId("s"), Product.NRML, List.of(legs),
        new Sizing.Lots(lots), policy);
    return Planner.plan(new GroupId(1), new AccountId("A"), request, lots, request.legs(), byId,
        Instant.parse("2026-11-24T04:00:00Z"));
  }

  /** A call spread: the protection is leg 0, the short leg 1. */
  static Story spread() {
    Instrument wing = option(InstrumentKind.CALL, 26_200);
    Instrument body = option(InstrumentKind.CALL, 26_000);
    return new Story(plan(1, GroupPolicy.DEFAULT, List.of(wing, body), buy(wing, "40"), sell(body, "90")));
  }

  static Story spread(long lots, GroupPolicy policy) {
    Instrument wing = option(InstrumentKind.CALL, 26_200);
    Instrument body = option(InstrumentKind.CALL, 26_000);
    return new Story(plan(lots, policy, List.of(wing, body), buy(wing, "40"), sell(body, "90")));
  }

  /** An iron condor: the wings are legs 0 and 1, the shorts 2 and 3; calls are even, puts are odd. */
  static Story condor(long lots, GroupPolicy policy) {
    Instrument callWing = option(InstrumentKind.CALL, 26_200);
    Instrument putWing = option(InstrumentKind.PUT, 25_600);
    Instrument call = option(InstrumentKind.CALL, 26_000);
    Instrument put = option(InstrumentKind.PUT, 25_800);
    return new Story(plan(lots, policy, List.of(callWing, putWing, call, put), buy(callWing, "40"),
        buy(putWing, "35"), sell(call, "90"), sell(put, "80")));
  }

  /** A call and a put sold, declared naked: both work at once. */
  static Story straddle() {
    return straddle(1, GroupPolicy.DEFAULT);
  }

  static Story straddle(long lots, GroupPolicy policy) {
    Instrument call = option(InstrumentKind.CALL, 26_000);
    Instrument put = option(InstrumentKind.PUT, 26_000);
    return new Story(plan(lots, policy.declaredNaked(), List.of(call, put), sell(call, "90"),
        sell(put, "80")));
  }

  /** One bought option. */
  static Story single() {
    return single(1);
  }

  static Story single(long lots) {
    Instrument wing = option(InstrumentKind.CALL, 26_200);
    return new Story(plan(lots, GroupPolicy.DEFAULT, List.of(wing), buy(wing, "40")));
  }

  /** The same group; from now on nobody knows how much one order of its contracts may be. */
  Story forgettingFreezes() {
    ExecutionPlan plan = state.plan();
    List<Leg> legs = plan.legs().stream().map(leg -> {
      Instrument known = leg.instrument();
      var rules = new ContractRules(known.rules().from(), known.rules().lot(), known.rules().tick(), Optional.empty());
      return new Leg(leg.id(), new Instrument(known.id(), known.kind(), known.underlying(), known.strike(),
          known.expiry(), rules), leg.side(), leg.quantity(), leg.role(), leg.phase(), leg.ladder());
    }).toList();
    state = new GroupState(new ExecutionPlan(plan.group(), plan.key(), plan.strategy(), plan.account(), plan.product(),
        plan.packages(), plan.policy(), legs, plan.declared(), plan.acceptedAt()), state.lifecycle(), state.goal(),
        state.reason(), state.children(), state.nextRef(), state.course(), state.reversingSince(), state.kept(),
        state.tries(), state.bared(), state.baredSince());
    return this;
  }

  List<String> start() {
    return tell(new GroupEvent.Start(now));
  }

  List<String> after(long millis) {
    now = now.plus(Duration.ofMillis(millis));
    return tell(new GroupEvent.Ticked(now));
  }

  List<String> cancel() {
    return tell(new GroupEvent.CancelAsked(now));
  }

  List<String> exit() {
    return tell(new GroupEvent.ExitAsked(now));
  }

  List<String> forbidEntries() {
    return tell(new GroupEvent.EntriesForbidden(now));
  }

  List<String> accept(int ref) {
    return told(new OrderFact.Accepted(intent(ref), new BrokerOrderId("B" + ref)));
  }

  List<String> doubt(int ref) {
    return told(new OrderFact.InDoubt(intent(ref), "no answer"));
  }

  /** Accepted, wholly filled and ended. */
  List<String> fill(int ref) {
    Quantity all = child(ref).quantity();
    List<String> said = new ArrayList<>(accept(ref));
    said.addAll(fill(ref, all.units()));
    said.addAll(end(ref, OrderEnd.FILLED));
    return said;
  }

  List<String> fill(int ref, long cumulative) {
    Quantity increment = Quantity.of(cumulative).minus(child(ref).filled());
    return told(new OrderFact.Filled(intent(ref), increment, Quantity.of(cumulative), Optional.empty(), false));
  }

  List<String> end(int ref, OrderEnd how) {
    return told(new OrderFact.Closed(intent(ref), how, child(ref).filled(), Optional.empty()));
  }

  /** A modification is shown. */
  List<String> moved(int ref) {
    return told(new OrderFact.Shown(intent(ref), new PriceTerms.Limit(Price.parse("2"))));
  }

  /** A modification is refused. */
  List<String> notMoved(int ref, RejectionReason why) {
    return told(new OrderFact.ChangeRefused(intent(ref), BrokerRejection.of(why, why.code())));
  }

  /** The coordinator has no better price that the exchange takes. */
  List<String> atBand(int ref) {
    return tell(new GroupEvent.AtBand(Owner.Role.GROUP, ref, now));
  }

  /** Never sent: our own last check voided it. */
  List<String> drop(int ref) {
    return told(new OrderFact.Closed(intent(ref), OrderEnd.UNSENT, child(ref).filled(), Optional.empty()));
  }

  List<String> refuse(int ref, RejectionReason why) {
    return told(new OrderFact.Closed(intent(ref), OrderEnd.REJECTED, child(ref).filled(),
        Optional.of(BrokerRejection.of(why, why.code()))));
  }

  /** A cover of the hedge manager for leg 1, filled. */
  List<String> hedgeFills(int ref, long units) {
    return hedgeFills(ref, 1, units);
  }

  List<String> hedgeFills(int ref, int leg, long units) {
    OrderIntent hedge = intent(Owner.Role.HEDGE, ref, OrderPurpose.COVER, Side.BUY, Quantity.of(units), leg);
    return wholly(hedge, Quantity.of(units));
  }

  private List<String> wholly(OrderIntent order, Quantity all) {
    List<String> said = new ArrayList<>(told(new OrderFact.Filled(order, all, all, Optional.empty(), false)));
    said.addAll(told(new OrderFact.Closed(order, OrderEnd.FILLED, all, Optional.empty())));
    return said;
  }

  /** The group gets a leg for protection that its plan does not have: the hedge manager's orders of it are PROTECT. */
  void protects(int leg, int strike) {
    Instrument bought = option(InstrumentKind.CALL, strike);
    state = OrderGroup.protectedBy(state, new LegId(leg), bought, Price.parse("50"), state.plan().product());
  }

  List<String> protectionWorks(int ref, long units) {
    return told(new OrderFact.Accepted(protection(ref, units), new BrokerOrderId("P" + ref)));
  }

  List<String> protectionMoved(int ref, long units) {
    return told(new OrderFact.Shown(protection(ref, units), new PriceTerms.Limit(Price.parse("2"))));
  }

  List<String> protectionFills(int ref, long units) {
    return wholly(protection(ref, units), Quantity.of(units));
  }

  private OrderIntent protection(int ref, long units) {
    return intent(Owner.Role.HEDGE, ref, OrderPurpose.PROTECT, Side.BUY, Quantity.of(units), 2);
  }

  /** A stop that rests for a short: known from its decision on. */
  void stopRests(int ref, int leg, long units) {
    state = OrderGroup.knowing(state, stop(ref, leg, units), now);
  }

  /** A stop's order that closes a short wholly, and what the stop says then. */
  List<String> stopFills(int ref, int leg, long units) {
    OrderIntent stop = stop(ref, leg, units);
    List<String> said = new ArrayList<>(told(new OrderFact.Triggered(stop)));
    said.addAll(told(new OrderFact.Filled(stop, Quantity.of(units), Quantity.of(units), Optional.empty(), false)));
    said.addAll(told(new OrderFact.Closed(stop, OrderEnd.FILLED, Quantity.of(units), Optional.empty())));
    return said;
  }

  List<String> stopEnds(int ref, int leg, long units) {
    return told(new OrderFact.Closed(stop(ref, leg, units), OrderEnd.CANCELLED, Quantity.ZERO, Optional.empty()));
  }

  OrderIntent stop(int ref, int leg, long units) {
    return intent(Owner.Role.STOP, ref, OrderPurpose.STOP, Side.BUY, Quantity.of(units), leg);
  }

  List<String> stopFired(int leg) {
    return tell(new GroupEvent.StopFired(new LegId(leg), now));
  }

  List<String> stopClosed(int leg) {
    return tell(new GroupEvent.StopClosed(new LegId(leg), now));
  }

  List<String> reduce(long packages) {
    return tell(new GroupEvent.ReduceAsked(packages, now));
  }

  Child child(int ref) {
    return state.child(Owner.Role.GROUP, ref).orElseThrow();
  }

  private OrderIntent intent(int ref) {
    Child child = child(ref);
    return intent(Owner.Role.GROUP, ref, child.purpose(), child.side(), child.quantity(), child.leg().index());
  }

  private OrderIntent intent(Owner.Role role, int ref, OrderPurpose purpose, Side side, Quantity quantity, int leg) {
    GroupId group = state.plan().group();
    OrderTag tag = new OrderTag(new InstanceId("TST"), new Epoch("AAA"), ref, group, purpose,
        new LegId(leg), ref, false);
    return new OrderIntent(tag, new Owner(group, role), ref,
        new OrderTerms(state.plan().legs().stream().filter(each -> each.id().index() == leg).findFirst().orElseThrow()
            .instrument().id(), Product.NRML, side, quantity, new PriceTerms.Limit(Price.parse("1"))), now.wall());
  }

  private List<String> told(OrderFact fact) {
    return tell(new GroupEvent.Told(fact, now));
  }

  List<String> funds(boolean enough) {
    return tell(new GroupEvent.FundsAnswered(enough, now));
  }

  List<String> acceptAsIs() {
    return tell(new GroupEvent.AcceptAsIs(now));
  }

  List<String> tryAgain() {
    return tell(new GroupEvent.TryAgain(now));
  }

  /** Somebody else closes some of a leg. */
  List<String> takenAway(int leg, long change) {
    return tell(new GroupEvent.TakenAway(new LegId(leg), Quantity.of(change), now));
  }

  List<String> marketCloses() {
    return tell(new GroupEvent.MarketClosed(now));
  }

  List<String> marketOpens() {
    return tell(new GroupEvent.MarketOpened(now));
  }

  List<String> expired(int... legs) {
    return tell(new GroupEvent.LegsExpired(IntStream.of(legs).mapToObj(LegId::new).toList(), now));
  }

  private List<String> tell(GroupEvent event) {
    GroupStep step = OrderGroup.step(state, event);
    state = step.state();
    moves.addAll(step.moves());
    List<String> said = new ArrayList<>();
    List<String> then = new ArrayList<>();
    for (GroupCommand each : step.commands()) {
      if (each.kind() == GroupCommand.Kind.CHECK_FUNDS && rich) {
        then.addAll(funds(true));
      } else if (each.kind() != GroupCommand.Kind.WAKE) {
        said.add(words(each));
      }
    }
    said.addAll(then);
    return said;
  }

  private static String words(GroupCommand command) {
    return switch (command.kind()) {
      case PLACE -> {
        GroupCommand.Place place = (GroupCommand.Place) command;
        yield "#" + place.ref() + " " + lower(place.purpose()) + " " + lower(place.side()) + " " + place.quantity()
            + " of leg " + place.leg() + " " + words(place.pricing());
      }
      case CANCEL -> "cancel #" + ((GroupCommand.Cancel) command).ref();
      case REPRICE -> {
        GroupCommand.Reprice reprice = (GroupCommand.Reprice) command;
        yield "reprice #" + reprice.ref() + " " + words(reprice.pricing());
      }
      case NEED_HEDGE -> {
        GroupCommand.NeedHedge need = (GroupCommand.NeedHedge) command;
        yield "bared " + need.bared() + " of leg " + need.leg();
      }
      case DECIDED -> ((GroupCommand.Decided) command).why().code();
      case WAKE -> "wake";
      case CHECK_FUNDS -> "check funds";
    };
  }

  private static String words(Pricing pricing) {
    return pricing.kind() == Pricing.Kind.AT ? "at " + ((Pricing.At) pricing).price()
        : "marketable " + ((Pricing.Marketable) pricing).rung();
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
