package dev.belay.ledger;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is known of one child order. A later value comes from {@link #merge} alone.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param intent what was decided, and is never changed
 * @param status where it stands
 * @param placements what is known of each of its ids at the broker, oldest first
 * @param price the price terms in force, as far as evidence shows
 * @param asked the price terms last asked for, until evidence shows or refuses them
 * @param modifications how many modifications were asked for; brokers limit them
 * @param triggered whether a stop's trigger has traded
 * @param rejection why it, or its last change, was refused
 */
public record ChildOrder(OrderIntent intent, OrderStatus status, List<Placement> placements, PriceTerms price,
    Optional<PriceTerms> asked, int modifications, boolean triggered, Optional<BrokerRejection> rejection) {

  /** How prices of increments and averages are rounded: to a ten-thousandth of a rupee, half to even. */
  public static final RoundingMode ROUNDING = RoundingMode.HALF_EVEN;

  /** Copies the list. */
  public ChildOrder {
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(rejection, "rejection");
    placements = List.copyOf(placements);
  }

  /**
   * {@return an order that is decided and not yet sent}
   *
   * @param intent what was decided
   */
  public static ChildOrder of(OrderIntent intent) {
    return new ChildOrder(intent, OrderStatus.INTENDED, List.of(), intent.terms().price(), Optional.empty(), 0, false,
        Optional.empty());
  }

  /** {@return its name at the broker} */
  public OrderTag tag() {
    return intent.tag();
  }

  /** {@return units ordered, above zero} */
  public Quantity quantity() {
    return intent.terms().quantity();
  }

  /** {@return units filled in all; more than ordered after an overfill} */
  public Quantity filled() {
    return filledOf(placements);
  }

  /**
   * {@return units that may still trade: the rest while the order works, is unknown or quarantined, otherwise
   * zero}
   */
  public Quantity open() {
    return status.mayTrade() ? quantity().minus(filled()).orZero() : Quantity.ZERO;
  }

  /** {@return units that the broker says have filled, and that nothing else shows yet: they may still trade} */
  public Quantity claimed() {
    Quantity sum = Quantity.ZERO;
    for (Placement each : placements) {
      sum = sum.plus(each.unproved());
    }
    return sum;
  }

  /** {@return what the filled units cost in all; empty while the broker has not told it} */
  public Optional<Money> value() {
    return valueOf(placements);
  }

  static Quantity filledOf(List<Placement> placements) {
    Quantity sum = Quantity.ZERO;
    for (Placement each : placements) {
      sum = sum.plus(each.filled());
    }
    return sum;
  }

  static Optional<Money> valueOf(List<Placement> placements) {
    Money sum = Money.ZERO;
    for (Placement each : placements) {
      Optional<Money> value = each.value();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.plus(value.get());
    }
    return Optional.of(sum);
  }

  /**
   * {@return the average price of what has filled, {@link #ROUNDING rounded}; empty if unknown or none has}
   */
  public Optional<Price> average() {
    Quantity filled = filled();
    return filled.isZero() ? Optional.empty() : value().map(sum -> perUnit(sum, filled));
  }

  /** {@return its ids at the broker, oldest first; several only where the broker replaced it} */
  public List<BrokerOrderId> ids() {
    List<BrokerOrderId> ids = new ArrayList<>();
    for (Placement each : placements) {
      ids.add(each.id());
    }
    return ids;
  }

  /**
   * {@return whether it must be watched closely: everything that works except a stop that rests untriggered; and that
   * too, once it is claimed to have filled}
   */
  public boolean isInFlight() {
    return !status.isEnded() && (status != OrderStatus.TRIGGER_PENDING || triggered || claimed().isPositive());
  }

  /**
   * {@return the order, and what is new about it, once evidence is merged; evidence about other orders is the
   * caller's mistake}
   *
   * @param evidence about this order
   * @throws IllegalMoveException when it is an act of ours that the order's status does not allow
   */
  public Merged merge(Evidence evidence) {
    return new Merge(this).of(evidence);
  }

  /**
   * {@return the order as a new process finds it in the store: what was not yet acknowledged is unknown}
   */
  public Merged restarted() {
    return new Merge(this).ofRestart();
  }

  /** What an id of this order collected before anybody knew whose it was. */
  Merged mergeHeld(Placement placement, Optional<OrderReport> last) {
    return new Merge(this).ofHeld(placement, last);
  }

  /** A sum not below zero, by units above zero; {@link #ROUNDING rounded} without leaving long arithmetic. */
  static Price perUnit(Money sum, Quantity units) {
    long whole = sum.tenThousandths() / units.units();
    long twiceTheRest = 2 * (sum.tenThousandths() % units.units());
    boolean up = twiceTheRest > units.units() || twiceTheRest == units.units() && whole % 2 == 1;
    return new Price(up ? whole + 1 : whole);
  }
}
