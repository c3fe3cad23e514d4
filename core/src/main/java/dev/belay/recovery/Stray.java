package dev.belay.recovery;

import dev.belay.order.GroupId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.persistence.StoreIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An order at the broker that carries a tag of our format and that our store does not know (DESIGN rule 5.2).
 *
 * @param tag its tag
 * @param report how the broker shows it
 * @param origin what it proves
 */
public record Stray(OrderTag tag, OrderReport report, Origin origin) {

  /** What such an order proves. */
  public enum Origin {
    /** An emergency tag of an opening that we know: sent while the store had failed. It is ours, and expected. */
    EMERGENCY,
    /** An opening that we know, and a number that we do not: the store has lost its tail, or a line. It is ours. */
    LOST_TAIL,
    /** An opening that we do not know, from before this one: another store was lost, or an older one restored. */
    LOST_STORE,
    /** Somebody else sends orders as this installation, or another installation trades this account. */
    SECOND_INSTANCE;

    /** {@return whether the order is ours, and adopted where its group is known} */
    public boolean isOurs() {
      return this != SECOND_INSTANCE;
    }
  }

  /** Refuses missing parts. */
  public Stray {
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(origin, "origin");
  }

  /**
   * {@return the strays of an order book, in its order}
   *
   * @param book the broker's order book
   * @param identity who the store is
   * @param opened wall time at which the store was opened
   * @param known whether an order is known
   * @param loaded whether a group is known, and with it all of its orders that were kept
   */
  public static List<Stray> find(List<OrderReport> book, StoreIdentity identity, Instant opened,
      Predicate<OrderTag> known, Predicate<GroupId> loaded) {
    List<Stray> strays = new ArrayList<>();
    for (OrderReport each : book) {
      each.tag().filter(tag -> !known.test(tag)).ifPresent(tag ->
          origin(tag, each, identity, opened, loaded).ifPresent(origin -> strays.add(new Stray(tag, each, origin))));
    }
    return strays;
  }

  /** Orders of groups that ended long ago are not loaded, but their numbers lie below the store's highest. */
  private static Optional<Origin> origin(OrderTag tag, OrderReport report, StoreIdentity identity, Instant opened,
      Predicate<GroupId> loaded) {
    if (!tag.instance().equals(identity.instance())) {
      return Optional.of(Origin.SECOND_INSTANCE);
    }
    boolean former = identity.formerEpochs().contains(tag.epoch());
    boolean present = identity.epoch().equals(tag.epoch());
    if (tag.emergency() && (former || present)) {
      return Optional.of(Origin.EMERGENCY);
    }
    if (former) {
      boolean lost = tag.sequence() > identity.lastSequence() || loaded.test(tag.group());
      return lost ? Optional.of(Origin.LOST_TAIL) : Optional.empty();
    }
    if (present) {
      return Optional.of(Origin.SECOND_INSTANCE); // whatever we have drawn in this life is known
    }
    boolean before = report.brokerTime().map(at -> at.isBefore(opened)).orElse(true);
    return Optional.of(before ? Origin.LOST_STORE : Origin.SECOND_INSTANCE);
  }
}
