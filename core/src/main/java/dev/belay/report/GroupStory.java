package dev.belay.report;

import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the journal tells of one group, in the order in which it happened. */
final class GroupStory {

  /** The group's units at an instant. */
  record Exposure(Instant at, long interim, long bared, long naked) {}

  /** A state that was entered. */
  record State(Instant at, String name) {}

  /** A portfolio that the plan passes through, with what it needs at its worst there. */
  record Point(String state, String shock, BigDecimal need) {}

  final GroupId id;
  final List<Line> lines = new ArrayList<>();
  final List<State> states = new ArrayList<>();
  final List<Exposure> exposures = new ArrayList<>();
  final SortedMap<LegId, Long> held = new TreeMap<>();
  final List<OrderStory> orders = new ArrayList<>();
  private final SortedMap<String, OrderStory> byTag = new TreeMap<>();
  private Optional<Line> accepted = Optional.empty();

  GroupStory(GroupId id) {
    this.id = id;
  }

  void tell(Line line) {
    lines.add(line);
    switch (line.type()) {
      case "accepted" -> accepted = Optional.of(line);
      case "moved" -> states.add(new State(line.at(), line.get("to")));
      case "intended" -> {
        OrderStory order = new OrderStory(line);
        orders.add(order);
        byTag.put(order.tag, order);
      }
      case "learnt", "repriced", "cancel-asked" ->
          Optional.ofNullable(byTag.get(line.get("tag"))).ifPresent(order -> order.told(line));
      case "exposed" -> {
        line.leg().ifPresent(leg -> held.put(leg, line.units("held")));
        exposures.add(new Exposure(line.at(), line.units("interim"), line.units("bared"), line.units("naked")));
      }
      default -> { }
    }
  }

  Instant begin() {
    return lines.get(0).at();
  }

  Instant end() {
    return lines.get(lines.size() - 1).at();
  }

  String state() {
    return states.isEmpty() ? "unknown" : states.get(states.size() - 1).name();
  }

  /** A field of the acceptance; empty when the journal no longer reaches back to it. */
  String planned(String field) {
    return accepted.map(line -> line.get(field)).orElse("");
  }

  /** The legs as planned, or as the orders show them. */
  List<LegId> legs() {
    TreeMap<LegId, Boolean> legs = new TreeMap<>();
    for (int i = 0; i < accepted.map(line -> line.count("legs")).orElse(0); i++) {
      legs.put(new LegId(i), true);
    }
    orders.forEach(order -> legs.put(order.leg, true));
    held.keySet().forEach(leg -> legs.put(leg, true));
    return List.copyOf(legs.keySet());
  }

  String planned(LegId leg, String field) {
    String told = planned("leg." + leg + "." + field);
    return !told.isEmpty() ? told : orders(leg).filter(OrderStory::isEntry).findFirst()
        .map(order -> order.intent.get(field)).orElse("");
  }

  Stream<OrderStory> orders(LegId leg) {
    return orders.stream().filter(order -> order.leg.equals(leg));
  }

  /** What the market showed when the first order of this leg and purpose was decided: all are measured against it. */
  Optional<OrderStory.Arrival> arrival(OrderStory of) {
    return orders(of.leg).filter(each -> each.isEntry() == of.isEntry()).findFirst().flatMap(OrderStory::arrival);
  }

  /** What all fills cost more than at the arrival prices; empty when nothing filled at a known price. */
  Optional<BigDecimal> slippage() {
    return orders.stream().flatMap(order -> arrival(order).flatMap(order::slippage).stream())
        .reduce(BigDecimal::add);
  }

  /** Orders that filled without anything to compare their prices with: no quote, no limit. */
  long unmeasured() {
    return orders.stream().filter(order -> order.filled() > 0 && arrival(order).flatMap(order::slippage).isEmpty())
        .count();
  }

  List<Point> marginPath() {
    List<Point> points = new ArrayList<>();
    accepted.ifPresent(line -> {
      for (int i = 0; i < line.count("path"); i++) {
        points.add(new Point(line.get("path." + i + ".state"), line.get("path." + i + ".shock"),
            new BigDecimal(line.get("path." + i + ".need"))));
      }
    });
    return points;
  }

  Optional<BigDecimal> marginAllowed() {
    return Optional.of(planned("margin.allowed")).filter(each -> !each.isEmpty()).map(BigDecimal::new);
  }

  long most(ToLongFunction<Exposure> of) {
    return exposures.stream().mapToLong(of).max().orElse(0);
  }
}
