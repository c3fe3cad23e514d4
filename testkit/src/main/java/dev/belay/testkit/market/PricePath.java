package dev.belay.testkit.market;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentCatalog;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.TradingCalendar;
import dev.belay.money.Price;
import dev.belay.pricing.BlackScholes;
import dev.belay.testkit.Draws;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * The seeded walk of one underlying, with gaps; its options and futures follow by repricing, so that one move is one
 * move for all of them. Each price is a last price of the exchange: stops trigger by it, and orders that wait for their
 * price fill ({@code Script.fillOnPrice()}). A gap passes over the prices between.
 *
 * <p>The same draws make the same path. Options are priced without interest or dividend to the close of their expiry;
 * nothing trades below one tick. Use it as the exchange is used.
 */
public final class PricePath {

  private static final double YEAR_SECONDS = 365.0 * 86_400;
  private static final double SHORTEST_YEARS = 60 / YEAR_SECONDS;
  private static final LocalTime CLOSE = LocalTime.of(15, 30);

  private final SimulatedExchange exchange;
  private final TimeSource time;
  private final InstrumentCatalog catalog;
  private final PathStyle style;
  private final Draws draws;
  private List<InstrumentId> followed = List.of();
  private Price spot = Price.ZERO;
  private Timer next = () -> { };

  /**
   * Stands still until it is told what to follow.
   *
   * @param exchange where the prices go
   * @param time what moves it
   * @param catalog the contracts
   * @param style how it moves
   * @param draws what it is drawn from
   */
  public PricePath(SimulatedExchange exchange, TimeSource time, InstrumentCatalog catalog, PathStyle style,
      Draws draws) {
    this.exchange = exchange;
    this.time = time;
    this.catalog = catalog;
    this.style = style;
    this.draws = draws;
  }

  /**
   * Begins to walk; the first prices are there at once.
   *
   * @param start the underlying's first price
   * @param contracts its options and futures
   */
  public void follow(Price start, List<InstrumentId> contracts) {
    followed = List.copyOf(contracts);
    spot = start;
    tell();
    resume();
  }

  /** {@return the underlying's price now} */
  public Price spot() {
    return spot;
  }

  /**
   * The market gaps, at once, from where it is; the walk goes on from there.
   *
   * @param basisPoints how far; negative for down
   */
  public void gap(int basisPoints) {
    spot = spot.scaled(10_000 + basisPoints, 10_000, RoundingMode.HALF_UP);
    tell();
  }

  /** Nothing trades until {@link #resume()}: a halt. */
  public void halt() {
    next.cancel();
    next = () -> { };
  }

  /** Goes on walking; does nothing more where it walks already. */
  public void resume() {
    next.cancel();
    next = time.after(style.every(), this::step);
  }

  private void step() {
    boolean gaps = draws.chance("gap", style.gapPerMille());
    int most = gaps ? style.gapBasisPoints() : style.basisPoints();
    gap(draws.below(gaps ? "gap size" : "move", 2 * most + 1) - most);
    resume();
  }

  private void tell() {
    Instant now = time.wall();
    for (InstrumentId id : followed) {
      catalog.find(id, now.atZone(TradingCalendar.INDIA).toLocalDate())
          .ifPresent(contract -> exchange.lastPrice(id, price(contract, now)));
    }
  }

  private Price price(Instrument contract, Instant now) {
    Price tick = contract.rules().tick();
    Price fair = contract.isOption() ? option(contract, now) : spot;
    Price onTick = fair.toTick(tick, RoundingMode.HALF_UP);
    return onTick.isBelow(tick) ? tick : onTick;
  }

  private Price option(Instrument option, Instant now) {
    Instant end = option.expiry().orElseThrow().atTime(CLOSE).atZone(TradingCalendar.INDIA).toInstant();
    double years = StrictMath.max(SHORTEST_YEARS, Duration.between(now, end).toSeconds() / YEAR_SECONDS);
    double value = BlackScholes.value(option.kind() == InstrumentKind.CALL, number(spot),
        number(option.strike().orElseThrow()), years, 0, 0, style.volatilityPercent() / 100.0);
    return new Price(StrictMath.round(value * 10_000));
  }

  private static double number(Price price) {
    return price.tenThousandths() / 10_000.0;
  }
}
