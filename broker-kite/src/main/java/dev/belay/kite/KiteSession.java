package dev.belay.kite;

import dev.belay.broker.BrokerRead;
import dev.belay.time.TimeSource;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The right to act for one account: login, token, its end, and the proof that a postback is genuine.
 *
 * <p>A token lives until six in the morning, Indian time, of the day after its login. Its end never stops a
 * request: the broker decides, because our clock may be wrong and an exit may be urgent. It only asks for a
 * login, as a refusal does.
 *
 * <p>This class is thread-safe. No credential is in any text that it gives out, except the login address,
 * which must name the app's key.
 */
public final class KiteSession {

  private static final LocalTime END_OF_TOKENS = LocalTime.of(6, 0);

  private final KiteConfig config;
  private final KiteCredentials credentials;
  private final TimeSource time;
  private final Tokens tokens;
  private final Secrets secrets;
  private final Requests requests;

  KiteSession(KiteConfig config, KiteCredentials credentials, TimeSource time, Tokens tokens, Secrets secrets,
      Requests requests) {
    this.config = config;
    this.credentials = credentials;
    this.time = time;
    this.tokens = tokens;
    this.secrets = secrets;
    this.requests = requests;
  }

  /** {@return the page on which a person logs in; it names the app's key} */
  public URI loginUrl() {
    return URI.create(config.loginPage() + "?v=3&api_key=" + encoded(credentials.apiKey()));
  }

  /**
   * {@return the page on which a person logs in}
   *
   * @param handedBack what the broker appends to the app's redirect address after the login
   */
  public URI loginUrl(SortedMap<String, String> handedBack) {
    String query = handedBack.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
    return URI.create(loginUrl() + "&redirect_params=" + encoded(query));
  }

  /**
   * Exchanges the request token of a login for the day's access token and uses it from then on. A request
   * token is good once and for a few minutes.
   *
   * @param requestToken what the redirect carried
   * @return the account's profile, or why there is no session
   */
  public CompletionStage<BrokerRead<KiteProfile>> login(String requestToken) {
    secrets.add(requestToken);
    Call call = Call.post("/session/token").unsigned()
        .with("api_key", credentials.apiKey())
        .with("request_token", requestToken)
        .with("checksum", Checksums.sha256(credentials.apiKey() + requestToken + credentials.apiSecret()));
    return requests.read(call, ProfileRows::readLogin, login -> {
      resume(login.accessToken(), Times.instant(login.loginTime()).orElseGet(time::wall));
      return login.profile();
    });
  }

  /**
   * Uses a token that was got elsewhere or kept since this morning.
   *
   * @param accessToken the token
   * @param loginTime when the login was; the token's end follows from it
   */
  public void resume(String accessToken, Instant loginTime) {
    secrets.add(accessToken);
    tokens.use("token " + credentials.apiKey() + ":" + accessToken, endOf(loginTime));
  }

  /** {@return whether the broker ended the API session as asked; web and mobile sessions live on} */
  public CompletionStage<BrokerRead<Boolean>> logout() {
    String header = tokens.authorization();
    Call call = Call.delete("/session/token").with("api_key", credentials.apiKey())
        .with("access_token", header.substring(header.indexOf(':') + 1));
    return requests.read(call, Envelope::skipData, done -> {
      tokens.forget();
      return done;
    });
  }

  /** {@return when the token in use ends; empty when there is none} */
  public Optional<Instant> endsAt() {
    return tokens.endsAt();
  }

  /**
   * {@return the end of a token: the next six in the morning, Indian time, after its login}
   *
   * @param loginTime when the login was
   */
  public static Instant endOf(Instant loginTime) {
    OffsetDateTime local = loginTime.atOffset(Times.INDIA);
    OffsetDateTime six = local.with(END_OF_TOKENS);
    return (local.isBefore(six) ? six : six.plusDays(1)).toInstant();
  }

  /**
   * {@return whether a postback was signed with the app's secret} The signature covers neither status nor
   * quantity, so a genuine postback is still only a hint to read the order.
   *
   * @param orderId its order id
   * @param orderTimestamp its order time stamp, as written there
   * @param checksum its checksum
   */
  public boolean isGenuine(String orderId, String orderTimestamp, String checksum) {
    return Checksums.matches(orderId + orderTimestamp + credentials.apiSecret(), checksum);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** {@return whether there is a token and when it ends, nothing more} */
  @Override
  public String toString() {
    return "KiteSession[" + endsAt().map(end -> "until " + end).orElse("no token") + "]";
  }
}
