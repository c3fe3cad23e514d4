package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Quantity;
import dev.belay.plan.GroupRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A group whose process dies at a chosen step, and what has to be true of it three minutes into the next life. */
final class Deaths {

  private Deaths() {}

  /**
   * Dies before the n-th task of a span that begins with a request; false when there are fewer tasks. Afterwards the
   * group, if it was ever kept, rests in one of the lifecycles and holds what the exchange says, and no tag was sent
   * twice.
   */
  static boolean before(int task, Room room, GroupRequest request, Duration span, Set<ExecutionLifecycle> atRest,
      String at) {
    GroupHandle first = room.coordinator.execute(request);
    AtomicInteger tasks = new AtomicInteger();
    boolean died = room.time.runUntil(() -> tasks.getAndIncrement() >= task, span);

    room.restart();
    room.pass(Duration.ofSeconds(180));

    room.coordinator.group(first.id()).ifPresent(group -> {
      assertThat(atRest).as(at).contains(group.view().lifecycle());
      assertThat(group.view().working()).as(at).isFalse();
      room.exchange.positions().forEach(position -> assertThat(position.net()).as(at)
          .isEqualTo(group.view().held().getOrDefault(position.instrument(), Quantity.ZERO)));
    });
    assertThat(room.exchange.log().repeatedTags()).as(at).isEmpty();
    return died;
  }
}
