package com.example.desk;

import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.plan.GroupRequest;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A strategy's loop beside Belay: asks the strategy, hands over what it wants, waits for the end, closes it. The request
 * key is the strategy's own: after a restart the same key gives the same group, never a second one.
 */
public final class StrategyLoop {

  /** A strategy: what it wants in a round, if anything. It never says how many. */
  public interface Strategy {

    /**
     * {@return the request of a round, or nothing}
     *
     * @param round from 0
     */
    Optional<GroupRequest> wish(int round);
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration MOST_OF_A_CONDITION = Duration.ofMinutes(2);

  private final ExecutionCoordinator belay;
  private final PrintStream out;

  /**
   * Stands beside a coordinator.
   *
   * @param belay started
   * @param out where it is told what became of each round
   */
  public StrategyLoop(ExecutionCoordinator belay, PrintStream out) {
    this.belay = belay;
    this.out = out;
  }

  /**
   * Runs some rounds.
   *
   * @param strategy what is wanted
   * @param rounds how many
   * @return how many groups were opened and closed again
   * @throws InterruptedException when the thread is to end
   * @throws TimeoutException when a group did not come to rest, or entries are not taken
   */
  public int run(Strategy strategy, int rounds) throws InterruptedException, TimeoutException {
    int closed = 0;
    for (int round = 0; round < rounds; round++) {
      Optional<GroupRequest> wish = strategy.wish(round);
      if (wish.isEmpty()) {
        continue;
      }
      awaitReady();
      GroupHandle group = belay.execute(wish.get());
      if (group.await(PATIENCE) instanceof GroupOutcome.Refused refused) {
        out.println("round " + round + ": refused, " + refused.violations());
        continue;
      }
      out.println("round " + round + ": " + group.view().lifecycle());
      if (group.view().lifecycle() == ExecutionLifecycle.COMPLETED) {
        group.exit();
        group.closed().toCompletableFuture().join();
        out.println("round " + round + ": " + group.view().lifecycle());
        closed++;
      }
    }
    return closed;
  }

  /** In another mode entries are refused; a condition such as a slow disk ends by itself. A latch is a person's. */
  private void awaitReady() throws InterruptedException, TimeoutException {
    long until = System.nanoTime() + MOST_OF_A_CONDITION.toNanos();
    while (belay.mode() != Mode.READY) {
      if (System.nanoTime() > until) {
        throw new TimeoutException("no entries in mode " + belay.mode());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
