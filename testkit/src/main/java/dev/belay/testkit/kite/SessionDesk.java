package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Login, logout and the check of each request's header. Runs on the time source's thread. */
final class SessionDesk {

  private final KiteAccount account;
  private boolean requestTokenUsed;
  private boolean loggedIn = true;

  SessionDesk(KiteAccount account) {
    this.account = account;
  }

  /** The refusal of a request that nobody is logged in for. */
  Optional<Reply> check(WireCall call) {
    String header = call.headers().getOrDefault("authorization", "");
    if (!loggedIn || !header.equals(account.authorization())) {
      return Optional.of(Reply.error(403, "TokenException", "Incorrect `api_key` or `access_token`."));
    }
    return "3".equals(call.headers().get("x-kite-version")) ? Optional.empty()
        : Optional.of(Reply.input("Missing or bad `X-Kite-Version`."));
  }

  Reply login(WireCall call, Instant now) {
    String expected = sha256(account.apiKey() + account.requestToken() + account.apiSecret());
    if (!call.field("api_key").equals(account.apiKey()) || !call.field("checksum").equals(expected)) {
      return Reply.error(403, "TokenException", "Invalid `checksum`.");
    }
    if (requestTokenUsed || !call.field("request_token").equals(account.requestToken())) {
      return Reply.error(403, "TokenException", "Token is invalid or has expired.");
    }
    requestTokenUsed = true;
    loggedIn = true;
    ObjectNode data = AccountJson.profile(account);
    data.put("api_key", account.apiKey());
    data.put("access_token", account.accessToken());
    data.put("public_token", "samplepublictoken");
    data.put("enctoken", "");
    data.put("refresh_token", "");
    data.put("silo", "");
    data.put("login_time", OrderJson.stamp(now));
    return Reply.success(data);
  }

  Reply logout(WireCall call) {
    boolean known = call.field("api_key").equals(account.apiKey())
        && call.field("access_token").equals(account.accessToken());
    if (!known) {
      return Reply.error(403, "TokenException", "Token is invalid or has expired.");
    }
    loggedIn = false;
    return Reply.success(BooleanNode.TRUE);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
