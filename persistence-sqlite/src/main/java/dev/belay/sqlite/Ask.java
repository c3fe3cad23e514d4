package dev.belay.sqlite;

import dev.belay.persistence.StoreException;
import java.util.Optional;

/**
 * One question to the writer, asked between transactions.
 *
 * @param <T> what it answers
 */
final class Ask<T> extends Call<T> {

  /** What the writer does for it. */
  interface Question<T> {
    T of(Writer writer);
  }

  private final Question<T> question;
  private Optional<T> answer = Optional.empty();

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

  @Override
  T answer() {
    return answer.orElseThrow();
  }
}
