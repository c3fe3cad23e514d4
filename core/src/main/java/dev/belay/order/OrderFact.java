package dev.belay.order;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.util.Optional;

/**
 * What the ledger has learned about one of our orders. Owners act on facts alone: each carries its intent, so that it
 * finds its owner and leg without a look-up.
 */
public sealed interface OrderFact {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Accepted}. */
    ACCEPTED,
    /** {@link InDoubt}. */
    IN_DOUBT,
    /** {@link Shown}. */
    SHOWN,
    /** {@link Triggered}. */
    TRIGGERED,
    /** {@link Filled}. */
    FILLED,
    /** {@link Priced}. */
    PRICED,
    /** {@link Closed}. */
    CLOSED,
    /** {@link ChangeRefused}. */
    CHANGE_REFUSED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return the order that it is about} */
  OrderIntent intent();

  /**
   * The broker has taken the order; it may be refused still.
   *
   * @param intent the order
   * @param id the broker's id
   */
  record Accepted(OrderIntent intent, BrokerOrderId id) implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }
  }

  /**
   * Nobody can say whether the order was placed. It counts at full quantity where that is worse, never as protection.
   *
   * @param intent the order
   * @param cause what went wrong, for a person
   */
  record InDoubt(OrderIntent intent, String cause) implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.IN_DOUBT;
    }
  }

  /**
   * Evidence shows the order at price terms that were not proved before: a stop rests, or a modification has taken
   * effect.
   *
   * @param intent the order
   * @param price the terms
   */
  record Shown(OrderIntent intent, PriceTerms price) implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.SHOWN;
    }
  }

  /**
   * A stop's trigger has traded: it is a limit order from now on.
   *
   * @param intent the order
   */
  record Triggered(OrderIntent intent) implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.TRIGGERED;
    }
  }

  /**
   * More of the order has filled.
   *
   * @param intent the order
   * @param increment units that are new, above zero
   * @param cumulative units filled in all
   * @param price price of the increment, empty while the broker has not told it
   * @param late whether the order had been taken for ended: alarmed, and booked all the same
   */
  record Filled(OrderIntent intent, Quantity increment, Quantity cumulative, Optional<Price> price, boolean late)
      implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.FILLED;
    }
  }

  /**
   * The price of what had filled without one is known now. Nothing more has filled.
   *
   * @param intent the order
   * @param filled units filled in all
   * @param average their average price
   */
  record Priced(OrderIntent intent, Quantity filled, Price average) implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.PRICED;
    }
  }

  /**
   * The order has ended, on evidence.
   *
   * @param intent the order
   * @param end how
   * @param filled units filled in all
   * @param rejection why, where the broker gave a reason
   */
  record Closed(OrderIntent intent, OrderEnd end, Quantity filled, Optional<BrokerRejection> rejection)
      implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.CLOSED;
    }
  }

  /**
   * A cancellation or modification was refused; the order may still trade.
   *
   * @param intent the order
   * @param rejection why
   */
  record ChangeRefused(OrderIntent intent, BrokerRejection rejection) implements OrderFact {
    @Override
    public Kind kind() {
      return Kind.CHANGE_REFUSED;
    }
  }
}
