package dev.belay.broker;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The graded answer to a read. There is no way to take a value out of a failure, so a failed read can never pass for
 * an empty one (DESIGN rule 2.5).
 *
 * @param <T> what was asked for
 */
public sealed interface BrokerRead<T> {

  /** {@return the value, or empty when the read failed} */
  Optional<T> value();

  /**
   * {@return the same grade with the value turned into another}
   *
   * @param change how a value is turned
   * @param <R> the new value's type
   */
  <R> BrokerRead<R> map(Function<? super T, ? extends R> change);

  /**
   * The broker answered completely.
   *
   * @param answer what it said
   * @param asOf the broker's clock when it answered, ours where it has none; ages run from the receipt instead
   * @param <T> what was asked for
   */
  record Ok<T>(T answer, Instant asOf) implements BrokerRead<T> {

    /** Refuses missing parts. */
    public Ok {
      Objects.requireNonNull(answer, "answer");
      Objects.requireNonNull(asOf, "asOf");
    }

    @Override
    public Optional<T> value() {
      return Optional.of(answer);
    }

    @Override
    public <R> BrokerRead<R> map(Function<? super T, ? extends R> change) {
      return new Ok<>(change.apply(answer), asOf);
    }
  }

  /**
   * There is no answer, or none that can be trusted.
   *
   * @param cause what went wrong
   * @param text the same for a person, without credentials
   * @param <T> what was asked for
   */
  record Failed<T>(ReadFailure cause, String text) implements BrokerRead<T> {

    /** Refuses missing parts. */
    public Failed {
      Objects.requireNonNull(cause, "cause");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public Optional<T> value() {
      return Optional.empty();
    }

    @Override
    public <R> BrokerRead<R> map(Function<? super T, ? extends R> change) {
      return new Failed<>(cause, text);
    }
  }
}
