package dev.belay.risk;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.Funds;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.PriceBand;
import dev.belay.market.Quote;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that rules may look at: what the coordinator knows when the request is checked. Immutable; a snapshot.
 *
 * <p>Make one with {@link #builder}.
 */
public final class RiskContext {

  private final Builder from;

  private RiskContext(Builder from) {
    this.from = from;
  }

  /**
   * {@return a builder of a context in which nothing is held, limited by the defaults}
   *
   * @param now the present moment
   * @param calendar when the segments trade
   * @param mode what the coordinator may do
   * @param account whose positions they are
   * @param capabilities what the broker takes
   */
  public static Builder builder(Moment now, TradingCalendar calendar, Mode mode, AccountId account,
      BrokerCapabilities capabilities) {
    return new Builder(now, calendar, mode, account, capabilities);
  }

  /** {@return the present moment} */
  public Moment now() {
    return from.now;
  }

  /** {@return when the segments trade} */
  public TradingCalendar calendar() {
    return from.calendar;
  }

  /** {@return what the coordinator may do} */
  public Mode mode() {
    return from.mode;
  }

  /** {@return whose positions they are} */
  public AccountId account() {
    return from.account;
  }

  /** {@return what the broker takes} */
  public BrokerCapabilities capabilities() {
    return from.capabilities;
  }

  /** {@return the host's limits} */
  public RiskLimits limits() {
    return from.limits;
  }

  /** {@return how many packages the sizer or the host has chosen} */
  public long packages() {
    return from.packages;
  }

  /**
   * {@return a contract of the request or of a position; empty when the catalog does not have it today}
   *
   * @param id the contract
   */
  public Optional<Instrument> instrument(InstrumentId id) {
    return Optional.ofNullable(from.instruments.get(id));
  }

  /**
   * {@return a contract's price band, where it is known}
   *
   * @param id the contract
   */
  public Optional<PriceBand> band(InstrumentId id) {
    return Optional.ofNullable(from.bands.get(id));
  }

  /**
   * {@return a contract's quote, if it is fresh}
   *
   * @param id the contract
   */
  public Optional<Quote> freshQuote(InstrumentId id) {
    return Optional.ofNullable(from.quotes.get(id)).filter(quote -> quote.isFresh(from.now));
  }

  /** {@return what the active groups hold or are about to hold} */
  public List<OwnPosition> ownPositions() {
    return from.own;
  }

  /** {@return signed units by key that no group of ours owns; for delivery, holdings included} */
  public SortedMap<PositionKey, Quantity> external() {
    return from.external;
  }

  /** {@return how many groups are active} */
  public int openGroups() {
    return from.openGroups;
  }

  /** {@return orders of the account today, all origins} */
  public int ordersToday() {
    return from.ordersToday;
  }

  /** {@return the group that another request with the same key has made, if there is one} */
  public Optional<GroupId> keyUsedBy() {
    return from.keyUsedBy;
  }

  /** {@return what the day has brought, realised and not; a loss is negative} */
  public Money dayResult() {
    return from.dayResult;
  }

  /** {@return how many groups of the request's strategy were unwound today} */
  public int unwindsToday() {
    return from.unwindsToday;
  }

  /** {@return underlyings in the ban period} */
  public SortedSet<Underlying> banned() {
    return from.banned;
  }

  /** {@return the account's money less what is reserved, when an answer of the broker is fresh enough} */
  public Optional<Funds> funds() {
    return from.funds;
  }

  /** Collects a context. Not thread-safe. */
  public static final class Builder {
    private final Moment now;
    private final TradingCalendar calendar;
    private final Mode mode;
    private final AccountId account;
    private final BrokerCapabilities capabilities;
    private RiskLimits limits = RiskLimits.DEFAULT;
    private long packages = 1;
    private SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private SortedMap<InstrumentId, PriceBand> bands = new TreeMap<>();
    private SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
    private List<OwnPosition> own = List.of();
    private SortedMap<PositionKey, Quantity> external = new TreeMap<>();
    private int openGroups;
    private int ordersToday;
    private Optional<GroupId> keyUsedBy = Optional.empty();
    private Money dayResult = Money.ZERO;
    private int unwindsToday;
    private SortedSet<Underlying> banned = new TreeSet<>();
    private Optional<Funds> funds = Optional.empty();

    private Builder(Moment now, TradingCalendar calendar, Mode mode, AccountId account,
        BrokerCapabilities capabilities) {
      this.now = now;
      this.calendar = calendar;
      this.mode = mode;
      this.account = account;
      this.capabilities = capabilities;
    }

    private Builder(Builder other) {
      this(other.now, other.calendar, other.mode, other.account, other.capabilities);
      limits = other.limits;
      packages = other.packages;
      instruments = Collections.unmodifiableSortedMap(new TreeMap<>(other.instruments));
      bands = Collections.unmodifiableSortedMap(new TreeMap<>(other.bands));
      quotes = Collections.unmodifiableSortedMap(new TreeMap<>(other.quotes));
      own = List.copyOf(other.own);
      external = Collections.unmodifiableSortedMap(new TreeMap<>(other.external));
      openGroups = other.openGroups;
      ordersToday = other.ordersToday;
      keyUsedBy = other.keyUsedBy;
      dayResult = other.dayResult;
      unwindsToday = other.unwindsToday;
      banned = Collections.unmodifiableSortedSet(new TreeSet<>(other.banned));
      funds = other.funds;
    }

    /**
     * Sets the host's limits.
     *
     * @param value the limits
     * @return this
     */
    public Builder limits(RiskLimits value) {
      limits = value;
      return this;
    }

    /**
     * Sets how many packages were chosen; default 1.
     *
     * @param value 0 or more
     * @return this
     */
    public Builder packages(long value) {
      packages = value;
      return this;
    }

    /**
     * Sets the contracts that the catalog has today.
     *
     * @param found by id; what is missing is unknown
     * @return this
     */
    public Builder instruments(SortedMap<InstrumentId, Instrument> found) {
      instruments = found;
      return this;
    }

    /**
     * Sets price bands and quotes.
     *
     * @param known bands by contract
     * @param newest quotes by contract, whatever their age
     * @return this
     */
    public Builder market(SortedMap<InstrumentId, PriceBand> known, SortedMap<InstrumentId, Quote> newest) {
      bands = known;
      quotes = newest;
      return this;
    }

    /**
     * Sets the positions.
     *
     * @param ofGroups what active groups hold or are about to hold
     * @param ofOthers signed units by key that no group owns
     * @return this
     */
    public Builder positions(List<OwnPosition> ofGroups, SortedMap<PositionKey, Quantity> ofOthers) {
      own = ofGroups;
      external = ofOthers;
      return this;
    }

    /**
     * Sets how busy the day has been.
     *
     * @param groups active groups
     * @param orders orders of the account today
     * @param strategyUnwinds groups of the request's strategy that were unwound today
     * @param result what the day has brought
     * @return this
     */
    public Builder day(int groups, int orders, int strategyUnwinds, Money result) {
      openGroups = groups;
      ordersToday = orders;
      unwindsToday = strategyUnwinds;
      dayResult = result;
      return this;
    }

    /**
     * Says that another request used the key.
     *
     * @param group what it made
     * @return this
     */
    public Builder keyUsedBy(GroupId group) {
      keyUsedBy = Optional.of(group);
      return this;
    }

    /**
     * Sets the underlyings in the ban period.
     *
     * @param underlyings which
     * @return this
     */
    public Builder banned(SortedSet<Underlying> underlyings) {
      banned = underlyings;
      return this;
    }

    /**
     * Sets the money that is left.
     *
     * @param left the account's money less what is reserved
     * @return this
     */
    public Builder funds(Funds left) {
      funds = Optional.of(left);
      return this;
    }

    /** {@return the context; the builder may be used on} */
    public RiskContext build() {
      return new RiskContext(new Builder(this));
    }
  }
}
