package dev.belay.kite;

import static dev.belay.kite.ErrorRow.Grade.ACCEPTED;
import static dev.belay.kite.ErrorRow.Grade.INDETERMINATE;
import static dev.belay.kite.ErrorRow.Grade.REFUSED;
import static dev.belay.kite.ErrorRow.On.CANCEL;
import static dev.belay.kite.ErrorRow.On.MODIFY;
import static dev.belay.kite.ErrorRow.On.PLACE;

import dev.belay.kite.ErrorRow.Grade;
import dev.belay.kite.ErrorRow.On;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.RejectionReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the broker's answers to writes mean: the first row that covers an answer holds. Dated facts, as known
 * in October 2026. A refusal needs proof, so a body that is not the broker's envelope matches only the rows
 * without an error type and a message; and the last row says that nobody can say.
 *
 * <p>A test holds every row.
 */
final class ErrorTable {

  private static final EnumSet<On> ANY = EnumSet.allOf(On.class);
  private static final EnumSet<On> CHANGE = EnumSet.of(MODIFY, CANCEL);
  private static final List<Integer> ALL_CODES = List.of();
  private static final List<Integer> BAD_REQUEST = List.of(400);
  private static final List<Integer> CLIENT = List.of(400, 403, 429);
  private static final List<String> NO_TYPE = List.of();
  private static final List<String> INPUT = List.of("InputException");
  private static final List<String> BUSINESS = List.of("InputException", "MarginException", "HoldingException");
  private static final List<String> ANY_TYPE = List.of("InputException", "MarginException", "HoldingException",
      "NetworkException", "GeneralException", "OrderException", "DataException", "PermissionException",
      "PermissionError", "TokenException", "UserException");

  static final List<ErrorRow> ROWS = List.of(
      row(ANY, List.of(200), List.of("success"), "", ACCEPTED, null,
          "taken, with the order's id; whether it trades is another matter"),
      row(ANY, ALL_CODES, ANY_TYPE, "(?i)timed out|check the order ?book", INDETERMINATE, null,
          "the broker gave up waiting; such orders have appeared seconds later, even after a 400"),
      row(ANY, CLIENT, ANY_TYPE, "Maximum allowed order requests", REFUSED, RejectionReason.REQUEST_LIMIT,
          "the minute's or the day's limit of requests is reached, exits included; call the dealing desk"),
      row(CHANGE, CLIENT, ANY_TYPE, "Maximum allowed order modifications", REFUSED,
          RejectionReason.MODIFICATION_LIMIT, "25 modifications are used up; cancel and place anew"),
      row(ANY, CLIENT, ANY_TYPE, "No IPs configured|IP .*is not allowed", REFUSED, RejectionReason.ADDRESS,
          "our address is not registered; cancels and exits are refused too: fix it before the session"),
      row(ANY, List.of(403), List.of("TokenException"), "", REFUSED, RejectionReason.TOKEN,
          "the session has ended; open orders live on, log in again"),
      row(ANY, List.of(403), List.of("PermissionException", "PermissionError"), "", REFUSED, RejectionReason.OTHER,
          "the account or app may not do this"),
      row(ANY, List.of(429), NO_TYPE, "", REFUSED, RejectionReason.RATE,
          "too many requests in this second; nothing was placed"),
      row(CHANGE, BAD_REQUEST, ANY_TYPE, "being processed", REFUSED, RejectionReason.NOT_CHANGEABLE,
          "the order is being processed, or has ended: the text is the same; read it again"),
      row(ANY, BAD_REQUEST, ANY_TYPE, "(?i)try later|try again", INDETERMINATE, null,
          "the broker asks for patience and proves nothing"),
      row(ANY, BAD_REQUEST, List.of("MarginException"), "", REFUSED, RejectionReason.MARGIN,
          "not enough margin"),
      row(ANY, BAD_REQUEST, BUSINESS, "Insufficient funds|Margin Exceeds", REFUSED, RejectionReason.MARGIN,
          "not enough margin"),
      row(ANY, BAD_REQUEST, BUSINESS,
          "higher than the maximum quantity of|[Ff]reeze q|exceeds? (the )?freeze", REFUSED,
          RejectionReason.FREEZE_QUANTITY, "more units than the exchange takes in one order; the text names the limit"),
      row(ANY, BAD_REQUEST, BUSINESS, "without market protection|decode market_protection", REFUSED,
          RejectionReason.PROTECTION, "a market order must carry a protection"),
      row(ANY, BAD_REQUEST, BUSINESS, "expired or does not exist", REFUSED, RejectionReason.INSTRUMENT,
          "no such contract, or it has expired; load the instruments file of the day"),
      row(ANY, BAD_REQUEST, BUSINESS, "limit price and trigger price|Stop limit order price range", REFUSED,
          RejectionReason.STOP_GAP, "limit and trigger of a stop are too far apart"),
      row(ANY, BAD_REQUEST, BUSINESS, "circuit limit|limit price protection range", REFUSED,
          RejectionReason.PRICE_BAND, "outside the prices that the exchange takes now"),
      row(ANY, BAD_REQUEST, BUSINESS, "OI\\) being less than|SL-M orders are blocked|Function not available", REFUSED,
          RejectionReason.PRODUCT, "this product or order type is not taken for the contract"),
      row(ANY, BAD_REQUEST, BUSINESS, "(?i)markets? (is|are) closed|after market order", REFUSED,
          RejectionReason.SESSION, "the segment is closed"),
      row(ANY, BAD_REQUEST, List.of("HoldingException"), "", REFUSED, RejectionReason.HOLDINGS,
          "not enough holdings to sell"),
      row(ANY, List.of(428), ANY_TYPE, "", REFUSED, RejectionReason.HOLDINGS,
          "the sale of holdings needs the client's authorisation at the depository"),
      row(ANY, BAD_REQUEST, INPUT, "(?i)invalid|missing|tick size|multiple of|order slicing|max 8 characters", REFUSED,
          RejectionReason.MALFORMED, "a field the broker cannot take: off the tick or lot grid, or badly written"),
      row(ANY, BAD_REQUEST, INPUT, "", REFUSED, RejectionReason.OTHER,
          "refused before it was placed, for a reason of the broker's; read the text"),
      row(ANY, ALL_CODES, NO_TYPE, "", INDETERMINATE, null,
          "everything else: 5xx, HTML, an answer cut short, none at all; searched by tag"));

  private static final Pattern FREEZE_LIMIT = Pattern.compile("maximum quantity of (\\d{1,12})");

  private ErrorTable() {}

  private static ErrorRow row(EnumSet<On> on, List<Integer> codes, List<String> types, String message, Grade grade,
      RejectionReason reason, String meaning) {
    Optional<Pattern> pattern = message.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(message));
    return new ErrorRow(on, codes, types, pattern, grade, Optional.ofNullable(reason), meaning);
  }

  /** The row that covers an answer; type and text are blank when the body was not the broker's envelope. */
  static ErrorRow find(On asked, int code, String errorType, String text) {
    for (ErrorRow row : ROWS) {
      if (row.covers(asked, code, errorType, text)) {
        return row;
      }
    }
    throw new IllegalStateException("the last row covers everything");
  }

  /** A refusal with the largest quantity, where its text names one. */
  static BrokerRejection rejection(RejectionReason reason, String text) {
    Matcher limit = FREEZE_LIMIT.matcher(text);
    Optional<Quantity> freeze = limit.find()
        ? Optional.of(Quantity.parse(limit.group(1))).filter(Quantity::isPositive) : Optional.empty();
    return new BrokerRejection(reason, text, freeze);
  }

  /**
   * Why an order was refused or cancelled after it was taken: the same texts, in the row's status message.
   */
  static BrokerRejection reported(String message, String raw) {
    String both = message + " " + raw;
    RejectionReason reason = ROWS.stream()
        .filter(row -> row.message().isPresent() && row.grade() == REFUSED && row.on().contains(PLACE)
            && row.codes().contains(400) && row.message().get().matcher(both).find())
        .map(row -> row.reason().orElseThrow())
        .findFirst().orElse(RejectionReason.OTHER);
    return rejection(reason, message.isBlank() ? raw : message);
  }
}
