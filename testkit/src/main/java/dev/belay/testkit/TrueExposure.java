package dev.belay.testkit;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Which short options stood uncovered, and when, by the exchange's own events: the truth that Belay's promises are held
 * against. Cover is matched inside each group, as the tags tell it; orders of others are a group of their own.
 *
 * <p>Immutable once made.
 */
public final class TrueExposure {

  /**
   * The uncovered quantity after one event.
   *
   * @param at when
   * @param naked sold and filled, covered by nothing filled
   * @param worst the same if every working sale filled and no working purchase did
   * @param late what this event sold of an order that the exchange had already shown as ended
   */
  public record Point(Instant at, Quantity naked, Quantity worst, Quantity late) {}

  private static final int OTHERS = -1;

  private final BiFunction<InstrumentId, Instant, Instrument> contracts;
  private final SortedMap<BrokerOrderId, Working> orders = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<InstrumentId, Quantity>> nets = new TreeMap<>();
  private final List<Point> points = new ArrayList<>();

  private record Working(int group, OrderTerms terms, Quantity open, boolean ended) {}

  /**
   * Works the exposure out.
   *
   * @param log what happened
   * @param rules where the contracts stand
   */
  public TrueExposure(ExchangeLog log, ExchangeRules rules) {
    this.contracts = (id, at) -> rules.contract(id, at)
        .orElseThrow(() -> new IllegalArgumentException("no contract " + id + " on " + at));
    log.events().forEach(this::take);
  }

  /** {@return the uncovered quantity after each event that could change it, in order} */
  public List<Point> points() {
    return List.copyOf(points);
  }

  /** {@return the points at which a filled short stood uncovered} */
  public List<Point> naked() {
    return points.stream().filter(each -> each.naked().isPositive()).toList();
  }

  /** {@return the points at which a short was, or could have become, uncovered by a sale that worked} */
  public List<Point> risked() {
    return points.stream().filter(each -> each.worst().isPositive()).toList();
  }

  /**
   * {@return the points of {@link #risked()} that late sales do not explain} The exchange may fill an order that it had
   * shown as cancelled; nobody can prevent that, only buy it back. So from such a fill on, and until nothing is risked
   * any more, as much as filled late is excused, unless it lasts too long.
   *
   * @param most how long at the most after the last of the late fills
   */
  public List<Point> riskedBeyondLateSales(Duration most) {
    List<Point> unexplained = new ArrayList<>();
    Quantity excused = Quantity.ZERO;
    Instant until = Instant.MIN;
    for (Point each : points) {
      if (each.late().isPositive()) {
        excused = excused.plus(each.late());
        until = each.at().plus(most);
      }
      boolean tooLong = excused.isPositive() && each.at().isAfter(until);
      if (each.worst().compareTo(excused) > 0 || tooLong) {
        unexplained.add(each);
      }
      excused = each.worst().isPositive() && !tooLong ? excused : Quantity.ZERO;
    }
    return unexplained;
  }

  /** {@return the quantity that stands uncovered in the end} */
  public Quantity nakedAtTheEnd() {
    return points.isEmpty() ? Quantity.ZERO : points.get(points.size() - 1).naked();
  }

  /**
   * {@return what a group's own trades left open, by instrument, flat ones left out}
   *
   * @param group the group
   */
  public SortedMap<InstrumentId, Quantity> open(GroupId group) {
    SortedMap<InstrumentId, Quantity> open = new TreeMap<>(nets.getOrDefault(group.number(), new TreeMap<>()));
    open.values().removeIf(Quantity::isZero);
    return open;
  }

  private void take(ExchangeEvent event) {
    Quantity late = Quantity.ZERO;
    switch (event.kind()) {
      case TAKEN -> {
        ExchangeEvent.Taken taken = (ExchangeEvent.Taken) event;
        orders.put(taken.id(), new Working(taken.tag().map(tag -> tag.group().number()).orElse(OTHERS),
            taken.terms(), taken.terms().quantity(), false));
      }
      case FILLED -> late = fill((ExchangeEvent.Filled) event);
      case REJECTED -> end(((ExchangeEvent.Rejected) event).id());
      case CANCELLED -> end(((ExchangeEvent.Cancelled) event).id());
      case LAPSED -> end(((ExchangeEvent.Lapsed) event).id());
      case SETTLED -> nets.values().forEach(held -> held.remove(((ExchangeEvent.Settled) event).instrument()));
      case REFUSED, OPENED, TRIGGERED, CANCEL_ASKED, CANCEL_REFUSED, MODIFY_ASKED, MODIFY_REFUSED, MODIFIED, SHOWN,
          CONVERTED, PRICED -> {
        return;
      }
    }
    points.add(new Point(event.at(), sum(event.at(), false), sum(event.at(), true), late));
  }

  /** Books a fill; answers what it sold although its order had ended. */
  private Quantity fill(ExchangeEvent.Filled fill) {
    Working order = orders.get(fill.id());
    orders.put(fill.id(), new Working(order.group(), order.terms(), order.open().minus(fill.quantity()).orZero(),
        order.ended()));
    SortedMap<InstrumentId, Quantity> held = nets.computeIfAbsent(order.group(), group -> new TreeMap<>());
    held.merge(order.terms().instrument(), order.terms().side().signed(fill.quantity()), Quantity::plus);
    held.values().removeIf(Quantity::isZero);
    nets.values().removeIf(SortedMap::isEmpty);
    return order.ended() && order.terms().side() == Side.SELL ? fill.quantity() : Quantity.ZERO;
  }

  private void end(BrokerOrderId id) {
    Working order = orders.get(id);
    orders.put(id, new Working(order.group(), order.terms(), Quantity.ZERO, true));
  }

  private Quantity sum(Instant at, boolean worst) {
    SortedMap<Integer, SortedMap<InstrumentId, Quantity>> all = new TreeMap<>();
    nets.forEach((group, held) -> all.put(group, new TreeMap<>(held)));
    if (worst) {
      for (Working order : orders.values()) {
        if (order.terms().side() == Side.SELL && order.open().isPositive()) {
          all.computeIfAbsent(order.group(), group -> new TreeMap<>())
              .merge(order.terms().instrument(), order.open().negate(), Quantity::plus);
        }
      }
    }
    return all.values().stream().map(held -> uncovered(held, at)).reduce(Quantity.ZERO, Quantity::plus);
  }

  private Quantity uncovered(SortedMap<InstrumentId, Quantity> held, Instant at) {
    return CoverOracle.uncovered(held.entrySet().stream()
        .filter(each -> !each.getValue().isZero())
        .map(each -> Optional.of(new CoverOracle.Held(contracts.apply(each.getKey(), at), each.getValue())))
        .flatMap(Optional::stream)
        .toList());
  }
}
