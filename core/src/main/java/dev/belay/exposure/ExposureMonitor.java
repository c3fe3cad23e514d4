package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import dev.belay.order.OrderFact;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Watches open quantities by instrument, underlying and account, in memory. It says something only when a
 * limit is passed, and about the same limit again at the earliest after the re-alert interval.
 *
 * <p>It is fed with the increments of ledger facts, never with cumulative quantities. An update of a
 * {@linkplain #watch watched} instrument allocates nothing unless a limit is passed; one that was never
 * watched is watched from its first fill on, as its own underlying. Not thread-safe: it belongs to the event
 * loop.
 */
public final class ExposureMonitor {

  private static final int ACCOUNT = 0;

  /** One limited sum: what it is, how large it may be, how large it is, and when it was last told. */
  private static final class Gauge {
    private final ExposureBreachEvent.Subject subject;
    private final Quantity limit;
    private long open;
    private boolean told;
    private long toldAt;

    Gauge(ExposureBreachEvent.Subject subject, Quantity limit) {
      this.subject = subject;
      this.limit = limit;
    }
  }

  private final ExposureLimits limits;
  private final long realertNanos;
  private final SortedMap<InstrumentId, Integer> slots = new TreeMap<>();
  private final SortedMap<Underlying, Gauge> underlyings = new TreeMap<>();
  private final List<Gauge> gauges = new ArrayList<>();
  private Gauge[][] chains = new Gauge[16][];
  private long[] nets = new long[16];

  /**
   * Makes a monitor of an empty account.
   *
   * @param limits the limits
   */
  public ExposureMonitor(ExposureLimits limits) {
    this.limits = limits;
    this.realertNanos = limits.realert().toNanos();
    gauges.add(new Gauge(new ExposureBreachEvent.OfAccount(), limits.account()));
  }

  /**
   * Makes room for an instrument, so that its updates allocate nothing.
   *
   * @param instrument which
   * @return its slot for {@link #update}; the same one each time
   */
  public int watch(Instrument instrument) {
    return watch(instrument.id(), instrument.underlying());
  }

  private int watch(InstrumentId id, Underlying name) {
    Integer known = slots.get(id);
    if (known != null) {
      return known;
    }
    int slot = slots.size();
    slots.put(id, slot);
    if (slot == nets.length) {
      nets = Arrays.copyOf(nets, 2 * slot);
      chains = Arrays.copyOf(chains, 2 * slot);
    }
    Gauge own = new Gauge(new ExposureBreachEvent.OfInstrument(id), limits.of(id));
    gauges.add(own);
    chains[slot] = new Gauge[] {own, gauge(name), gauges.get(ACCOUNT)};
    return slot;
  }

  private Gauge gauge(Underlying name) {
    Gauge known = underlyings.get(name);
    if (known == null) {
      known = new Gauge(new ExposureBreachEvent.OfUnderlying(name), limits.of(name));
      underlyings.put(name, known);
      gauges.add(known);
    }
    return known;
  }

  /**
   * Books a fill.
   *
   * @param fill the fact; only its increment counts
   * @param at the moment
   * @return the limits that were passed, instrument first; empty, and then nothing was allocated, as a rule
   */
  public List<ExposureBreachEvent> told(OrderFact.Filled fill, Moment at) {
    InstrumentId id = fill.intent().terms().instrument();
    Integer known = slots.get(id);
    int slot = known != null ? known : watch(id, new Underlying(id.symbol()));
    long units = fill.increment().units();
    return update(slot, fill.intent().terms().side() == Side.BUY ? units : -units, at);
  }

  /**
   * Books a change of a position, such as a fill or one adopted at start-up.
   *
   * @param slot the instrument, as {@link #watch} returned it
   * @param change signed units
   * @param at the moment
   * @return the limits that were passed, instrument first; empty, and then nothing was allocated, as a rule
   */
  public List<ExposureBreachEvent> update(int slot, long change, Moment at) {
    long before = Math.abs(nets[slot]);
    nets[slot] = Math.addExact(nets[slot], change);
    long growth = Math.abs(nets[slot]) - before;
    List<ExposureBreachEvent> passed = List.of();
    for (Gauge gauge : chains[slot]) {
      gauge.open = Math.addExact(gauge.open, growth);
      if (growth > 0 && mustTell(gauge, at.nanos())) {
        passed = tell(passed, gauge, at);
      }
    }
    return passed;
  }

  /**
   * Looks at all limits without a change, so that one that stays passed is told again.
   *
   * @param at the moment
   * @return the limits that are passed and were not told within the re-alert interval, the account first
   */
  public List<ExposureBreachEvent> ticked(Moment at) {
    List<ExposureBreachEvent> passed = List.of();
    for (int i = 0; i < gauges.size(); i++) {
      if (mustTell(gauges.get(i), at.nanos())) {
        passed = tell(passed, gauges.get(i), at);
      }
    }
    return passed;
  }

  private boolean mustTell(Gauge gauge, long nanos) {
    return gauge.open > gauge.limit.units() && (!gauge.told || nanos - gauge.toldAt >= realertNanos);
  }

  private static List<ExposureBreachEvent> tell(List<ExposureBreachEvent> passed, Gauge gauge, Moment at) {
    gauge.told = true;
    gauge.toldAt = at.nanos();
    List<ExposureBreachEvent> more = new ArrayList<>(passed);
    more.add(new ExposureBreachEvent(gauge.subject, Quantity.of(gauge.open), gauge.limit, at));
    return more;
  }

  /**
   * {@return the signed net of an instrument over all groups and products}
   *
   * @param id which
   */
  public Quantity net(InstrumentId id) {
    Integer slot = slots.get(id);
    return slot == null ? Quantity.ZERO : Quantity.of(nets[slot]);
  }

  /**
   * {@return open units on an underlying, longs and shorts added without their sign}
   *
   * @param name which
   */
  public Quantity open(Underlying name) {
    Gauge gauge = underlyings.get(name);
    return gauge == null ? Quantity.ZERO : Quantity.of(gauge.open);
  }

  /** {@return open units of the account, longs and shorts added without their sign} */
  public Quantity open() {
    return Quantity.of(gauges.get(ACCOUNT).open);
  }
}
