package dev.belay.coordinator;

import dev.belay.exposure.ExposureBreachEvent;
import dev.belay.exposure.ExposureLimits;
import dev.belay.exposure.ExposureMonitor;
import dev.belay.exposure.DeltaWeights;
import dev.belay.exposure.ExposureView;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.LegId;
import dev.belay.plan.Leg;
import dev.belay.scenario.UnderlyingTerms;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells the exposure monitor what the groups hold, as differences, so that what is taken from a group without a fill of
 * ours counts too, and raises what it answers. Loop only.
 */
final class ExposureWatch {

  private static final SortedMap<Underlying, UnderlyingTerms> INDEXES = UnderlyingTerms.indianIndexes();

  private final Floor floor;
  private final ExposureMonitor monitor;
  private final Duration again;
  private boolean ticking;

  ExposureWatch(Floor floor, ExposureLimits limits) {
    this.floor = floor;
    this.monitor = new ExposureMonitor(limits);
    this.again = limits.realert();
  }

  ExposureMonitor monitor() {
    return monitor;
  }

  /** A group is there: its underlyings' prices are wanted from now on. */
  void begin(GroupDesk desk) {
    List<InstrumentId> indexes = desk.state.plan().legs().stream().map(leg -> leg.instrument().underlying())
        .filter(INDEXES::containsKey).map(name -> INDEXES.get(name).spot()).distinct().toList();
    floor.quotes().watch(indexes);
    look(desk);
  }

  /** Takes in what a group holds now. */
  void look(GroupDesk desk) {
    Moment now = floor.now();
    for (Leg leg : desk.state.plan().legs()) {
      LegId id = leg.id();
      long held = desk.state.held(id).units();
      long change = held - desk.watched.getOrDefault(id, 0L);
      if (change != 0) {
        desk.watched.put(id, held);
        raise(monitor.update(monitor.watch(leg.instrument()), change, now));
      }
    }
  }

  /** What is open now, and how it moves with its underlyings where prices are fresh. */
  ExposureView view(Collection<GroupDesk> desks) {
    Moment now = floor.now();
    SortedMap<InstrumentId, Quantity> nets = new TreeMap<>();
    SortedMap<InstrumentId, Instrument> contracts = new TreeMap<>();
    for (GroupDesk desk : desks) {
      for (Leg leg : desk.state.plan().legs()) {
        nets.merge(leg.instrument().id(), desk.state.held(leg.id()), Quantity::plus);
        contracts.put(leg.instrument().id(), leg.instrument());
      }
    }
    nets.values().removeIf(Quantity::isZero);
    SortedMap<Underlying, Quantity> open = new TreeMap<>();
    DeltaWeights weights = new DeltaWeights(id -> floor.quotes().fresh(id, now), name -> spot(name, now), now.wall());
    nets.forEach((id, units) -> {
      weights.add(contracts.get(id), units);
      open.put(contracts.get(id).underlying(), monitor.open(contracts.get(id).underlying()));
    });
    return new ExposureView(nets, open, monitor.open(), weights.deltas(), weights.unpriced());
  }

  /** The index's own quote; a future's would do for watching, and is not asked for. */
  private Optional<Price> spot(Underlying name, Moment now) {
    return Optional.ofNullable(INDEXES.get(name)).flatMap(terms -> floor.quotes().fresh(terms.spot(), now))
        .flatMap(Quote::last);
  }

  private void raise(List<ExposureBreachEvent> breaches) {
    for (ExposureBreachEvent each : breaches) {
      floor.raise(new Alert(AlertCode.EXPOSURE_LIMIT, Optional.empty(), each.subject().text() + ": " + each.exposure()
          + " units are open, the limit is " + each.limit()));
    }
    if (!breaches.isEmpty() && !ticking) {
      ticking = true;
      floor.after(again, this::tick);
    }
  }

  /** What stays beyond its limit is told again, until nothing does. */
  private void tick() {
    ticking = false;
    raise(monitor.ticked(floor.now()));
  }
}
