package dev.belay.coordinator;

import dev.belay.order.GroupId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** A host's hold on one group. Any thread; nothing here waits but {@link #await}. */
public interface GroupHandle {

  /** {@return the group's id; for a refused request the id that it would have had} */
  GroupId id();

  /** {@return the group as it stands now, kept or not: it may run ahead of what a next process would find} */
  GroupView view();

  /**
   * {@return completes once, when the request is refused or its group first comes to rest, and that is kept: a host
   * that acts on it and dies finds the same after the next start}. Where the store has failed it completes all the
   * same, and where the store does not answer after 5 s: what the broker has done is true, and the next start finds it
   * there; the mode and an alert tell of the store. After {@link ExecutionCoordinator#close()} it does not complete any
   * more. The stage runs callbacks on the loop, so they must be quick
   */
  CompletionStage<GroupOutcome> outcome();

  /** {@return completes once, when nothing of the group is left; when that is kept, as {@link #outcome()}} */
  CompletionStage<GroupOutcome> closed();

  /**
   * Calls the entry off: a request that is still judged is refused, what works is cancelled, what has filled is
   * unwound. A complete group ignores it.
   */
  void cancel();

  /** Closes the position: shorts first, then what covered them. A group that still enters is called off. */
  void exit();

  /**
   * Closes some packages of a complete group, shorts first; its other packages keep their protection and their stops.
   * As many as there are, or more, is {@link #exit()}; a group that is not complete ignores it.
   *
   * @param packages how many, above zero
   * @throws IllegalArgumentException when it is not above zero
   */
  void exit(long packages);

  /**
   * Waits for {@link #outcome()}.
   *
   * @param most how long at the most
   * @return the outcome
   * @throws InterruptedException when the waiting thread is interrupted
   * @throws TimeoutException when it takes longer
   * @throws IllegalStateException on the loop, or in a listener, where waiting would stop everything
   */
  GroupOutcome await(Duration most) throws InterruptedException, TimeoutException;
}
