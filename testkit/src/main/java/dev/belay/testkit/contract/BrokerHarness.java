package dev.belay.testkit.contract;

import dev.belay.broker.BrokerClient;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import java.util.List;

/**
 * A client under test together with the broker behind it, which can be told what to do. An adapter puts a server that
 * speaks its broker's protocol here; a simulated broker is both.
 *
 * <p>Where a method answers whether it can be done, {@code false} makes the rules that need it show as aborted.
 */
public interface BrokerHarness extends AutoCloseable {

  /** {@return the client under test, connected} */
  BrokerClient client();

  /**
   * {@return terms of an order that the broker takes now: at least two lots, at a limit or protected price}
   *
   * @param side buy or sell
   */
  OrderTerms terms(Side side);

  /** {@return other price terms, to which a resting order of {@link #terms} can be modified} */
  PriceTerms otherPrice();

  /**
   * Says what becomes of the next order only; several calls are for as many orders, in turn.
   *
   * @param fate what
   * @return whether this broker can be made to do so
   */
  boolean next(OrderFate fate);

  /**
   * Makes all reads fail from now on: no answer can be had, or none that can be read.
   *
   * @return whether this broker can be made to do so
   */
  boolean failReads();

  /**
   * Somebody else places an order in the same account, without a tag.
   *
   * @return whether this broker can be made to do so
   */
  boolean placeByOthers();

  /** {@return whether the client under test has a stream of updates; without one, core polls} */
  default boolean streams() {
    return true;
  }

  /** Lets everything happen that is due: requests arrive, orders fill, answers and updates come. Without sleeping. */
  void settle();

  /** {@return the tags of all requests to place an order that arrived at the broker, in order, repeated ones too} */
  List<OrderTag> placements();

  /** {@return how many requests to cancel arrived at the broker} */
  int cancellations();

  /** {@return how many requests to modify arrived at the broker} */
  int modifications();

  /** {@return texts that must never be seen in an answer, an error or a log line; empty when there are none} */
  List<String> secrets();

  /** Ends client and broker. */
  @Override
  void close();
}
