package dev.belay.kite;

import dev.belay.order.RejectionReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One row of the table that maps an answer to its meaning.
 *
 * @param on which requests it applies to
 * @param codes the HTTP status codes; empty means any
 * @param errorTypes the broker's error types; empty means any, even none
 * @param message what the message must contain; empty means any
 * @param grade what it proves
 * @param reason why it was refused; empty for other grades
 * @param meaning the same for a person, and what to do
 */
record ErrorRow(EnumSet<On> on, List<Integer> codes, List<String> errorTypes, Optional<Pattern> message, Grade grade,
    Optional<RejectionReason> reason, String meaning) {

  /** What was asked. */
  enum On {
    /** A new order. */
    PLACE,
    /** A change of an order's price. */
    MODIFY,
    /** The cancellation of an order. */
    CANCEL
  }

  /** What an answer proves. */
  enum Grade {
    /** The broker has taken the request. */
    ACCEPTED,
    /** Nothing was placed or changed. */
    REFUSED,
    /** Nobody can say. */
    INDETERMINATE
  }

  boolean covers(On asked, int code, String type, String text) {
    return on.contains(asked)
        && (codes.isEmpty() || codes.contains(code))
        && (errorTypes.isEmpty() || errorTypes.contains(type))
        && (message.isEmpty() || message.get().matcher(text).find());
  }
}
