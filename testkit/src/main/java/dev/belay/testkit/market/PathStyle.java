package dev.belay.testkit.market;

import java.time.Duration;

/**
 * How a market moves. A basis point is a hundredth of a percent.
 *
 * @param every the time between two prices
 * @param basisPoints the largest usual move between two prices, either way, drawn evenly
 * @param gapPerMille how many of a thousand moves are gaps
 * @param gapBasisPoints the largest gap, either way, drawn evenly
 * @param volatilityPercent the yearly volatility at which options are priced
 */
public record PathStyle(Duration every, int basisPoints, int gapPerMille, int gapBasisPoints, int volatilityPercent) {

  /** A price a second, up to 2 basis points a move, no gaps, 14 % volatility. */
  public static final PathStyle CALM = new PathStyle(Duration.ofSeconds(1), 2, 0, 0, 14);

  /** Up to 10 basis points a second, one move in fifty a gap of up to 2 %, 25 % volatility. */
  public static final PathStyle WILD = new PathStyle(Duration.ofSeconds(1), 10, 20, 200, 25);

  /** Refuses what is not above zero, and numbers below zero. */
  public PathStyle {
    if (every.isNegative() || every.isZero() || volatilityPercent < 1) {
      throw new IllegalArgumentException("a path needs time and volatility: " + every + ", " + volatilityPercent);
    }
    if (basisPoints < 0 || gapPerMille < 0 || gapBasisPoints < 0) {
      throw new IllegalArgumentException("moves are not below zero");
    }
  }
}
