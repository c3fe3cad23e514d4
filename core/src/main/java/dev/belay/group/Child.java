package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * A child order as its group sees it. Orders of the group's other machines (hedge, stop) are seen too, so
 * that nothing is closed twice.
 *
 * @param role which machine of the group decides about it
 * @param ref its number, see {@link #numberOf}
 * @param leg for which leg
 * @param purpose why
 * @param side buy or sell
 * @param quantity units asked for
 * @param filled units filled
 * @param phase what is known of it
 * @param rung which price of its ladder it rests at
 * @param pricedAt when it got that price
 * @param cancelAskedAt when its cancellation was last asked for
 * @param repricing how its moving to other prices goes
 */
public record Child(Owner.Role role, int ref, LegId leg, OrderPurpose purpose, Side side, Quantity quantity,
    Quantity filled, ChildPhase phase, int rung, Moment pricedAt, Optional<Moment> cancelAskedAt,
    Repricing repricing) {

  /** Refuses missing parts. */
  public Child {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(filled, "filled");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(pricedAt, "pricedAt");
    Objects.requireNonNull(cancelAskedAt, "cancelAskedAt");
    Objects.requireNonNull(repricing, "repricing");
  }

  /**
   * A child order that was never moved.
   *
   * @param role which machine of the group decides about it
   * @param ref its number, see {@link #numberOf}
   * @param leg for which leg
   * @param purpose why
   * @param side buy or sell
   * @param quantity units asked for
   * @param filled units filled
   * @param phase what is known of it
   * @param rung which price of its ladder it rests at
   * @param pricedAt when it got that price
   * @param cancelAskedAt when its cancellation was last asked for
   */
  public Child(Owner.Role role, int ref, LegId leg, OrderPurpose purpose, Side side, Quantity quantity,
      Quantity filled, ChildPhase phase, int rung, Moment pricedAt, Optional<Moment> cancelAskedAt) {
    this(role, ref, leg, purpose, side, quantity, filled, phase, rung, pricedAt, cancelAskedAt, Repricing.NONE);
  }

  /**
   * {@return the number under which a group knows an order: its own ref for its own, one made of the tag for
   * orders of its other machines, which may send several under one ref}
   *
   * @param intent the order
   */
  public static int numberOf(OrderIntent intent) {
    if (intent.owner().role() == Owner.Role.GROUP) {
      return intent.ref();
    }
    OrderTag tag = intent.tag();
    int slice = (int) tag.sequence();
    int seat = tag.purpose().ordinal() * LegId.COUNT + tag.leg().index();
    int attempt = seat * OrderTag.ATTEMPTS + tag.attempt();
    return tag.emergency() ? -1 - (attempt * OrderTag.ATTEMPTS + slice) : slice;
  }

  /** {@return whether it may still trade, as far as anybody knows} */
  public boolean isOpen() {
    return phase != ChildPhase.ENDED;
  }

  /** {@return units that may still trade; none once it has ended} */
  public Quantity rest() {
    return isOpen() ? quantity.minus(filled).orZero() : Quantity.ZERO;
  }

  /** {@return units that it added to the position, signed} */
  public Quantity signedFilled() {
    return side.signed(filled);
  }

  /** {@return whether it ended with units untraded} */
  public boolean endedShort() {
    return phase == ChildPhase.ENDED && quantity.isMoreThan(filled);
  }

  /** {@return whether it is a stop that waits for its trigger: it may trade, and closes nothing yet} */
  public boolean isResting() {
    return isOpen() && purpose == OrderPurpose.STOP;
  }

  /** Whether its units may be closed once more (rule 5.3); only orders of a stop carry it here. */
  boolean isDoubled() {
    return role == Owner.Role.STOP && rung < 0;
  }

  /** A stop's order from which its closing is expected now. */
  Child closing(OrderPurpose now) {
    return new Child(role, ref, leg, now, side, quantity, filled, phase, rung, pricedAt, cancelAskedAt, repricing);
  }

  Child doubled() {
    return new Child(role, ref, leg, purpose, side, quantity, filled, phase, -1, pricedAt, cancelAskedAt, repricing);
  }

  /** What somebody else has traded, as a fill that no order of ours made. */
  static Child outside(int number, LegId leg, OrderPurpose purpose, Side side, Quantity units, Moment now) {
    return new Child(Owner.Role.OUTSIDE, number, leg, purpose, side, units, units, ChildPhase.ENDED, 0, now,
        Optional.empty());
  }

  boolean isOwn() {
    return role == Owner.Role.GROUP;
  }

  boolean isEntry() {
    return purpose == OrderPurpose.ENTRY;
  }

  Child with(ChildPhase other) {
    return new Child(role, ref, leg, purpose, side, quantity, filled, other, rung, pricedAt, cancelAskedAt, repricing);
  }

  Child withFilled(Quantity cumulative) {
    return new Child(role, ref, leg, purpose, side, quantity, cumulative, phase, rung, pricedAt, cancelAskedAt,
        repricing);
  }

  Child pricedAt(int otherRung, Moment at) {
    return new Child(role, ref, leg, purpose, side, quantity, filled, phase, otherRung, at, cancelAskedAt,
        repricing.asked());
  }

  Child cancelAsked(Moment at) {
    return new Child(role, ref, leg, purpose, side, quantity, filled, phase, rung, pricedAt, Optional.of(at),
        repricing);
  }

  Child with(Repricing other) {
    return new Child(role, ref, leg, purpose, side, quantity, filled, phase, rung, pricedAt, cancelAskedAt, other);
  }

  /** Whether it is to leave the position smaller and rests where the exchange takes no better price. */
  boolean restsAtBand() {
    return isOpen() && !isEntry() && repricing.atBand();
  }
}
