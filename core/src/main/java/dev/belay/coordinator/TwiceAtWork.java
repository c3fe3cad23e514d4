package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.group.GroupEvent;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.GroupId;
import dev.belay.order.OrderReport;
import dev.belay.order.Scope;
import dev.belay.reconcile.LiveTwins;
import java.util.List;
import java.util.Optional;

/**
 * Has the surplus order cancelled where the broker works one of ours twice, and keeps its group from entering further
 * until a person has looked. Whatever both fill is booked as what it is. Loop only.
 */
final class TwiceAtWork {

  private final Floor floor;
  private final OrderGateway gateway;
  private final Groups groups;
  private final ModeKeeper mode;
  private LiveTwins twins = LiveTwins.NONE;

  TwiceAtWork(Floor floor, OrderGateway gateway, Groups groups, ModeKeeper mode) {
    this.floor = floor;
    this.gateway = gateway;
    this.groups = groups;
    this.mode = mode;
  }

  /** Looks through a book as it arrives: the second look of two comes after the first was merged. */
  void look(List<OrderReport> rows) {
    LiveTwins.Found found = twins.after(rows, floor.now());
    twins = found.twins();
    for (LiveTwins.Twin each : found.due()) {
      if (gateway.cancelSurplus(each.tag(), each.kept(), each.surplus())) {
        freeze(each);
      }
    }
  }

  private void freeze(LiveTwins.Twin twin) {
    GroupId group = twin.tag().group();
    String text = twin.tag() + " works at the broker as " + twin.kept() + " and as " + twin.surplus();
    mode.orphan(new Scope.Group(group), new Alert(AlertCode.DOUBLED_ORDER, Optional.of(group), text));
    groups.find(group).filter(desk -> desk.state.lifecycle().isActive())
        .ifPresent(desk -> groups.tell(desk, new GroupEvent.EntriesForbidden(floor.now())));
  }
}
