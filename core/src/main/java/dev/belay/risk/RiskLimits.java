package dev.belay.risk;

import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The host's limits. Make them with {@link #builder()}.
 *
 * @param unitsPerLeg most units of one leg; default 100,000
 * @param notionalPerGroup most contract value of all legs together; default 1,000,000,000 rupees
 * @param legsPerGroup most legs; 1 turns multi-leg groups off at once; default 8
 * @param openGroups most active groups; default 20
 * @param ordersPerDay most orders of the account in a day, entries with their unwinding; default 2,000
 * @param nakedUnits most uncovered units of short options in one group that declares them; default 0: none
 * @param dailyLoss loss of the day at which entries end, above 0; default 1,000,000 rupees
 * @param unwindsPerStrategy unwound groups of one strategy in a day after which it rests; default 3
 * @param unwindingTime what unwinding takes at worst; default 60 s
 * @param closeMargin how long before the close it must have ended; default 2 min
 * @param squareOff when the broker begins to square off intraday positions, exchange time; default 15:20
 * @param squareOffMargin how long before that it must have ended; default 10 min
 * @param deliveryAllowed whether physically settled options may be held into the day before expiry; default
 *     no
 * @param cashSettled underlyings whose options settle in cash; default the Indian indices of 2026-08
 * @param unitsPerUnderlying most units of one underlying over all contracts, where limited; default none
 */
public record RiskLimits(Quantity unitsPerLeg, Money notionalPerGroup, int legsPerGroup, int openGroups,
    int ordersPerDay, Quantity nakedUnits, Money dailyLoss, int unwindsPerStrategy, Duration unwindingTime,
    Duration closeMargin, LocalTime squareOff, Duration squareOffMargin, boolean deliveryAllowed,
    SortedSet<Underlying> cashSettled, SortedMap<Underlying, Quantity> unitsPerUnderlying) {

  /** The defaults. */
  public static final RiskLimits DEFAULT = builder().build();

  /** Refuses limits outside their ranges, with one message that names them all. */
  public RiskLimits {
    List<String> wrong = new ArrayList<>();
    require(unitsPerLeg.isPositive(), "unitsPerLeg above 0", wrong);
    require(notionalPerGroup.isMoreThan(Money.ZERO), "notionalPerGroup above 0", wrong);
    require(legsPerGroup >= 1, "legsPerGroup 1 or more", wrong);
    require(openGroups >= 1, "openGroups 1 or more", wrong);
    require(ordersPerDay >= 1, "ordersPerDay 1 or more", wrong);
    require(!nakedUnits.isNegative(), "nakedUnits 0 or more", wrong);
    require(dailyLoss.isMoreThan(Money.ZERO), "dailyLoss above 0", wrong);
    require(unwindsPerStrategy >= 1, "unwindsPerStrategy 1 or more", wrong);
    require(!unwindingTime.isNegative(), "unwindingTime 0 or more", wrong);
    require(!closeMargin.isNegative(), "closeMargin 0 or more", wrong);
    require(!squareOffMargin.isNegative(), "squareOffMargin 0 or more", wrong);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("risk limits need: " + String.join(", ", wrong));
    }
    cashSettled = Collections.unmodifiableSortedSet(new TreeSet<>(cashSettled));
    unitsPerUnderlying = Collections.unmodifiableSortedMap(new TreeMap<>(unitsPerUnderlying));
  }

  private static void require(boolean right, String what, List<String> wrong) {
    if (!right) {
      wrong.add(what);
    }
  }

  /** {@return a builder that holds the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder that holds these limits} */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Collects limits. Not thread-safe. */
  public static final class Builder {
    private Quantity unitsPerLeg = Quantity.of(100_000);
    private Money notionalPerGroup = Money.rupees(1_000_000_000);
    private int legsPerGroup = 8;
    private int openGroups = 20;
    private int ordersPerDay = 2_000;
    private Quantity nakedUnits = Quantity.ZERO;
    private Money dailyLoss = Money.rupees(1_000_000);
    private int unwindsPerStrategy = 3;
    private Duration unwindingTime = Duration.ofSeconds(60);
    private Duration closeMargin = Duration.ofMinutes(2);
    private LocalTime squareOff = LocalTime.of(15, 20);
    private Duration squareOffMargin = Duration.ofMinutes(10);
    private boolean deliveryAllowed;
    private final TreeSet<Underlying> cashSettled = new TreeSet<>();
    private final TreeMap<Underlying, Quantity> unitsPerUnderlying = new TreeMap<>();

    private Builder() {
      for (String index : List.of("NIFTY", "BANKNIFTY", "FINNIFTY", "MIDCPNIFTY", "NIFTYNXT50", "SENSEX", "BANKEX",
          "SENSEX50")) {
        cashSettled.add(new Underlying(index));
      }
    }

    private Builder(RiskLimits from) {
      unitsPerLeg = from.unitsPerLeg;
      notionalPerGroup = from.notionalPerGroup;
      legsPerGroup = from.legsPerGroup;
      openGroups = from.openGroups;
      ordersPerDay = from.ordersPerDay;
      nakedUnits = from.nakedUnits;
      dailyLoss = from.dailyLoss;
      unwindsPerStrategy = from.unwindsPerStrategy;
      unwindingTime = from.unwindingTime;
      closeMargin = from.closeMargin;
      squareOff = from.squareOff;
      squareOffMargin = from.squareOffMargin;
      deliveryAllowed = from.deliveryAllowed;
      cashSettled.addAll(from.cashSettled);
      unitsPerUnderlying.putAll(from.unitsPerUnderlying);
    }

    /**
     * Sets the most units of one leg.
     *
     * @param units above 0
     * @return this
     */
    public Builder unitsPerLeg(Quantity units) {
      unitsPerLeg = units;
      return this;
    }

    /**
     * Sets the most contract value of one group.
     *
     * @param value above 0
     * @return this
     */
    public Builder notionalPerGroup(Money value) {
      notionalPerGroup = value;
      return this;
    }

    /**
     * Sets the most legs of one group.
     *
     * @param legs 1 or more
     * @return this
     */
    public Builder legsPerGroup(int legs) {
      legsPerGroup = legs;
      return this;
    }

    /**
     * Sets the most active groups.
     *
     * @param groups 1 or more
     * @return this
     */
    public Builder openGroups(int groups) {
      openGroups = groups;
      return this;
    }

    /**
     * Sets the most orders of a day.
     *
     * @param orders 1 or more
     * @return this
     */
    public Builder ordersPerDay(int orders) {
      ordersPerDay = orders;
      return this;
    }

    /**
     * Sets the most uncovered units of short options in one group.
     *
     * @param units 0 for none
     * @return this
     */
    public Builder nakedUnits(Quantity units) {
      nakedUnits = units;
      return this;
    }

    /**
     * Sets the loss of the day at which entries end.
     *
     * @param loss above 0
     * @return this
     */
    public Builder dailyLoss(Money loss) {
      dailyLoss = loss;
      return this;
    }

    /**
     * Sets after how many unwound groups in a day a strategy rests.
     *
     * @param groups 1 or more
     * @return this
     */
    public Builder unwindsPerStrategy(int groups) {
      unwindsPerStrategy = groups;
      return this;
    }

    /**
     * Sets what unwinding takes at worst, and how long before the close it must have ended.
     *
     * @param unwinding 0 or more
     * @param beforeClose 0 or more
     * @return this
     */
    public Builder closing(Duration unwinding, Duration beforeClose) {
      unwindingTime = unwinding;
      closeMargin = beforeClose;
      return this;
    }

    /**
     * Sets when the broker squares off intraday positions, and how long before it entries must have ended.
     *
     * @param at exchange time
     * @param before 0 or more
     * @return this
     */
    public Builder squareOff(LocalTime at, Duration before) {
      squareOff = at;
      squareOffMargin = before;
      return this;
    }

    /**
     * Permits physically settled options to be held into the day before expiry.
     *
     * @return this
     */
    public Builder allowDelivery() {
      deliveryAllowed = true;
      return this;
    }

    /**
     * Adds an underlying whose options settle in cash.
     *
     * @param underlying which
     * @return this
     */
    public Builder cashSettled(Underlying underlying) {
      cashSettled.add(underlying);
      return this;
    }

    /**
     * Limits the units of one underlying.
     *
     * @param underlying which
     * @param units most units over all its contracts, longs and shorts added
     * @return this
     */
    public Builder unitsPerUnderlying(Underlying underlying, Quantity units) {
      unitsPerUnderlying.put(underlying, units);
      return this;
    }

    /** {@return the limits; throws one exception that names every value outside its range} */
    public RiskLimits build() {
      return new RiskLimits(unitsPerLeg, notionalPerGroup, legsPerGroup, openGroups, ordersPerDay, nakedUnits,
          dailyLoss, unwindsPerStrategy, unwindingTime, closeMargin, squareOff, squareOffMargin, deliveryAllowed,
          cashSettled, unitsPerUnderlying);
    }
  }
}
