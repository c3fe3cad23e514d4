package dev.belay.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.RequestLimits;
import dev.belay.time.HandTime;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** S10: whatever is asked for whenever, no second and no minute holds more than the broker takes. */
class RateBudgetProperties {

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void noSecondAndNoMinuteHoldsTooMany(@ForAll @IntRange(min = 1, max = 12) int perSecond,
      @ForAll @IntRange(min = 1, max = 60) int perMinute, @ForAll long seed) {
    RateBudget budget = new RateBudget(new RequestLimits(perSecond, perMinute, 100_000, 5, 25));
    Random random = new Random(seed);
    Moment now = new Moment(HandTime.START, random.nextLong());
    List<Long> taken = new ArrayList<>();

    for (int i = 0; i < 400; i++) {
      now = now.plus(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(5_000) : random.nextInt(60)));
      SendLane lane = SendLane.values()[random.nextInt(SendLane.values().length)];
      Duration wait = budget.untilOrder(lane, true, now).orElseThrow();
      if (wait.isZero()) {
        budget.takeOrder(true, now);
        taken.add(now.nanos());
      } else {
        assertThat(budget.untilOrder(lane, true, now.plus(wait))).contains(Duration.ZERO);
      }
    }

    assertThat(most(taken, Duration.ofSeconds(1))).isLessThanOrEqualTo(perSecond);
    assertThat(most(taken, Duration.ofMinutes(1))).isLessThanOrEqualTo(perMinute);
  }

  private static int most(List<Long> taken, Duration width) {
    int most = 0;
    for (int from = 0; from < taken.size(); from++) {
      int count = 0;
      for (int to = from; to < taken.size() && taken.get(to) - taken.get(from) < width.toNanos(); to++) {
        count++;
      }
      most = Math.max(most, count);
    }
    return most;
  }
}
