package dev.belay.coordinator;

import dev.belay.group.GroupEvent;
import dev.belay.order.GroupId;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The handles of all groups, and what a host orders through one. Its owner's lock guards the list. */
final class Handles {

  /** A store that does not answer at all holds an outcome back so long, and no longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EventLoop loop;
  private final TimeSource time;
  private final Supplier<Engine> engine;
  private final BooleanSupplier mustNotWait;
  private final TreeMap<GroupId, Handle> all = new TreeMap<>();

  /** What a host orders, on the loop. */
  private final class Orders implements Handle.Orders {
    private final GroupId id;

    Orders(GroupId id) {
      this.id = id;
    }

    @Override
    public void cancel() {
      engine.get().entries().callOff(id);
      tell(new GroupEvent.CancelAsked(time.now()));
    }

    @Override
    public void exit() {
      engine.get().entries().callOff(id);
      tell(new GroupEvent.ExitAsked(time.now()));
    }

    @Override
    public void reduce(long packages) {
      tell(new GroupEvent.ReduceAsked(packages, time.now()));
    }

    @Override
    public void onceKept(Runnable task) {
      Timer late = loop.after(PATIENCE, task);
      engine.get().onceKept(kept -> {
        late.cancel();
        task.run();
      });
    }

    private void tell(GroupEvent event) {
      Groups groups = engine.get().groups();
      groups.find(id).ifPresent(desk -> groups.tell(desk, event));
    }
  }

  Handles(EventLoop loop, TimeSource time, Supplier<Engine> engine, BooleanSupplier mustNotWait) {
    this.loop = loop;
    this.time = time;
    this.engine = engine;
    this.mustNotWait = mustNotWait;
  }

  /** The handle of a group, a new one where it has none. */
  Handle of(GroupId id) {
    return all.computeIfAbsent(id, this::loose);
  }

  /** A handle that is nobody's but its asker's: of a request that names a group and is not that group. */
  Handle loose(GroupId id) {
    return new Handle(id, loop, mustNotWait, new Orders(id));
  }

  Optional<Handle> find(GroupId id) {
    return Optional.ofNullable(all.get(id));
  }

  List<GroupHandle> list() {
    return List.copyOf(all.values());
  }
}
