package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.plan.Pricing;
import java.time.Duration;
import java.util.Optional;

/** What a group wants done. */
public sealed interface GroupCommand {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Place}. */
    PLACE,
    /** {@link Cancel}. */
    CANCEL,
    /** {@link Reprice}. */
    REPRICE,
    /** {@link Wake}. */
    WAKE,
    /** {@link NeedHedge}. */
    NEED_HEDGE,
    /** {@link Decided}. */
    DECIDED,
    /** {@link CheckFunds}. */
    CHECK_FUNDS
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Send a child order.
   *
   * @param ref the group's own number of the order, which comes back in its facts
   * @param leg for which leg
   * @param purpose why
   * @param side buy or sell
   * @param quantity units
   * @param pricing at which price
   */
  record Place(int ref, LegId leg, OrderPurpose purpose, Side side, Quantity quantity, Pricing pricing)
      implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.PLACE;
    }
  }

  /**
   * Cancel what has not traded of an order.
   *
   * @param role the machine that owns the order: the group, or the hedge manager, which leaves that to the group
   * @param ref the order's number, as in {@link Child}
   */
  record Cancel(Owner.Role role, int ref) implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.CANCEL;
    }
  }

  /**
   * Move a working order to another price.
   *
   * @param role the machine that owns the order: the group, or the hedge manager, which leaves that to the group
   * @param ref the order's number, as in {@link Child}
   * @param pricing the price
   */
  record Reprice(Owner.Role role, int ref, Pricing pricing) implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.REPRICE;
    }
  }

  /**
   * Send {@link GroupEvent.Ticked} after so long, at the latest.
   *
   * @param after how long
   */
  record Wake(Duration after) implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.WAKE;
    }
  }

  /**
   * Tell the emergency hedge manager how much of a short stands bared now; zero ends the need.
   *
   * @param leg the short's leg
   * @param bared units that nothing covers outside the plan
   */
  record NeedHedge(LegId leg, Quantity bared) implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.NEED_HEDGE;
    }
  }

  /**
   * For the journal and the timeline.
   *
   * @param why the reason
   * @param leg the leg that it is about, if it is about one
   */
  record Decided(GroupReason why, Optional<LegId> leg) implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.DECIDED;
    }
  }

  /** Read the funds afresh and answer with {@link GroupEvent.FundsAnswered}: the next phase adds risk. */
  record CheckFunds() implements GroupCommand {
    @Override
    public Kind kind() {
      return Kind.CHECK_FUNDS;
    }
  }
}
