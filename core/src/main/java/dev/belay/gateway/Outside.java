package dev.belay.gateway;

import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Calls to what is not ours: a stage gets one whenComplete that posts once; a throw, a null and a deadline
 * of our own all become "no answer". The only place that catches what a broker or a store throws.
 */
final class Outside {

  /** Takes what came of a call, on the loop. */
  interface Answer<T> {

    /** The answer. When it is late, {@link #none} was called before. */
    void arrived(T answer, boolean late);

    /** There is no answer, or not in time. Called at most once. */
    void none(String cause);
  }

  private final TimeSource time;
  private final Inbox inbox;

  Outside(TimeSource time, Inbox inbox) {
    this.time = time;
    this.inbox = inbox;
  }

  <T> void call(Supplier<CompletionStage<T>> ask, Duration limit, Answer<T> answer) {
    Call<T> call = new Call<>(answer, false);
    call.deadline = time.after(limit, () -> call.expire("no answer within " + limit.toMillis() + " ms"));
    start(ask, call);
  }

  /** Without a deadline, and null is an answer: for stores, which are waited for as long as it takes. */
  <T> void call(Supplier<CompletionStage<T>> ask, Answer<T> answer) {
    start(ask, new Call<>(answer, true));
  }

  private <T> void start(Supplier<CompletionStage<T>> ask, Call<T> call) {
    CompletionStage<T> stage;
    try {
      stage = ask.get();
    } catch (RuntimeException e) {
      inbox.post(() -> call.complete(null, e));
      return;
    }
    if (stage == null) {
      inbox.post(() -> call.complete(null, new IllegalStateException("no stage was returned")));
      return;
    }
    stage.whenComplete((value, failure) -> inbox.post(() -> call.complete(value, failure)));
  }

  private static final class Call<T> {
    private final Answer<T> answer;
    private final boolean mayBeNull;
    private Timer deadline = () -> { };
    private boolean expired;
    private boolean done;

    Call(Answer<T> answer, boolean mayBeNull) {
      this.answer = answer;
      this.mayBeNull = mayBeNull;
    }

    void expire(String cause) {
      if (!done && !expired) {
        expired = true;
        answer.none(cause);
      }
    }

    void complete(T value, Throwable failure) {
      deadline.cancel();
      if (failure != null) {
        expire(textOf(failure));
      } else if (value == null && !mayBeNull) {
        expire("the answer is null");
      } else if (!done) {
        answer.arrived(value, expired);
      }
      done = true;
    }

    private static String textOf(Throwable failure) {
      Throwable cause = failure instanceof CompletionException && failure.getCause() != null
          ? failure.getCause() : failure;
      return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
  }
}
