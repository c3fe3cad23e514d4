package dev.belay.testkit.assertj;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.TrueExposure;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about what happened at a simulated exchange. A failure shows the whole story. */
public final class ExchangeLogAssert extends AbstractAssert<ExchangeLogAssert, ExchangeLog> {

  ExchangeLogAssert(ExchangeLog actual) {
    super(actual, ExchangeLogAssert.class);
  }

  /**
   * Exactly these lines of {@link ExchangeLog#story()}, in this order.
   *
   * @param lines the lines; a line may be a block of several
   * @return this
   */
  public ExchangeLogAssert tells(String... lines) {
    isNotNull();
    Assertions.assertThat(actual.story()).as(descriptionText()).containsExactlyElementsOf(split(lines));
    return this;
  }

  /**
   * Exactly these lines of {@link ExchangeLog#timeline}, in this order.
   *
   * @param start from when the milliseconds count
   * @param lines the lines, each with its milliseconds; blanks before them do not count
   * @return this
   */
  public ExchangeLogAssert tellsInTime(Instant start, String... lines) {
    isNotNull();
    Assertions.assertThat(actual.timeline(start).stream().map(String::strip).toList()).as(descriptionText())
        .containsExactlyElementsOf(split(lines));
    return this;
  }

  /**
   * No tag arrived twice.
   *
   * @return this
   */
  public ExchangeLogAssert repeatsNoTag() {
    isNotNull();
    if (!actual.repeatedTags().isEmpty()) {
      failWithMessage("These tags arrived more than once: %s%n%s", actual.repeatedTags(), story());
    }
    return this;
  }

  /**
   * At no instant a filled short option stood uncovered.
   *
   * @param rules where the contracts stand
   * @return this
   */
  public ExchangeLogAssert wasNeverNaked(ExchangeRules rules) {
    isNotNull();
    List<TrueExposure.Point> naked = new TrueExposure(actual, rules).naked();
    if (!naked.isEmpty()) {
      failWithMessage("A short stood uncovered, first %s%n%s", naked.get(0), story());
    }
    return this;
  }

  /**
   * At no instant a short option stood uncovered, or would have if every working sale had filled just then.
   *
   * @param rules where the contracts stand
   * @return this
   */
  public ExchangeLogAssert neverRiskedNakedness(ExchangeRules rules) {
    isNotNull();
    List<TrueExposure.Point> risked = new TrueExposure(actual, rules).risked();
    if (!risked.isEmpty()) {
      failWithMessage("A short was, or could have become, uncovered, first %s%n%s", risked.get(0), story());
    }
    return this;
  }

  /**
   * All trades together left nothing open.
   *
   * @return this
   */
  public ExchangeLogAssert endsFlat() {
    return endsWith(new TreeMap<>());
  }

  /**
   * All trades together left exactly this open.
   *
   * @param open signed units by instrument, without flat ones
   * @return this
   */
  public ExchangeLogAssert endsWith(SortedMap<InstrumentId, Quantity> open) {
    isNotNull();
    if (!actual.open().equals(open)) {
      failWithMessage("Expected open at the end: %s%nbut was: %s%n%s", open, actual.open(), story());
    }
    return this;
  }

  private String story() {
    return String.join("\n", actual.story());
  }

  private static List<String> split(String... lines) {
    return List.of(lines).stream().flatMap(String::lines).map(String::strip).toList();
  }
}
