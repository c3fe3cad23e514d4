package dev.belay.examples;

import java.util.Arrays;
import java.util.List;

/** Where the trading process of {@link CrashRecovery} dies. */
enum DiePoint {
  /** The first protection has filled; nothing else is known yet. */
  FIRST_HEDGE_FILL("first-hedge-fill"),
  /** The intent of the first short is on disk; the broker has not been called. */
  INTENT_DURABLE("intent-durable"),
  /** The exchange has taken the first short; its answer has not been heard. */
  ANSWER_LOST("answer-lost"),
  /** The first short has filled. */
  FIRST_SHORT_FILL("first-short-fill");

  /** What the process answers its parent with. */
  static final int EXIT_CODE = 86;

  private final String text;

  DiePoint(String text) {
    this.text = text;
  }

  static DiePoint named(String text) {
    List<String> names = names();
    return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst().orElseThrow(() ->
        new InputException("--die-at=" + text, "there is no such point; there are: " + String.join(", ", names)));
  }

  static List<String> names() {
    return Arrays.stream(values()).map(DiePoint::text).toList();
  }

  String text() {
    return text;
  }

  /** Dies as a killed process does: no shutdown hook, no drain, no goodbye. */
  static void die() {
    Runtime.getRuntime().halt(EXIT_CODE);
  }
}
