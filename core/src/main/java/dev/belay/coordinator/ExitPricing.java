package dev.belay.coordinator;

/**
 * How far beyond the market a closing order may go, so that it fills now.
 *
 * @param quoted basis points beyond the other side of a fresh quote, added once more with each repricing; default 300
 * @param blind basis points beyond the last own fill where there is neither a quote nor broker-side protection, added
 *     once more with each repricing; default 2000
 * @param protection percent of broker-side protection where there is no quote, added once more with each repricing, 1
 *     to 100; default 5
 */
public record ExitPricing(int quoted, int blind, int protection) {

  /** The defaults. */
  public static final ExitPricing DEFAULT = new ExitPricing(300, 2_000, 5);

  /** Refuses values out of range. */
  public ExitPricing {
    if (quoted < 0 || blind < 1 || protection < 1 || protection > 100) {
      throw new IllegalArgumentException("exit pricing out of range: " + quoted + ", " + blind + ", " + protection);
    }
  }
}
