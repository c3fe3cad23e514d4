package dev.belay.testkit;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.TradeId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that truly happened at the simulated exchange. The exchange's whole truth is what its events add up to, in
 * their order; reads show views of it, late, stale or wrong as scripted.
 *
 * <p>All are immutable values.
 */
public sealed interface ExchangeEvent {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Taken}. */
    TAKEN,
    /** {@link Refused}. */
    REFUSED,
    /** {@link Opened}. */
    OPENED,
    /** {@link Rejected}. */
    REJECTED,
    /** {@link Triggered}. */
    TRIGGERED,
    /** {@link Filled}. */
    FILLED,
    /** {@link CancelAsked}. */
    CANCEL_ASKED,
    /** {@link CancelRefused}. */
    CANCEL_REFUSED,
    /** {@link Cancelled}. */
    CANCELLED,
    /** {@link ModifyAsked}. */
    MODIFY_ASKED,
    /** {@link ModifyRefused}. */
    MODIFY_REFUSED,
    /** {@link Modified}. */
    MODIFIED,
    /** {@link Shown}. */
    SHOWN,
    /** {@link Lapsed}. */
    LAPSED,
    /** {@link Converted}. */
    CONVERTED,
    /** {@link Settled}. */
    SETTLED,
    /** {@link Priced}. */
    PRICED
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return when it happened, by the exchange's clock} */
  Instant at();

  /** {@return the order that it is about; empty for refused requests and for prices} */
  default Optional<BrokerOrderId> order() {
    return Optional.empty();
  }

  /**
   * A place request arrived and got an id; the exchange has not looked at it yet.
   *
   * @param at when
   * @param id the id that it got
   * @param tag its tag, empty for orders of others
   * @param terms what is asked
   */
  record Taken(Instant at, BrokerOrderId id, Optional<OrderTag> tag, OrderTerms terms) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.TAKEN;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A place request arrived and was refused at once: it has no id and is not in the book.
   *
   * @param at when
   * @param tag its tag, empty for orders of others
   * @param terms what was asked
   * @param rejection why
   */
  record Refused(Instant at, Optional<OrderTag> tag, OrderTerms terms, BrokerRejection rejection)
      implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }
  }

  /**
   * The order is at the exchange: open for trading, or waiting for its trigger.
   *
   * @param at when
   * @param id the order
   * @param price the price terms as the book shows them; a protected market order has become a limit
   */
  record Opened(Instant at, BrokerOrderId id, PriceTerms price) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.OPENED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * The order was refused after it had got its id.
   *
   * @param at when
   * @param id the order
   * @param rejection why
   */
  record Rejected(Instant at, BrokerOrderId id, BrokerRejection rejection) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.REJECTED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A stop's trigger was reached.
   *
   * @param at when
   * @param id the order
   */
  record Triggered(Instant at, BrokerOrderId id) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.TRIGGERED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A trade.
   *
   * @param at when
   * @param id the order
   * @param trade the trade's id
   * @param quantity units, above zero
   * @param price the price
   */
  record Filled(Instant at, BrokerOrderId id, TradeId trade, Quantity quantity, Price price) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.FILLED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A cancel request arrived and was taken.
   *
   * @param at when
   * @param id the order
   */
  record CancelAsked(Instant at, BrokerOrderId id) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.CANCEL_ASKED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A cancel request arrived and was refused.
   *
   * @param at when
   * @param id the order, which may be one that does not exist
   * @param rejection why
   */
  record CancelRefused(Instant at, BrokerOrderId id, BrokerRejection rejection) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.CANCEL_REFUSED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * What had not traded was cancelled, by us or by others.
   *
   * @param at when
   * @param id the order
   */
  record Cancelled(Instant at, BrokerOrderId id) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.CANCELLED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A modify request arrived and was taken.
   *
   * @param at when
   * @param id the order
   * @param to the terms asked for
   */
  record ModifyAsked(Instant at, BrokerOrderId id, PriceTerms to) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.MODIFY_ASKED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * A modify request arrived and was refused.
   *
   * @param at when
   * @param id the order, which may be one that does not exist
   * @param to the terms asked for
   * @param rejection why
   */
  record ModifyRefused(Instant at, BrokerOrderId id, PriceTerms to, BrokerRejection rejection)
      implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.MODIFY_REFUSED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * The order has other price terms now.
   *
   * @param at when
   * @param id the order
   * @param to the terms
   */
  record Modified(Instant at, BrokerOrderId id, PriceTerms to) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.MODIFIED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * The broker shows another status of an order that goes on.
   *
   * @param at when
   * @param id the order
   * @param status what it shows
   */
  record Shown(Instant at, BrokerOrderId id, BrokerStatus status) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.SHOWN;
    }
  }

  /**
   * Somebody moved a part of a position to another product; nothing was traded.
   *
   * @param at when
   * @param instrument which
   * @param from the product that has less now
   * @param to the product that has more now
   * @param quantity signed units that moved
   * @param price the average price at which they moved
   */
  record Converted(Instant at, InstrumentId instrument, Product from, Product to, Quantity quantity, Price price)
      implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.CONVERTED;
    }
  }

  /**
   * A position ended with its contract; nothing was traded.
   *
   * @param at when
   * @param instrument which
   * @param product whose
   * @param quantity signed units that are gone
   * @param price the settlement price
   */
  record Settled(Instant at, InstrumentId instrument, Product product, Quantity quantity, Price price)
      implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.SETTLED;
    }
  }

  /**
   * The order ended with the day.
   *
   * @param at when
   * @param id the order
   */
  record Lapsed(Instant at, BrokerOrderId id) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.LAPSED;
    }

    @Override
    public Optional<BrokerOrderId> order() {
      return Optional.of(id);
    }
  }

  /**
   * The market traded at a price.
   *
   * @param at when
   * @param instrument what traded
   * @param price the last price from now on
   */
  record Priced(Instant at, InstrumentId instrument, Price price) implements ExchangeEvent {
    @Override
    public Kind kind() {
      return Kind.PRICED;
    }
  }
}
