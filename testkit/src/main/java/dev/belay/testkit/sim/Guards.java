package dev.belay.testkit.sim;

import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.OrderPurpose;
import java.util.Optional;

/** Whether what stands is guarded as its host asked for, once the faults have stopped. */
final class Guards {

  private final World world;

  Guards(World world) {
    this.world = world;
  }

  /** What is missing: a stop that does not rest for all that a leg holds, or one that has fired and closes nothing. */
  Optional<String> missing() {
    for (Books each : world.witness().groups()) {
      Optional<GroupView> view = world.coordinator().group(each.group).map(GroupHandle::view);
      if (each.isStopped() && view.filter(is -> is.lifecycle() == ExecutionLifecycle.COMPLETED).isPresent()) {
        long[] truth = each.truth();
        for (int leg = 0; leg < truth.length; leg++) {
          long resting = resting(each, leg);
          boolean ours = !world.witness().outsiders().touched(each.legs.get(leg).instrument());
          if (each.stopped[leg] && ours && !isInDoubtForEver(each, leg)
              && !isQuarantined(each, leg) && resting != guarded(each, leg)) {
            return Optional.of("of " + truth[leg] + " units of leg " + leg + " of group " + each.group + " " + resting
                + " have a stop at the broker");
          }
        }
      }
    }
    return Optional.empty();
  }

  /** All that a leg holds, less what of it covers a short: that has no stop of its own (rule 6.9). */
  private static long guarded(Books books, int leg) {
    long[] without = books.truth();
    long held = Math.abs(without[leg]);
    without[leg] = 0;
    return held - Math.max(0, books.uncovered(without) - books.uncovered(books.truth()));
  }

  /** Whether a stop never arrived, and the trades, which would have to lack it too, can be read no more. */
  private boolean isInDoubtForEver(Books books, int leg) {
    return world.weather().areTradesDead() && (world.disk().leftInDoubt(books.group, leg, Long.MAX_VALUE)
        || books.orders.stream().anyMatch(order -> order.leg == leg && order.tag.purpose() == OrderPurpose.STOP
        && !order.taken && !order.shownEnd));
  }

  /** Rule 5.8: a stop that ended without having reached the exchange blocks its units, and a person is told. */
  private static boolean isQuarantined(Books books, int leg) {
    return books.orders.stream().anyMatch(order -> order.leg == leg && order.tag.purpose() == OrderPurpose.STOP
        && order.taken && order.trueEnded && !order.opened && order.trueFilled == 0);
  }

  private static long resting(Books books, int leg) {
    return books.orders.stream().filter(order -> order.leg == leg && order.tag.purpose() == OrderPurpose.STOP
        && order.taken && !order.trueEnded && order.rests()).mapToLong(order -> order.units - order.trueFilled).sum();
  }
}
