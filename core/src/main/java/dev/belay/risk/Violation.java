package dev.belay.risk;

import dev.belay.order.LegId;
import dev.belay.plan.RequestKind;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One reason against a request, with the numbers that were compared.
 *
 * @param code which rule
 * @param leg the leg's place in the request, when it is about one
 * @param numbers what was compared, by name: {@code actual}, {@code limit}, {@code tick} …
 * @param message the same for a person
 */
public record Violation(RefusalCode code, Optional<LegId> leg, SortedMap<String, String> numbers, String message) {

  /** Copies the numbers. */
  public Violation {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(message, "message");
    numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
  }

  /**
   * {@return a violation of the whole request, without numbers; its message is the code's sentence}
   *
   * @param code which rule
   */
  public static Violation of(RefusalCode code) {
    return new Violation(code, Optional.empty(), new TreeMap<>(), code.sentence());
  }

  /**
   * {@return a violation of one leg, without numbers; its message is the code's sentence}
   *
   * @param code which rule
   * @param leg the leg's place in the request
   */
  public static Violation of(RefusalCode code, LegId leg) {
    return new Violation(code, Optional.of(leg), new TreeMap<>(), code.sentence());
  }

  /**
   * {@return the same violation with one number more}
   *
   * @param name what it is
   * @param value its value; its text is kept
   */
  public Violation with(String name, Object value) {
    SortedMap<String, String> more = new TreeMap<>(numbers);
    more.put(name, value.toString());
    return new Violation(code, leg, more, message);
  }

  /**
   * {@return the same violation with another message}
   *
   * @param text for a person
   */
  public Violation saying(String text) {
    return new Violation(code, leg, numbers, text);
  }

  /**
   * {@return whether it refuses a request of this kind; for exits most are advice only}
   *
   * @param kind enter, exit or roll
   */
  public boolean blocks(RequestKind kind) {
    return kind != RequestKind.EXIT || code.enforcedForExits();
  }

  /** {@return such as {@code TICK_MULTIPLE leg=2 price=24.03 tick=0.05: A price is …}} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(code.code());
    leg.ifPresent(place -> text.append(" leg=").append(place));
    numbers.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.append(": ").append(message).toString();
  }
}
