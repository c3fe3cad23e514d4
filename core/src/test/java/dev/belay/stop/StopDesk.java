package dev.belay.stop;

import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
import dev.belay.market.Underlying;
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
import dev.belay.plan.StopSpec;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A host's loop around one stop, cranked by hand: it keeps the state, the position and what was asked of the broker,
 * wakes the stop when it wants to be, and writes down what it wants, each line with its millisecond.
 */
final class StopDesk {

  static final Owner OWNER = new Owner(new GroupId(7), Owner.Role.STOP);
  static final LegId LEG = new LegId(2);
  static final Instant BEGIN = Instant.parse("2026-08-03T04:00:00Z");
  static final Instrument CALL = new Instrument(new InstrumentId(Exchange.NFO, "NIFTY2681125000CE"),
      InstrumentKind.CALL, new Underlying("NIFTY"), Optional.of(Price.parse("25000")),
      Optional.of(LocalDate.of(2026, 8, 11)), new ContractRules(LocalDate.of(2026, 1, 1), Quantity.of(65),
          Price.parse("0.05"), Optional.of(Quantity.of(1800))));

  private final HybridStopLossManager manager;
  private final List<String> diary = new ArrayList<>();
  private final List<StopLife.Row> moves = new ArrayList<>();
  private final SortedMap<Integer, OrderIntent> orders = new TreeMap<>();
  private final SortedMap<Integer, Long> filled = new TreeMap<>();
  private final SortedMap<Integer, PriceTerms> asked = new TreeMap<>();
  private final Side side;
  private Optional<Long> wake = Optional.empty();
  private StopState state;
  private long held;
  private long closing;
  private long sent;
  private boolean pressing;
  private long millis;

  StopDesk(Side side, StopSpec spec, boolean rests) {
    this.side = side;
    manager = new HybridStopLossManager(StopPolicy.DEFAULT);
    state = StopState.of(new StopTerms(OWNER, LEG, CALL, side, spec, rests));
  }

  /** A short that is bought back at 120. */
  static StopDesk ofShort() {
    return new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")), true);
  }

  /** A long that is sold at 80. */
  static StopDesk ofLong() {
    return new StopDesk(Side.SELL, StopSpec.at(Price.parse("80")), true);
  }

  /** Cranks the clock up to a millisecond, with every wake-up on the way. */
  StopDesk at(long until) {
    while (wake.filter(due -> due <= until).isPresent()) {
      millis = Math.max(millis, wake.get());
      wake = Optional.empty();
      take(new StopEvent.Ticked(now()));
    }
    millis = until;
    return this;
  }

  StopDesk holds(long units) {
    return holds(units, 0, 0);
  }

  /** So many units are held, of which an exit closes some and has own orders for a part of those. */
  StopDesk holds(long units, long byExit, long byItsOrders) {
    held = units;
    closing = byExit;
    sent = byItsOrders;
    return position();
  }

  StopDesk whileBared() {
    pressing = true;
    return this;
  }

  private StopDesk position() {
    return take(new StopEvent.Position(Quantity.of(held), Quantity.of(closing), Quantity.of(sent), pressing, now()));
  }

  /** The broker has taken the order and shows it resting. */
  StopDesk rests(int ref) {
    return accepted(ref).told(new OrderFact.Shown(intent(ref), intent(ref).terms().price()));
  }

  StopDesk accepted(int ref) {
    return told(new OrderFact.Accepted(intent(ref), new BrokerOrderId("B" + ref)));
  }

  /** The modification that was last asked for has taken effect. */
  StopDesk changed(int ref) {
    return told(new OrderFact.Shown(intent(ref), asked.get(ref)));
  }

  StopDesk changeRefused(int ref) {
    return told(new OrderFact.ChangeRefused(intent(ref), BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, "no")));
  }

  StopDesk triggered(int ref) {
    return told(new OrderFact.Triggered(intent(ref)));
  }

  StopDesk inDoubt(int ref) {
    return told(new OrderFact.InDoubt(intent(ref), "no answer"));
  }

  /** Fills some of an order and, when that is all of it, ends it. */
  StopDesk fills(int ref, long units) {
    long sum = filled.merge(ref, units, Long::sum);
    told(new OrderFact.Filled(intent(ref), Quantity.of(units), Quantity.of(sum), Optional.empty(), false));
    held = Math.max(0, held - units);
    closing = Math.min(closing, held);
    position();
    return sum < intent(ref).terms().quantity().units() ? this
        : told(new OrderFact.Closed(intent(ref), OrderEnd.FILLED, Quantity.of(sum), Optional.empty()));
  }

  StopDesk cancelled(int ref) {
    return ended(ref, OrderEnd.CANCELLED);
  }

  StopDesk ended(int ref, OrderEnd end) {
    return told(new OrderFact.Closed(intent(ref), end, Quantity.of(filled.getOrDefault(ref, 0L)), Optional.empty()));
  }

  StopDesk refused(int ref, RejectionReason reason) {
    return told(new OrderFact.Closed(intent(ref), OrderEnd.REJECTED, Quantity.of(filled.getOrDefault(ref, 0L)),
        Optional.of(BrokerRejection.of(reason, "no"))));
  }

  StopDesk told(OrderFact fact) {
    take(new StopEvent.Told(fact, now()));
    return this;
  }

  StopDesk market(String bid, String ask) {
    return quote(new Quote(CALL.id(), Optional.of(Price.parse(bid)), Optional.of(Price.parse(ask)), Optional.empty(),
        now()));
  }

  StopDesk market(String bid, String ask, String last) {
    return quote(new Quote(CALL.id(), Optional.of(Price.parse(bid)), Optional.of(Price.parse(ask)),
        Optional.of(Price.parse(last)), now()));
  }

  StopDesk quote(Quote quote) {
    return take(new StopEvent.Priced(quote, now()));
  }

  StopDesk session(StopSession session) {
    return take(new StopEvent.Session(session, now()));
  }

  StopDesk mayDouble(int ref) {
    return take(new StopEvent.MayDouble(ref, now()));
  }

  StopDesk freeMargin() {
    return take(new StopEvent.FreeMargin(now()));
  }

  StopDesk tryAgain() {
    return take(new StopEvent.TryAgain(now()));
  }

  /** A new process with the stored state; what the ledger knows of the orders is told by the caller. */
  StopDesk restarts(List<StopOrder> found) {
    state = state.kept().restarted(found, state.nextRef());
    wake = Optional.empty();
    diary.add(millis + " restart");
    return position();
  }

  private StopDesk take(StopEvent event) {
    StopStep step = manager.step(state, event);
    state = step.state();
    moves.addAll(step.moves());
    step.commands().forEach(this::write);
    return this;
  }

  private void write(StopCommand command) {
    switch (command.kind()) {
      case REST -> {
        StopCommand.Rest rest = (StopCommand.Rest) command;
        sent(rest.ref(), OrderPurpose.STOP, rest.quantity(), rest.price());
        say("rest #" + rest.ref() + " " + rest.side() + " " + rest.quantity() + " " + text(rest.price()));
      }
      case CLOSE -> {
        StopCommand.Close close = (StopCommand.Close) command;
        sent(close.ref(), side == Side.BUY ? OrderPurpose.COVER : OrderPurpose.CLOSE, close.quantity(),
            new PriceTerms.Limit(Price.parse("150")));
        say("close #" + close.ref() + " " + close.side() + " " + close.quantity() + " rung " + close.rung());
      }
      case MOVE -> {
        StopCommand.Move move = (StopCommand.Move) command;
        asked.put(move.ref(), move.to());
        say("move #" + move.ref() + " to " + text(move.to()));
      }
      case REPRICE -> {
        StopCommand.Reprice reprice = (StopCommand.Reprice) command;
        asked.put(reprice.ref(), new PriceTerms.Limit(Price.parse("150")));
        say("reprice #" + reprice.ref() + " rung " + reprice.rung());
      }
      case CANCEL -> say("cancel #" + ((StopCommand.Cancel) command).ref());
      case WAKE -> wake = Optional.of(((StopCommand.Wake) command).at().nanos() / 1_000_000);
      case NOTE -> say(((StopCommand.Note) command).what() + " " + ((StopCommand.Note) command).units());
      case DONE -> say("done: " + ((StopCommand.Done) command).report().cause());
    }
  }

  private void sent(int ref, OrderPurpose purpose, Quantity units, PriceTerms price) {
    OrderTag tag = new OrderTag(new InstanceId("AAA"), new Epoch("E01"), ref, OWNER.group(), purpose, LEG, 0, false);
    OrderTerms terms = new OrderTerms(CALL.id(), Product.NRML, side, units, price);
    orders.put(ref, new OrderIntent(tag, OWNER, ref, terms, BEGIN));
  }

  private static String text(PriceTerms.StopLimit price) {
    return price.trigger() + "/" + price.limit();
  }

  private void say(String what) {
    diary.add(millis + " " + what);
  }

  Moment now() {
    return new Moment(BEGIN.plus(Duration.ofMillis(millis)), millis * 1_000_000);
  }

  OrderIntent intent(int ref) {
    return orders.get(ref);
  }

  StopState state() {
    return state;
  }

  StopPhase phase() {
    return state.phase();
  }

  long held() {
    return held;
  }

  /** Units of its orders that may still trade at the broker. */
  long working() {
    return state.open().units();
  }

  /** What was wanted since this was last asked. */
  List<String> told() {
    List<String> lines = List.copyOf(diary);
    diary.clear();
    return lines;
  }

  List<StopLife.Row> moves() {
    return moves;
  }

  SortedMap<Integer, OrderIntent> orders() {
    return orders;
  }
}
