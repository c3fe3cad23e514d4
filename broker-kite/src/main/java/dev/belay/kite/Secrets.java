package dev.belay.kite;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes credentials, control characters and endless text out of what is shown to people. Thread-safe. */
final class Secrets {

  private static final int LONGEST = 300;
  private static final int LONGEST_READ = 10_000;
  private static final String MASK = "<masked>";

  private final List<String> secrets = new CopyOnWriteArrayList<>();

  void add(String secret) {
    if (!secret.isBlank() && !secrets.contains(secret)) {
      secrets.add(secret);
    }
  }

  String hide(String text) {
    String hidden = text.length() > LONGEST_READ ? text.substring(0, LONGEST_READ) : text;
    for (String each : secrets) {
      hidden = hidden.replace(each, MASK);
    }
    StringBuilder clean = new StringBuilder();
    hidden.codePoints().limit(LONGEST)
        .forEach(each -> clean.appendCodePoint(Character.isISOControl(each) ? ' ' : each));
    return clean.toString();
  }
}
