package dev.belay.coordinator;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerReads;
import dev.belay.exposure.ExposureLimits;
import dev.belay.hedge.HedgeLimits;
import dev.belay.margin.MarginEstimator;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.MarketData;
import dev.belay.observe.ExecutionListener;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.risk.PositionSizer;
import dev.belay.risk.RiskManager;
import dev.belay.risk.SizeResult;
import dev.belay.risk.StandardRisk;
import dev.belay.scenario.ScenarioMargin;
import dev.belay.stop.StopPolicy;
import dev.belay.time.SystemTimeSource;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Puts a coordinator together. Broker, store, instruments and a configuration have no sane default;
 * everything else has one, named at its method. Not thread-safe.
 */
public final class CoordinatorBuilder {

  private static final Duration SUMMARY = Duration.ofSeconds(5);

  private final BrokerClient broker;
  private final Persistence store;
  private final InstrumentCatalog instruments;
  private Optional<Function<BrokerReads, MarginEstimator>> margin = Optional.empty();
  private Optional<CoordinatorConfig> config = Optional.empty();
  private RiskManager risk = StandardRisk.rules();
  private PositionSizer sizer = (request, context) -> new SizeResult.Zero("no position sizer was configured");
  private MarketData market = MarketData.none();
  private HedgeLimits hedges = HedgeLimits.defaults();
  private StopPolicy stops = StopPolicy.DEFAULT;
  private Optional<EmergencyJournal> emergency = Optional.empty();
  private Optional<TimeSource> time = Optional.empty();
  private final List<Delivery> listeners = new ArrayList<>();
  private ExposureLimits exposure = ExposureLimits.defaults();
  private Optional<Duration> summary = Optional.empty();

  CoordinatorBuilder(BrokerClient broker, Persistence store, InstrumentCatalog instruments) {
    this.broker = Objects.requireNonNull(broker, "broker");
    this.store = Objects.requireNonNull(store, "store");
    this.instruments = Objects.requireNonNull(instruments, "instruments");
  }

  /**
   * Sets the settings; no default.
   *
   * @param value the settings
   * @return this
   */
  public CoordinatorBuilder config(CoordinatorConfig value) {
    config = Optional.of(value);
    return this;
  }

  /**
   * Sets who estimates margin; default {@link ScenarioMargin#india(dev.belay.market.TradingCalendar)} with the
   * configured calendar. That one needs {@link #market quotes}: without them every entry is refused with {@code
   * MARGIN_UNAVAILABLE}, which names the quotes that are missing.
   *
   * @param value the estimator
   * @return this
   */
  public CoordinatorBuilder margin(MarginEstimator value) {
    Objects.requireNonNull(value, "value");
    return marginFrom(reads -> value);
  }

  /**
   * Sets who estimates margin where that one asks the broker, such as {@code reads -> AnchoredMargin.over(reads,
   * local)}.
   *
   * @param maker is called once, on the event loop, with reads inside the request budget
   * @return this
   */
  public CoordinatorBuilder marginFrom(Function<BrokerReads, MarginEstimator> maker) {
    margin = Optional.of(maker);
    return this;
  }

  /**
   * Sets the rules; default {@link StandardRisk#rules()}.
   *
   * @param value the rules
   * @return this
   */
  public CoordinatorBuilder risk(RiskManager value) {
    risk = Objects.requireNonNull(value, "risk");
    return this;
  }

  /**
   * Sets who sizes requests that ask for it; default refuses them.
   *
   * @param value the sizer
   * @return this
   */
  public CoordinatorBuilder sizer(PositionSizer value) {
    sizer = Objects.requireNonNull(value, "sizer");
    return this;
  }

  /**
   * Sets where quotes come from; default none.
   *
   * @param value the source; the caller closes it
   * @return this
   */
  public CoordinatorBuilder market(MarketData value) {
    market = Objects.requireNonNull(value, "market");
    return this;
  }

  /**
   * Sets the limits of emergency hedges; default {@link HedgeLimits#defaults()}.
   *
   * @param value the limits
   * @return this
   */
  public CoordinatorBuilder hedges(HedgeLimits value) {
    hedges = Objects.requireNonNull(value, "hedges");
    return this;
  }

  /**
   * Sets how stops go about their work; default {@link StopPolicy#DEFAULT}. Where they are is each group's policy.
   *
   * @param value the policy
   * @return this
   */
  public CoordinatorBuilder stops(StopPolicy value) {
    stops = Objects.requireNonNull(value, "stops");
    return this;
  }

  /**
   * Sets where risk-reducing intents go while the store fails; required unless the store is in memory.
   *
   * @param value the journal, best on another volume; the caller closes it
   * @return this
   */
  public CoordinatorBuilder emergency(EmergencyJournal value) {
    emergency = Optional.of(value);
    return this;
  }

  /**
   * Sets the time source; default a {@link SystemTimeSource} of its own, which starts one daemon thread and
   * ends with the coordinator.
   *
   * @param value the time source; the caller closes it
   * @return this
   */
  public CoordinatorBuilder time(TimeSource value) {
    time = Optional.of(value);
    return this;
  }

  /**
   * Adds a listener.
   *
   * @param listener takes the events, one at a time and in order
   * @param deliverOn where it is called; never the loop
   * @return this
   */
  public CoordinatorBuilder listener(ExecutionListener listener, Executor deliverOn) {
    listeners.add(new Delivery(Objects.requireNonNull(listener, "listener"),
        Objects.requireNonNull(deliverOn, "deliverOn")));
    return this;
  }

  /**
   * Sets the open quantities from which on the {@link dev.belay.exposure.ExposureMonitor} alerts; default {@link
   * ExposureLimits#defaults()}.
   *
   * @param value the limits
   * @return this
   */
  public CoordinatorBuilder exposure(ExposureLimits value) {
    exposure = Objects.requireNonNull(value, "exposure");
    return this;
  }

  /**
   * Sets how often what has changed in the metrics is logged, by the logger {@code dev.belay.metrics}; default 5 s with
   * the coordinator's own time source, and never with another one, which may be a test's.
   *
   * @param every the pause between two lines, above zero; nothing is written when nothing has changed
   * @return this
   */
  public CoordinatorBuilder summary(Duration every) {
    if (every.isZero() || every.isNegative()) {
      throw new IllegalArgumentException("a summary needs a pause above zero: " + every);
    }
    summary = Optional.of(every);
    return this;
  }

  /**
   * {@return the coordinator, not started}
   *
   * @throws IllegalArgumentException with every part that is missing
   */
  public ExecutionCoordinator build() {
    List<String> missing = new ArrayList<>();
    if (config.isEmpty()) {
      missing.add("config(CoordinatorConfig)");
    }
    if (emergency.isEmpty() && !(store instanceof InMemoryPersistence)) {
      missing.add("emergency(EmergencyJournal), because the store is not in memory");
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("a coordinator needs: " + String.join("; ", missing));
    }
    CoordinatorConfig settings = config.orElseThrow();
    return new ExecutionCoordinator(new Parts(broker, store, instruments,
        margin.orElse(reads -> ScenarioMargin.india(settings.calendar())), risk, sizer, market, hedges, stops,
        emergency, time.orElseGet(SystemTimeSource::new), time.isEmpty(), List.copyOf(listeners), settings,
        exposure, summary.or(() -> time.isEmpty() ? Optional.of(SUMMARY) : Optional.empty())));
  }
}
