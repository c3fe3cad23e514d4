package dev.belay.coordinator;

import dev.belay.gateway.GatewayConfig;
import dev.belay.margin.MarginLimits;
import dev.belay.market.TradingCalendar;
import dev.belay.order.AccountId;
import dev.belay.risk.RiskLimits;
import dev.belay.session.Blackouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The settings of a coordinator; the builder's Javadoc states ranges and defaults.
 *
 * @param account the broker account that it serves
 * @param calendar when the segments trade
 * @param risk the host's limits
 * @param margin the shares and shocks of the worst-case check
 * @param gateway the times of the gateway
 * @param pricing how closing orders are priced
 * @param busyPoll how often the order book is read while an order may trade
 * @param idlePoll how often it is read otherwise
 * @param checkDeadline how long funds and margin model are waited for before an entry is refused
 * @param recoveryDeadline how long start-up may take before it goes on in EXIT_ONLY
 * @param blackouts when the broker is known to be down
 */
public record CoordinatorConfig(AccountId account, TradingCalendar calendar, RiskLimits risk, MarginLimits margin,
    GatewayConfig gateway, ExitPricing pricing, Duration busyPoll, Duration idlePoll, Duration checkDeadline,
    Duration recoveryDeadline, Blackouts blackouts) {

  /** Names every setting that is out of its range. */
  public CoordinatorConfig {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(calendar, "calendar");
    Objects.requireNonNull(risk, "risk");
    Objects.requireNonNull(margin, "margin");
    Objects.requireNonNull(gateway, "gateway");
    Objects.requireNonNull(pricing, "pricing");
    Objects.requireNonNull(blackouts, "blackouts");
    List<String> wrong = new ArrayList<>();
    check(wrong, "busyPoll", busyPoll);
    check(wrong, "idlePoll", idlePoll);
    check(wrong, "checkDeadline", checkDeadline);
    check(wrong, "recoveryDeadline", recoveryDeadline);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("coordinator: " + String.join("; ", wrong));
    }
  }

  private static void check(List<String> wrong, String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      wrong.add(name + " must be above zero: " + value);
    }
  }

  /**
   * {@return a builder with the defaults for one account}
   *
   * @param account the broker account
   */
  public static Builder of(AccountId account) {
    return new Builder(account);
  }

  /** Collects settings; not thread-safe. */
  public static final class Builder {

    private final AccountId account;
    private TradingCalendar calendar = TradingCalendar.india(new TreeSet<>());
    private RiskLimits risk = RiskLimits.DEFAULT;
    private MarginLimits margin = MarginLimits.DEFAULT;
    private GatewayConfig gateway = GatewayConfig.standard();
    private ExitPricing pricing = ExitPricing.DEFAULT;
    private Duration busyPoll = Duration.ofMillis(1_500);
    private Duration idlePoll = Duration.ofSeconds(12);
    private Duration checkDeadline = Duration.ofSeconds(5);
    private Duration recoveryDeadline = Duration.ofSeconds(20);
    private Blackouts blackouts = Blackouts.NONE;

    private Builder(AccountId account) {
      this.account = account;
    }

    /**
     * Sets when the segments trade; default the Indian hours without holidays.
     *
     * @param value the calendar
     * @return this
     */
    public Builder calendar(TradingCalendar value) {
      calendar = value;
      return this;
    }

    /**
     * Sets the host's limits; default {@link RiskLimits#DEFAULT}.
     *
     * @param value the limits
     * @return this
     */
    public Builder risk(RiskLimits value) {
      risk = value;
      return this;
    }

    /**
     * Sets the worst-case check; default {@link MarginLimits#DEFAULT}.
     *
     * @param value the shares and shocks
     * @return this
     */
    public Builder margin(MarginLimits value) {
      margin = value;
      return this;
    }

    /**
     * Sets the gateway's times; default {@link GatewayConfig#standard()}.
     *
     * @param value the times
     * @return this
     */
    public Builder gateway(GatewayConfig value) {
      gateway = value;
      return this;
    }

    /**
     * Sets how closing orders are priced; default {@link ExitPricing#DEFAULT}.
     *
     * @param value the pricing
     * @return this
     */
    public Builder pricing(ExitPricing value) {
      pricing = value;
      return this;
    }

    /**
     * Sets how often the order book is read; defaults 1.5 s while an order may trade, 12 s otherwise.
     *
     * @param busy while an order may trade, above zero
     * @param idle otherwise, above zero
     * @return this
     */
    public Builder polls(Duration busy, Duration idle) {
      busyPoll = busy;
      idlePoll = idle;
      return this;
    }

    /**
     * Sets the deadlines; defaults 5 s for the checks of an entry, 20 s for start-up.
     *
     * @param check for funds and margin model, above zero
     * @param recovery for start-up, above zero
     * @return this
     */
    public Builder deadlines(Duration check, Duration recovery) {
      checkDeadline = check;
      recoveryDeadline = recovery;
      return this;
    }

    /**
     * Sets the hours at which the broker is known to be down for maintenance; default none. Reads that fail in them and
     * a stream that is down are no fault; no entry is sent in them.
     *
     * @param value the hours
     * @return this
     */
    public Builder blackouts(Blackouts value) {
      blackouts = value;
      return this;
    }

    /** {@return the settings; throws one exception that names every one out of range} */
    public CoordinatorConfig build() {
      return new CoordinatorConfig(account, calendar, risk, margin, gateway, pricing, busyPoll, idlePoll, checkDeadline,
          recoveryDeadline, blackouts);
    }
  }
}
