package dev.belay.group;

/**
 * How the moving of a child order to other prices goes (DESIGN rules 6.7 and 6.8).
 *
 * @param pending whether a new price was asked for that evidence neither shows nor refuses yet
 * @param failed prices asked for in a row that were refused, or not shown in time
 * @param atBand whether it rests at the last price that the exchange takes
 */
public record Repricing(boolean pending, int failed, boolean atBand) {

  /** Not moved yet. */
  public static final Repricing NONE = new Repricing(false, 0, false);

  Repricing asked() {
    return new Repricing(true, failed, atBand);
  }

  Repricing missed() {
    return new Repricing(false, failed + 1, atBand);
  }

  Repricing atTheBand() {
    return new Repricing(false, failed, true);
  }

  /** Refused for its price alone: the order can be moved, only not so far. */
  Repricing tooFar() {
    return new Repricing(false, failed, atBand);
  }
}
