package dev.belay.testkit.kite;

import java.util.List;
import java.util.Objects;

/**
 * The one account of a Kite-like server, and the app that acts for it. All of it is made up.
 *
 * @param apiKey the app's key
 * @param apiSecret the app's secret
 * @param userId the user
 * @param requestToken what a login would hand to the app; good once
 * @param accessToken what the exchange of the request token gives, and what requests must carry
 * @param exchanges the segments of the profile
 */
public record KiteAccount(String apiKey, String apiSecret, String userId, String requestToken, String accessToken,
    List<String> exchanges) {

  /** Copies the list. */
  public KiteAccount {
    Objects.requireNonNull(apiKey, "apiKey");
    Objects.requireNonNull(apiSecret, "apiSecret");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(requestToken, "requestToken");
    Objects.requireNonNull(accessToken, "accessToken");
    exchanges = List.copyOf(exchanges);
  }

  /** {@return an account that may trade cash and derivatives on both exchanges} */
  public static KiteAccount sample() {
    return new KiteAccount("samplekey", "samplesecret0123456789", "AB1234", "samplerequesttoken",
        "sampleaccesstoken0123456789", List.of("NSE", "BSE", "NFO", "BFO"));
  }

  /** The header that requests must carry. */
  String authorization() {
    return "token " + apiKey + ":" + accessToken;
  }

  /** {@return the user alone} */
  @Override
  public String toString() {
    return "KiteAccount[" + userId + "]";
  }
}
