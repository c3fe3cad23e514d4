package dev.belay.recovery;

import dev.belay.broker.BrokerPosition;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PositionKey;
import dev.belay.order.RequestKey;
import dev.belay.order.TradeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a start on a store would find and do, worked out without doing it: for a person who has to decide about a store
 * that a dead process left. {@link RecoveryExam} makes it.
 *
 * @param groups the groups that are active, or that the broker's books change
 * @param positions the keys of groups, and those on which the broker shows something
 * @param strays orders of our format that the store does not know
 * @param unread which of the broker's books could not be read, and why; what depends on them is not proved
 */
public record RecoveryReport(List<FoundGroup> groups, List<FoundPosition> positions, List<Stray> strays,
    List<String> unread) {

  /** Copies the lists. */
  public RecoveryReport {
    groups = List.copyOf(groups);
    positions = List.copyOf(positions);
    strays = List.copyOf(strays);
    unread = List.copyOf(unread);
  }

  /**
   * The broker's books as they were read.
   *
   * @param orders the order book; empty when it could not be read
   * @param trades the trade book; empty when it could not be read
   * @param positions the net positions; empty when they could not be read
   */
  public record Books(Optional<List<OrderReport>> orders, Optional<List<TradeReport>> trades,
      Optional<List<BrokerPosition>> positions) {

    /** Refuses missing parts. */
    public Books {
      Objects.requireNonNull(orders, "orders");
      Objects.requireNonNull(trades, "trades");
      Objects.requireNonNull(positions, "positions");
    }
  }

  /**
   * One group.
   *
   * @param id which
   * @param key the host's name of it
   * @param stored where it stood when the store was last written
   * @param found where it stands by the broker's books
   * @param legs its legs
   * @param orders its orders that had not ended, or of which the books tell more
   * @param bared units of its shorts that stand bared
   * @param next what a start would do first, in order; empty when it would only watch
   */
  public record FoundGroup(GroupId id, RequestKey key, ExecutionLifecycle stored, ExecutionLifecycle found,
      List<FoundLeg> legs, List<FoundOrder> orders, Quantity bared, List<String> next) {

    /** Copies the lists. */
    public FoundGroup {
      Objects.requireNonNull(id, "id");
      legs = List.copyOf(legs);
      orders = List.copyOf(orders);
      next = List.copyOf(next);
    }
  }

  /**
   * One leg.
   *
   * @param leg which
   * @param instrument its contract
   * @param target signed units wanted
   * @param stored signed units held by the store
   * @param found signed units held by the broker's books
   */
  public record FoundLeg(LegId leg, InstrumentId instrument, Quantity target, Quantity stored, Quantity found) {}

  /**
   * One order.
   *
   * @param tag its tag
   * @param terms what was asked
   * @param stored its status in the store
   * @param found its status by the broker's books
   * @param filled units filled by the broker's books
   * @param ids the broker's ids of it; empty when it is not known to have taken it
   */
  public record FoundOrder(OrderTag tag, OrderTerms terms, String stored, String found, Quantity filled,
      List<BrokerOrderId> ids) {

    /** Copies the list. */
    public FoundOrder {
      Objects.requireNonNull(tag, "tag");
      Objects.requireNonNull(terms, "terms");
      ids = List.copyOf(ids);
    }
  }

  /**
   * One position.
   *
   * @param key where
   * @param broker signed units that the broker shows; zero when its positions could not be read
   * @param ours signed units of our own fills
   * @param others signed units that are nobody's of ours
   * @param lost signed units of ours that the broker does not show
   */
  public record FoundPosition(PositionKey key, Quantity broker, Quantity ours, Quantity others, Quantity lost) {}

  /** {@return whether a start would send orders, or a person has to look: anything but watching} */
  public boolean needsAttention() {
    return !unread.isEmpty() || !strays.isEmpty() || groups.stream().anyMatch(each -> !each.next().isEmpty())
        || positions.stream().anyMatch(each -> !each.lost().isZero());
  }

  /** {@return the report as lines for a person} */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    groups.forEach(each -> group(lines, each));
    for (FoundPosition each : positions) {
      lines.add("position " + each.key() + ": broker " + each.broker() + ", ours " + each.ours() + ", others "
          + each.others() + (each.lost().isZero() ? ""
          : ", LOST " + each.lost() + ": a start looks again, books it, and covers a short that it bares"));
    }
    for (Stray each : strays) {
      lines.add("stray " + each.tag() + " " + each.report().side() + " " + each.report().quantity() + " of "
          + each.report().instrument() + ": " + each.origin());
    }
    unread.forEach(each -> lines.add("NOT READ: " + each));
    lines.add("recover: groups=" + groups.size() + " bared=" + bared() + " actions="
        + groups.stream().mapToInt(each -> each.next().size()).sum() + " lost="
        + positions.stream().filter(each -> !each.lost().isZero()).count() + " strays=" + strays.size()
        + " needsAttention=" + needsAttention());
    return lines;
  }

  private Quantity bared() {
    return groups.stream().map(FoundGroup::bared).reduce(Quantity.ZERO, Quantity::plus);
  }

  private static void group(List<String> to, FoundGroup group) {
    to.add("group " + group.id() + " (" + group.key().value() + "): stored " + group.stored() + ", found "
        + group.found() + (group.bared().isZero() ? "" : ", BARED " + group.bared()));
    for (FoundLeg each : group.legs()) {
      to.add("  leg " + each.leg() + " " + each.instrument() + ": target " + each.target() + ", stored "
          + each.stored() + ", found " + each.found());
    }
    for (FoundOrder each : group.orders()) {
      to.add("  order " + each.tag() + " " + each.tag().purpose() + " " + each.terms().side() + " "
          + each.terms().quantity() + " of leg " + each.tag().leg() + ": stored " + each.stored() + ", found "
          + each.found() + ", filled " + each.filled() + (each.ids().isEmpty() ? "" : ", at the broker "
          + String.join(" and ", each.ids().stream().map(BrokerOrderId::value).toList())));
    }
    group.next().forEach(each -> to.add("  a start would: " + each));
  }
}
