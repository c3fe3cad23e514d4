package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import java.util.Optional;

/**
 * An order on its way to the simulated exchange, as rules of behaviour see it. The questions are short so that rules
 * read well: {@code broker.on(order -> order.leg(2) && order.attempt(0)).does(...)}.
 *
 * @param tag its tag, empty for orders of others
 * @param terms what is asked
 * @param number the how-manieth order it is, from 1
 */
public record Incoming(Optional<OrderTag> tag, OrderTerms terms, int number) {

  /**
   * {@return whether it belongs to this leg}
   *
   * @param index the leg's index, from 0
   */
  public boolean leg(int index) {
    return tag.map(known -> known.leg().index() == index).orElse(false);
  }

  /**
   * {@return whether it belongs to this group}
   *
   * @param number the group's number
   */
  public boolean group(int number) {
    return tag.map(known -> known.group().number() == number).orElse(false);
  }

  /**
   * {@return whether it is this attempt of its group, leg and purpose}
   *
   * @param number the attempt, from 0
   */
  public boolean attempt(int number) {
    return tag.map(known -> known.attempt() == number).orElse(false);
  }

  /**
   * {@return whether it was sent for this purpose}
   *
   * @param purpose the purpose
   */
  public boolean isFor(OrderPurpose purpose) {
    return tag.map(known -> known.purpose() == purpose).orElse(false);
  }

  /**
   * {@return whether it trades this instrument}
   *
   * @param instrument the instrument
   */
  public boolean trades(InstrumentId instrument) {
    return terms.instrument().equals(instrument);
  }

  /** {@return whether it buys} */
  public boolean buys() {
    return terms.side() == Side.BUY;
  }

  /** {@return whether it sells} */
  public boolean sells() {
    return terms.side() == Side.SELL;
  }
}
