package dev.belay.testkit.sim;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.plan.LegSpec;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.market.PathStyle;
import dev.belay.testkit.market.PricePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The prices of a run: how they walk and gap, and what of them is told to the process as quotes. */
final class Market {

  private static final long MILLI = 1_000_000L;
  private static final Price SPOT = Price.parse("24500");

  /** Prices are told again so often: quotes stay fresh. */
  private static final long AGAIN = 2_000 * MILLI;

  /** A price every two seconds; one move in fifty is a gap. */
  private static final PathStyle WALK = new PathStyle(Duration.ofSeconds(2), 6, 20, 200, 14);

  private final World world;
  private final Weather weather;
  private final SortedMap<InstrumentId, Price> last = new TreeMap<>();

  Market(World world, Weather weather) {
    this.world = world;
    this.weather = weather;
  }

  void begin() {
    path();
    StopPlan stops = world.plan().stops();
    if (stops.any()) {
      weather.at(Fault.STOPS_HIT, 1_000, 15_000, () -> hit(stops));
    }
    if (stops.hasQuotes()) {
      world.exchange().observe(event -> {
        if (event.kind() == ExchangeEvent.Kind.PRICED) {
          last.put(((ExchangeEvent.Priced) event).instrument(), ((ExchangeEvent.Priced) event).price());
        }
      });
      world.plan().structure().legs().forEach(leg ->
          world.exchange().lastPrice(leg.instrument(), leg.ladder().limit()));
      world.clock().at(world.clock().monotonicNanos() + AGAIN, this::again);
      weather.at(Fault.QUOTES_SILENT, 0, 15_000, () -> {
        world.life().quotesAreSilent(true);
        long silence = 5_000 + world.spread("quotes", "silent", 0, 35_000);
        world.clock().at(world.clock().monotonicNanos() + silence * MILLI, () -> world.life().quotesAreSilent(false));
      });
    }
  }

  private void again() {
    new TreeMap<>(last).forEach(world.exchange()::lastPrice);
    world.clock().at(world.clock().monotonicNanos() + AGAIN, this::again);
  }

  /** The market comes to the trigger of one of the stops. */
  private void hit(StopPlan stops) {
    List<Map.Entry<InstrumentId, StopSpec>> legs =
        List.copyOf(world.plan().policy("first").stops().legs().entrySet());
    Map.Entry<InstrumentId, StopSpec> stop = legs.get((int) world.spread("hit", "leg", 0, legs.size() - 1));
    world.exchange().lastPrice(stop.getKey(), stops.hit(stop, (int) world.spread("hit", "beyond", 0, 25)));
  }

  private void path() {
    boolean walks = world.plan().isOn(Fault.PRICES_WALK);
    if (walks || world.plan().isOn(Fault.PRICES_GAP)) {
      PricePath path = new PricePath(world.exchange(), world.clock(), SampleMarket.catalog(), WALK,
          new Draws(world.plan().seed(), "market"));
      List<InstrumentId> followed =
          new ArrayList<>(world.plan().structure().legs().stream().map(LegSpec::instrument).toList());
      followed.removeIf(each -> !each.symbol().startsWith(SampleMarket.NIFTY.name())); // one path is of one underlying
      if (world.plan().stops().any() && !followed.contains(SampleMarket.FUTURE)) {
        followed.add(SampleMarket.FUTURE);
      }
      path.follow(SPOT, followed);
      if (walks) {
        world.fire(Fault.PRICES_WALK);
      } else {
        path.halt();
      }
      weather.at(Fault.PRICES_GAP, 0, 15_000, () -> path.gap((int) world.spread("gap", "points", 0, 600) - 300));
    }
  }
}
