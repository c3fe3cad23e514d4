package dev.belay.coordinator;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerReads;
import dev.belay.exposure.ExposureLimits;
import dev.belay.hedge.HedgeLimits;
import dev.belay.margin.MarginEstimator;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.MarketData;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Persistence;
import dev.belay.risk.PositionSizer;
import dev.belay.risk.RiskManager;
import dev.belay.stop.StopPolicy;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a coordinator was built of. */
record Parts(BrokerClient broker, Persistence store, InstrumentCatalog catalog,
    Function<BrokerReads, MarginEstimator> margin, RiskManager risk, PositionSizer sizer, MarketData market,
    HedgeLimits hedges, StopPolicy stops, Optional<EmergencyJournal> emergency, TimeSource time, boolean ownsTime,
    List<Delivery> listeners, CoordinatorConfig config, ExposureLimits exposure, Optional<Duration> summary) {}
