package dev.belay.plan;

import dev.belay.order.RequestKey;
import dev.belay.plan.AssemblyState.Collected;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Collects legs that arrive one by one into a request: complete or timed out, never partial. For hosts whose
 * strategies send each leg by itself under one group id.
 *
 * <p>The same leg told twice changes nothing; another leg at a taken place, a leg of a group that is over, and a leg
 * whose message contradicts the group's first one are not taken. A group that is over is remembered for a day.
 *
 * <p>Pure: the state goes in and comes out, time arrives in the events. This class is immutable and thread-safe.
 */
public final class GroupAssembler {

  /** How long the legs of a group may take to arrive. */
  public static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Duration patience;

  /** Makes an assembler that waits {@link #DEFAULT_PATIENCE}. */
  public GroupAssembler() {
    this(DEFAULT_PATIENCE);
  }

  /**
   * Makes an assembler.
   *
   * @param patience how long the legs of a group may take from the first one to the last, above zero
   */
  public GroupAssembler(Duration patience) {
    if (patience.isZero() || patience.isNegative()) {
      throw new IllegalArgumentException("patience must be above zero: " + patience);
    }
    this.patience = patience;
  }

  /**
   * {@return what an event does}
   *
   * @param state the groups before
   * @param event what is told
   */
  public AssemblyStep step(AssemblyState state, AssemblyEvent event) {
    TreeMap<RequestKey, Collected> groups = new TreeMap<>(state.groups());
    List<AssemblyResult> results = new ArrayList<>();
    expire(groups, event.at(), results);
    if (event instanceof AssemblyEvent.LegArrived arrived) {
      arrived(groups, arrived, results);
    }
    Optional<Moment> wakeAt = groups.values().stream().filter(each -> !each.over())
        .map(each -> each.since().plus(patience)).reduce((one, other) -> other.isBefore(one) ? other : one);
    return new AssemblyStep(new AssemblyState(groups), results, wakeAt);
  }

  private void expire(TreeMap<RequestKey, Collected> groups, Moment now, List<AssemblyResult> results) {
    groups.values().removeIf(each -> each.over() && now.isPast(each.since(), REMEMBERED));
    groups.replaceAll((key, each) -> {
      if (each.over() || !now.isPast(each.since(), patience)) {
        return each;
      }
      results.add(new AssemblyResult.TimedOut(each.outline().key(), IntStream.range(0, each.outline().legs())
          .filter(place -> !each.legs().containsKey(place)).boxed().toList()));
      return each.ended();
    });
  }

  private static void arrived(TreeMap<RequestKey, Collected> groups, AssemblyEvent.LegArrived arrived,
      List<AssemblyResult> results) {
    GroupOutline outline = arrived.outline();
    Collected before = groups.getOrDefault(outline.key(),
        new Collected(outline, arrived.at(), new TreeMap<>(), false));
    if (arrived.leg().equals(before.legs().get(arrived.place())) && outline.equals(before.outline())) {
      return;
    }
    Optional<String> objection = objection(before, arrived);
    if (objection.isPresent()) {
      results.add(new AssemblyResult.NotTaken(outline.key(), arrived.place(), objection.get()));
      return;
    }
    Collected after = before.with(arrived.place(), arrived.leg());
    if (after.isWhole()) {
      results.add(new AssemblyResult.Complete(outline.request(List.copyOf(after.legs().values()))));
      after = after.ended();
    }
    groups.put(outline.key(), after);
  }

  private static Optional<String> objection(Collected group, AssemblyEvent.LegArrived arrived) {
    if (!group.outline().equals(arrived.outline())) {
      return Optional.of("its message contradicts the group's first one");
    }
    if (arrived.place() < 0 || arrived.place() >= group.outline().legs()) {
      return Optional.of("the group has places 0 to " + (group.outline().legs() - 1));
    }
    if (group.legs().containsKey(arrived.place())) {
      return Optional.of("another leg has this place");
    }
    return group.over() ? Optional.of("the group is over") : Optional.empty();
  }
}
