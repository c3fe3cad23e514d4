package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.order.BrokerRejection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the server answers.
 *
 * @param code the HTTP status code
 * @param contentType the content type, blank for none
 * @param body the body
 * @param manner how it is sent
 * @param headers further headers
 */
record Reply(int code, String contentType, byte[] body, Manner manner, SortedMap<String, String> headers) {

  private static final String JSON = "application/json";
  private static final SortedMap<String, String> NO_HEADERS = Collections.emptySortedMap();

  /** How an answer is sent. */
  enum Manner {
    /** As it is. */
    WHOLE,
    /** Zipped. */
    ZIPPED,
    /** The connection breaks in the middle of the body. */
    CUT,
    /** The connection is closed instead. */
    DROP,
    /** Nothing comes, ever. */
    NEVER
  }

  static Reply success(JsonNode data) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("status", "success");
    envelope.set("data", data);
    return json(200, envelope);
  }

  static Reply error(int code, String errorType, String message) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("status", "error");
    envelope.put("message", message);
    envelope.putNull("data");
    envelope.put("error_type", errorType);
    return json(code, envelope);
  }

  static Reply input(String message) {
    return error(400, "InputException", message);
  }

  static Reply html(int code, String title) {
    String page = "<html>\r\n<head><title>" + code + " " + title + "</title></head>\r\n<body>\r\n<center><h1>" + code
        + " " + title + "</h1></center>\r\n<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n";
    return new Reply(code, "text/html", page.getBytes(StandardCharsets.UTF_8), Manner.WHOLE, NO_HEADERS);
  }

  private static Reply json(int code, JsonNode envelope) {
    return new Reply(code, JSON, envelope.toString().getBytes(StandardCharsets.UTF_8), Manner.WHOLE, NO_HEADERS);
  }

  static Reply raw(int code, String contentType, String text) {
    return new Reply(code, contentType, text.getBytes(StandardCharsets.UTF_8), Manner.WHOLE, NO_HEADERS);
  }

  Reply sent(Manner other) {
    return new Reply(code, contentType, body, other, headers);
  }

  Reply withHeader(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(code, contentType, body, manner, more);
  }

  /** A refusal in the broker's words, code and type. */
  static Reply refusal(BrokerRejection rejection) {
    return switch (rejection.reason()) {
      case MARGIN -> error(400, "MarginException",
          "Insufficient funds. Required margin is 95417.84 but available margin is 74251.80.");
      case FREEZE_QUANTITY -> input(String.format(Locale.ROOT, "The order quantity is higher than the maximum quantity"
          + " of %s allowed by the exchanges. Please reduce the order quantity or use iceberg orders.",
          rejection.freezeLimit().map(Object::toString).orElse("the freeze limit")));
      case PRICE_BAND -> input("Price exceeds circuit limits. " + rejection.text());
      case PROTECTION -> input("Market orders without market protection are not allowed via API."
          + " Please set market protection or use a Limit order.");
      case STOP_GAP -> input("The difference between the limit price and trigger price for SL orders is over the"
          + " exchange permissible range.");
      case INSTRUMENT -> input("The instrument you are placing an order for has either expired or does not exist.");
      case MALFORMED -> input("Invalid request: " + rejection.text());
      case SESSION -> input("Markets are closed right now. " + rejection.text());
      case PRODUCT -> input("SL-M orders are blocked for this contract.");
      case HOLDINGS -> error(400, "HoldingException", "Insufficient stock holding. " + rejection.text());
      case RATE -> error(429, "NetworkException", "Too many requests");
      case REQUEST_LIMIT -> error(429, "NetworkException", "Maximum allowed order requests exceeded");
      case MODIFICATION_LIMIT -> error(400, "NetworkException", "Maximum allowed order modifications exceeded.");
      case TOKEN -> error(403, "TokenException", "Token is invalid or has expired.");
      case ADDRESS -> error(403, "PermissionException", "IP (203.0.113.7) is not allowed to place orders for this app."
          + " Update allowed IPs on the Kite developer console.");
      case NOT_CHANGEABLE -> rejection.text().startsWith("Couldn't find")
          ? error(400, "GeneralException", "Couldn't find that `order_id`.")
          : input("Order cannot be changed as it is being processed. Try later.");
      case NOT_SENT, OTHER -> input(rejection.text());
    };
  }
}
