package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for stages, as a caller that is no event loop may. */
final class Answers {

  private static final long MOST_SECONDS = 20;

  private Answers() {}

  static <T> T of(CompletionStage<T> stage) {
    assertThat(stage).as("a stage, never null").isNotNull();
    try {
      return stage.toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      return fail("the stage failed: " + failed.getCause(), failed.getCause());
    } catch (TimeoutException late) {
      return fail("the stage did not complete within " + MOST_SECONDS + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return fail("interrupted", interrupted);
    }
  }

  /** {@return why a stage failed, or empty when it completed} */
  static Optional<StoreFailure> failureIn(CompletionStage<?> stage) {
    return of(stage.handle((done, failed) -> failed)) == null ? Optional.empty() : Optional.of(failureOf(stage));
  }

  static StoreFailure failureOf(CompletionStage<?> stage) {
    assertThat(stage).as("a stage, never null").isNotNull();
    try {
      Object answer = stage.toCompletableFuture().get(MOST_SECONDS, TimeUnit.SECONDS);
      return fail("expected a StoreException, but it completed with " + answer);
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(StoreException.class);
      return ((StoreException) failed.getCause()).failure();
    } catch (TimeoutException late) {
      return fail("the stage did not complete within " + MOST_SECONDS + " s", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return fail("interrupted", interrupted);
    }
  }
}
