package dev.belay.kite;

import java.util.Objects;

/**
 * The app's key and secret. Never printed.
 *
 * @param apiKey the app's public key
 * @param apiSecret the app's secret; it signs the login and postbacks and is never sent
 */
public record KiteCredentials(String apiKey, String apiSecret) {

  /** Refuses blank parts. */
  public KiteCredentials {
    Objects.requireNonNull(apiKey, "apiKey");
    Objects.requireNonNull(apiSecret, "apiSecret");
    if (apiKey.isBlank() || apiSecret.isBlank()) {
      throw new IllegalArgumentException("the app's key and secret must both be there");
    }
  }

  /** {@return a text without either} */
  @Override
  public String toString() {
    return "KiteCredentials[<masked>]";
  }
}
