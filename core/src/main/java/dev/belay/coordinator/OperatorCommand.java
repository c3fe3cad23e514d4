package dev.belay.coordinator;

import dev.belay.market.InstrumentId;
import dev.belay.mode.Latch;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person may order a coordinator to do where it waits for somebody who knows more; given to
 * {@link ExecutionCoordinator#operate}. Each can be run dry first, and each is journalled with the person's name.
 */
public sealed interface OperatorCommand {

  /**
   * Says what became of an order of which nobody could tell whether it was placed. Ask the broker first: an order that
   * is said to be absent and fills all the same is booked, alarmed and flattened.
   *
   * @param tag the unknown order
   * @param id its id at the broker, which its reports and trades then follow; empty when it was never placed
   */
  record ResolveUnknown(OrderTag tag, Optional<BrokerOrderId> id) implements OperatorCommand {

    /** Refuses missing parts. */
    public ResolveUnknown {
      Objects.requireNonNull(tag, "tag");
      Objects.requireNonNull(id, "id");
    }

    @Override
    public String toString() {
      return "resolve-unknown " + tag + id.map(each -> " is " + each).orElse(" was never placed");
    }
  }

  /**
   * Takes what a held group holds for its position: it is complete then, and lives on as it is.
   *
   * @param group a held group in which nothing works and no short stands bared
   */
  record AcceptAsIs(GroupId group) implements OperatorCommand {

    /** Refuses a missing group. */
    public AcceptAsIs {
      Objects.requireNonNull(group, "group");
    }

    @Override
    public String toString() {
      return "accept-as-is " + group;
    }
  }

  /**
   * Says that all a group holds is gone, because somebody closed it where we cannot see: the group ends, and whatever
   * the broker still shows there is not ours any more.
   *
   * @param group an active group of which no order works
   */
  record MarkClosedExternally(GroupId group) implements OperatorCommand {

    /** Refuses a missing group. */
    public MarkClosedExternally {
      Objects.requireNonNull(group, "group");
    }

    @Override
    public String toString() {
      return "mark-closed-externally " + group;
    }
  }

  /**
   * Takes positions that nobody of ours owns into a new group, complete from the beginning: it is watched, and closed
   * by {@link GroupHandle#exit()}. Nothing is sent.
   *
   * @param key the new group's request key, not used before
   * @param strategy whose it is from now on
   * @param product the product of all its positions
   * @param positions what is taken, each contract once
   * @param naked whether shorts that nothing of it covers are wanted as they are; without it such a command is refused
   */
  record Adopt(RequestKey key, StrategyId strategy, Product product, List<Position> positions, boolean naked)
      implements OperatorCommand {

    /**
     * A position, or a part of one.
     *
     * @param instrument which contract
     * @param units signed units: bought above zero, sold below
     * @param price what it stands at; closing orders are priced from it while there is no quote
     */
    public record Position(InstrumentId instrument, Quantity units, Price price) {

      /** Refuses missing parts and nothing at all. */
      public Position {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(price, "price");
        if (units.isZero()) {
          throw new IllegalArgumentException("nothing of " + instrument + " cannot be adopted");
        }
      }
    }

    /** Refuses missing parts. */
    public Adopt {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(product, "product");
      positions = List.copyOf(positions);
      if (positions.isEmpty()) {
        throw new IllegalArgumentException("an adoption names positions");
      }
    }

    @Override
    public String toString() {
      return "adopt " + key + " for " + strategy + ": " + positions.stream().map(each -> each.units() + " of "
          + each.instrument()).toList() + " " + product + (naked ? ", naked" : "");
    }
  }

  /**
   * Takes a latch away, as {@link ExecutionCoordinator#relax} does: the dry run says where it reaches, why it was set
   * and which mode follows.
   *
   * @param latch which
   */
  record Relax(Latch latch) implements OperatorCommand {

    /** Refuses a missing latch. */
    public Relax {
      Objects.requireNonNull(latch, "latch");
    }

    @Override
    public String toString() {
      return "relax " + latch.code();
    }
  }

  /** Lets no order leave any more, exits included, until the latch is relaxed. */
  record Freeze() implements OperatorCommand {

    @Override
    public String toString() {
      return "freeze";
    }
  }

  /**
   * Buys an option that covers what stands bared of a group and is not being bought back, because its buy-back is
   * refused for instance. The group has it from then on, and sells it once it covers nothing.
   *
   * @param group an active group of which a short stands bared
   * @param option which option; empty for the nearest strike that can be traded
   */
  record BuyProtection(GroupId group, Optional<InstrumentId> option) implements OperatorCommand {

    /** Refuses missing parts. */
    public BuyProtection {
      Objects.requireNonNull(group, "group");
      Objects.requireNonNull(option, "option");
    }

    @Override
    public String toString() {
      return "buy-protection " + group + option.map(each -> " with " + each).orElse("");
    }
  }

  /** Tries every blocked closing order again now, instead of at its next probe. */
  record RetryCover() implements OperatorCommand {

    @Override
    public String toString() {
      return "retry-cover";
    }
  }
}
