package dev.belay.coordinator;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Calls what hosts write and the loop asks at once: rules, sizers and margin models. A throw or a null is an
 * answer: the entry is refused, and the loop goes on.
 */
final class HostCode {

  private HostCode() {}

  /** {@return the answer, or what is made of the words that tell why there is none} */
  static <T> T ask(Supplier<T> code, Function<String, T> failed) {
    try {
      return Optional.ofNullable(code.get()).orElseGet(() -> failed.apply("it answered null"));
    } catch (RuntimeException e) {
      return failed.apply(e.toString());
    }
  }
}
