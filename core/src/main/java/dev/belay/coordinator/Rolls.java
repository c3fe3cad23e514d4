package dev.belay.coordinator;

import dev.belay.broker.Funds;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupReason;
import dev.belay.group.GroupState;
import dev.belay.order.GroupId;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Leg;
import dev.belay.plan.Sizing;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Rolls: a complete group exits, and once it is flat the new legs are asked for as any entry is. Nothing of the old
 * group covers the new one, nothing is closed for an entry that would be refused anyway, and what waits is never kept:
 * after a restart the exit goes on and no entry follows. Loop only.
 */
final class Rolls {

  /** The old position is flat by then, or the prices of the new legs are those of another market. */
  static final Duration MOST = Duration.ofSeconds(60);

  private final Floor floor;
  private final EventLoop loop;
  private final Groups groups;
  private final EntryPath entries;
  private final SortedMap<GroupId, Waiting> waiting = new TreeMap<>();

  /** An entry that waits until what it rolls is flat. */
  private record Waiting(GroupRequest entry, Handle handle, Timer late) {}

  Rolls(Floor floor, EventLoop loop, Groups groups, EntryPath entries) {
    this.floor = floor;
    this.loop = loop;
    this.groups = groups;
    this.entries = entries;
  }

  /**
   * Judges the entry, and begins with the exit if it passes.
   *
   * @param funds the money, which the judgement needs
   */
  void take(GroupRequest request, Handle handle, Optional<Funds> funds) {
    GroupId from = ((Sizing.WholePosition) request.sizing()).of();
    Optional<GroupDesk> old = groups.find(from);
    OptionalLong packages = old.map(desk -> wholePackages(desk.state)).orElse(OptionalLong.empty());
    if (packages.isEmpty()) {
      entries.refuse(request, handle, List.of(Violation.of(RefusalCode.ROLL_INCOMPLETE).with("group", from)));
      return;
    }
    GroupRequest entry = request.asEntry(packages.getAsLong());
    List<Violation> objections = entries.objections(entry, from, packages.getAsLong(), funds);
    if (!objections.isEmpty()) {
      entries.refuse(request, handle, objections);
      return;
    }
    Timer late = floor.after(MOST, () -> drop(handle.id(), RefusalCode.ROLL_LATE));
    waiting.put(handle.id(), new Waiting(entry, handle, late));
    old.get().handle.closed().whenComplete((outcome, failure) -> loop.post(() -> closed(handle.id())));
    groups.tell(old.get(), new GroupEvent.ExitAsked(GroupReason.ROLLED, floor.now()));
  }

  /** The old group holds nothing any more: the new one is asked for, and judged again. */
  private void closed(GroupId id) {
    end(id, (entry, handle) -> entries.take(entry, handle));
  }

  /** The host calls a roll off before its entry has begun; the exit goes on. */
  void callOff(GroupId id) {
    drop(id, RefusalCode.ROLL_CALLED_OFF);
  }

  private void drop(GroupId id, RefusalCode why) {
    end(id, (entry, handle) -> entries.refuse(entry, handle, List.of(Violation.of(why))));
  }

  private void end(GroupId id, BiConsumer<GroupRequest, Handle> then) {
    Waiting ended = waiting.remove(id);
    if (ended != null) {
      ended.late().cancel();
      then.accept(ended.entry(), ended.handle());
    }
  }

  /** How many packages a complete group holds, if it holds whole ones and is not being closed. */
  private static OptionalLong wholePackages(GroupState state) {
    if (state.lifecycle() != ExecutionLifecycle.COMPLETED || state.goal().isReversing()) {
      return OptionalLong.empty();
    }
    Leg first = state.plan().legs().get(0);
    long packages = state.held(first.id()).abs().units() / state.plan().perPackage(first).units();
    boolean whole = packages > 0 && state.plan().legs().stream().allMatch(leg ->
        leg.side().signed(state.held(leg.id())).equals(state.plan().perPackage(leg).times(packages)));
    return whole ? OptionalLong.of(packages) : OptionalLong.empty();
  }
}
