package dev.belay.stop;

import java.time.Duration;
import java.util.List;

/**
 * How a stop goes about its work.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param fallback how long a triggered order may take to fill at its own limit; default 5 s
 * @param coalesce increments that fill within so long share a stop order; default 500 ms
 * @param changeFails a modification not shown by evidence in so long has failed; default 2 s (DESIGN rule 6.8)
 * @param changeTries so many failed modifications, and the order is cancelled instead, 1 or more; default 2
 * @param reprice an order at the market that has not filled in so long is moved again; default 1 s (rule 6.7)
 * @param repricings how often it is moved before it is cancelled for a new one, 1 or more; default 12 (rule 6.7)
 * @param cancelAgain how often an unconfirmed cancellation is asked for; default 1 s
 * @param cancelAlarm after so long an unconfirmed cancellation is told; default 2 s
 * @param trailMoves how many modifications of one order trailing may use, 0 or more; default 10 (rule 6.7)
 * @param confirm how far apart the two quotes must be that show the market through the trigger; default 300 ms
 * @param restingBy an order the broker took must be shown resting in so long, or it counts as no guard; default 5 s
 * @param unguardedAfter units without a resting order are told after so long; default 2 s
 * @param unreadShorts the stop of a short does not wait longer for the first reads of a session; default 10 s
 * @param refusalsUntilBlocked so many refused closing orders in a row are told, and probed from then on; default 5
 * @param probe how often a blocked closing order is tried again; default 10 s
 * @param rearm waits before a refused or vanished stop order is placed again, the last one for all further tries
 */
public record StopPolicy(Duration fallback, Duration coalesce, Duration changeFails, int changeTries, Duration reprice,
    int repricings, Duration cancelAgain, Duration cancelAlarm, int trailMoves, Duration confirm, Duration restingBy,
    Duration unguardedAfter, Duration unreadShorts, int refusalsUntilBlocked, Duration probe, List<Duration> rearm) {

  /** The defaults named above. */
  public static final StopPolicy DEFAULT = new StopPolicy(Duration.ofSeconds(5), Duration.ofMillis(500),
      Duration.ofSeconds(2), 2, Duration.ofSeconds(1), 12, Duration.ofSeconds(1), Duration.ofSeconds(2), 10,
      Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(10), 5,
      Duration.ofSeconds(10), List.of(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(30)));

  /** Refuses times that are not above zero and counts that make no sense. */
  public StopPolicy {
    rearm = List.copyOf(rearm);
    List<Duration> times = List.of(fallback, coalesce, changeFails, reprice, cancelAgain, cancelAlarm, confirm,
        restingBy, unguardedAfter, unreadShorts, probe);
    if (times.stream().anyMatch(each -> each.isNegative() || each.isZero()) || rearm.isEmpty()
        || rearm.stream().anyMatch(each -> each.isNegative() || each.isZero())) {
      throw new IllegalArgumentException("the times of a stop are above zero");
    }
    if (changeTries < 1 || repricings < 1 || trailMoves < 0 || refusalsUntilBlocked < 1) {
      throw new IllegalArgumentException("the counts of a stop are 1 or more, trail moves 0 or more");
    }
  }

  Duration rearmAfter(int refusals) {
    return rearm.get(Math.min(Math.max(refusals, 1), rearm.size()) - 1);
  }
}
