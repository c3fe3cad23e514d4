package dev.belay.margin;

import java.util.ArrayList;
import java.util.List;

/**
 * A sudden move of the market, in basis points (hundredths of a percent), so that it is exact.
 *
 * @param price move of every underlying's price: −300 is a fall of 3 %; above −10000
 * @param volatility move of every implied volatility, relative: 3000 turns 20 % into 26 %; above −10000
 * @param spread factor on the distance between bid and ask: 10000 leaves it, 20000 doubles it; above 0
 */
public record Shock(int price, int volatility, int spread) {

  /** One as basis points: the factor that changes nothing. */
  public static final int ONE = 10_000;

  /** No move at all. */
  public static final Shock NONE = new Shock(0, 0, ONE);

  /** Refuses moves that leave no price, no volatility or no spread. */
  public Shock {
    if (price <= -ONE || volatility <= -ONE || spread <= 0) {
      throw new IllegalArgumentException("a shock must leave a price, a volatility and a spread above zero");
    }
  }

  /**
   * {@return every combination of the given moves, in the order given, spread fastest}
   *
   * @param prices price moves
   * @param volatilities volatility moves
   * @param spreads spread factors
   */
  public static List<Shock> grid(List<Integer> prices, List<Integer> volatilities, List<Integer> spreads) {
    List<Shock> all = new ArrayList<>();
    for (int price : prices) {
      for (int volatility : volatilities) {
        for (int spread : spreads) {
          all.add(new Shock(price, volatility, spread));
        }
      }
    }
    return List.copyOf(all);
  }

  /** {@return such as {@code price -3 %, volatility +50 %, spread x2}} */
  @Override
  public String toString() {
    return "price " + signed(price) + ", volatility " + signed(volatility) + ", spread x"
        + hundredths(spread / 100) + rest(spread % 100);
  }

  private static String signed(int basisPoints) {
    return (basisPoints > 0 ? "+" : basisPoints < 0 ? "-" : "") + hundredths(Math.abs(basisPoints)) + " %";
  }

  private static String hundredths(int value) {
    int fraction = value % 100;
    String text = value / 100 + (fraction == 0 ? "" : "." + (fraction < 10 ? "0" : "") + fraction);
    return fraction != 0 && fraction % 10 == 0 ? text.substring(0, text.length() - 1) : text;
  }

  private static String rest(int hundredthsOfPercent) {
    return hundredthsOfPercent == 0 ? "" : "+" + hundredthsOfPercent + "bp";
  }
}
