package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One question to the writer, asked between transactions.
 *
 * @param <T> what it answers
 */
final class Ask<T> implements Call {

  /** What the writer does for it. */
  interface Question<T> {
    T of(Writer writer);
  }

  private final Question<T> question;
  private final CompletableFuture<T> done = new CompletableFuture<>();
  private Optional<T> answer = Optional.empty();
  private Optional<StoreException> failure = Optional.empty();

  Ask(Question<T> question) {
    this.question = question;
  }

  void put(Writer writer) {
    try {
      answer = Optional.of(question.of(writer));
    } catch (StoreException why) {
      failed(why);
    }
  }

  CompletableFuture<T> done() {
    return done;
  }

  @Override
  public void failed(StoreException why) {
    failure = Optional.of(why);
  }

  @Override
  public void tell() {
    if (failure.isPresent()) {
      done.completeExceptionally(failure.get());
    } else {
      done.complete(answer.orElseThrow());
    }
  }
}
