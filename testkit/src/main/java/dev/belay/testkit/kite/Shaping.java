package dev.belay.testkit.kite;

import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import java.time.Duration;
import java.util.Optional;

/** What a fault makes of an answer. */
final class Shaping {

  private static final Duration STALE_BY = Duration.ofSeconds(5);
  private static final String JSON = "application/json";

  private Shaping() {}

  /** The answer to a request that the broker has taken, as the fault lets it through. */
  static Reply shaped(WireFault fault, WireCall call, Reply reply) {
    return switch (fault) {
      case NO_ANSWER, NO_ANSWER_NOT_TAKEN -> reply.sent(Reply.Manner.NEVER);
      case DROP, DROP_NOT_TAKEN -> reply.sent(Reply.Manner.DROP);
      case CUT_SHORT -> reply.sent(Reply.Manner.CUT);
      case TOO_MANY_REQUESTS -> RequestCounter.tooMany();
      case REQUEST_LIMIT -> RequestCounter.limitReached();
      case HTML_504 -> Reply.html(504, "Gateway Time-out");
      case HTML_502_NOT_TAKEN -> Reply.html(502, "Bad Gateway");
      case UNAVAILABLE_RETRY_AFTER_ZERO -> Reply.error(503, "NetworkException", "Service unavailable")
          .withHeader("Retry-After", "0");
      case REQUEST_TIMEOUT_408 -> Reply.error(408, "NetworkException", "Request timeout");
      case REDIRECT -> Reply.html(307, "Temporary Redirect").withHeader("Location", call.path());
      case UNAUTHORIZED -> Reply.html(401, "Unauthorized").withHeader("WWW-Authenticate", "Basic realm=\"orders\"");
      case TIMED_OUT_400 -> Reply.input(
          "Order request timed out. Please check the order book and confirm before placing again.");
      case OK_WITHOUT_ID -> Reply.raw(200, JSON, "{\"status\":\"success\",\"data\":{}}");
      case MALFORMED_JSON -> Reply.raw(200, JSON, "{\"status\":\"success\",\"data\":{\"order_id\":\"2608");
      case NO_BODY -> Reply.raw(200, JSON, "");
      case GZIPPED -> reply.sent(Reply.Manner.ZIPPED);
      case NO_CONTENT_TYPE -> new Reply(reply.code(), "", reply.body(), reply.manner(), reply.headers());
      case TOKEN_REFUSED -> Reply.error(403, "TokenException", "Token is invalid or has expired.");
      case ADDRESS_REFUSED -> Reply.error(403, "PermissionException", "IP (203.0.113.7) is not allowed to place orders"
          + " for this app. Update allowed IPs on the Kite developer console.");
      case STALE, EMPTY -> reply;
    };
  }

  /** What a fault does to the truth that a read sees. */
  static Optional<ReadFault> ofRead(WireFault fault) {
    return switch (fault) {
      case STALE -> Optional.of(ReadFault.stale(STALE_BY));
      case EMPTY -> Optional.of(ReadFault.empty());
      default -> Optional.empty();
    };
  }

  /** Which read a request asks for. */
  static Optional<Read> readOf(WireCall call) {
    if (!call.method().equals("GET")) {
      return Optional.empty();
    }
    return switch (call.path()) {
      case "/orders" -> Optional.of(Read.ORDERS);
      case "/trades" -> Optional.of(Read.TRADES);
      case "/portfolio/positions" -> Optional.of(Read.POSITIONS);
      case "/portfolio/holdings" -> Optional.of(Read.HOLDINGS);
      default -> call.path().startsWith("/orders/") ? Optional.of(Read.HISTORY) : Optional.empty();
    };
  }
}
