package dev.belay.margin;

/**
 * A model that can name the worst fill of a whole {@link FillBox}, partial fills included, without trying
 * them.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>The answer is never below {@link #estimate} of any fill inside the box plus the fill's extra cost.
 *   <li>All rules of {@link MarginModel} hold.
 * </ul>
 */
public interface BoxModel extends MarginModel {

  /**
   * {@return the worst fill}
   *
   * @param box the fills
   * @param shock the move of the market
   */
  BoxWorst worst(FillBox box, Shock shock);
}
