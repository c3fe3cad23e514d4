package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.order.BrokerOrderId;
import java.io.IOException;
import java.util.Optional;

/** Judges answers to writes by the {@link ErrorTable}. */
final class WriteJudge {

  private static final String SUCCESS = "success";

  private final Secrets secrets;

  WriteJudge(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * What an answer proves.
   *
   * @param asked what was asked
   * @param about the order that a change is about, empty for a new order
   * @param answer what came of it
   */
  Verdict judge(ErrorRow.On asked, Optional<BrokerOrderId> about, Answer answer) {
    if (answer instanceof Answer.NotSent notSent) {
      return Verdict.notSent(notSent.cause());
    }
    if (answer instanceof Answer.Received received) {
      return received.code() == 200 ? judgeTaken(asked, about, received) : judgeError(asked, received);
    }
    return new Verdict.Unknown(((Answer.Lost) answer).cause());
  }

  private Verdict judgeTaken(ErrorRow.On asked, Optional<BrokerOrderId> about, Answer.Received received) {
    Envelope<BrokerOrderId> envelope;
    try {
      envelope = Envelope.read(received.body(), WriteJudge::readId);
    } catch (UnreadableException e) {
      return new Verdict.Unknown("HTTP 200, but " + e.getMessage());
    }
    if (!envelope.success()) {
      return judgeRow(asked, 200, envelope.errorType(), envelope.message());
    }
    if (envelope.data().isEmpty()) {
      return new Verdict.Unknown("HTTP 200 without an order id");
    }
    BrokerOrderId id = envelope.data().get();
    if (about.isPresent() && !about.get().equals(id)) {
      return new Verdict.Unknown("HTTP 200 for another order");
    }
    return ErrorTable.find(asked, 200, SUCCESS, "").grade() == ErrorRow.Grade.ACCEPTED
        ? new Verdict.Taken(id) : new Verdict.Unknown("HTTP 200");
  }

  /** The order's id. A list of children means that the broker sliced it, which is never asked for. */
  private static BrokerOrderId readId(JsonParser json) throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException("there is no order id");
    }
    Optional<BrokerOrderId> id = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("order_id") && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)
          && id.isEmpty()) {
        id = Optional.of(OrderIds.read(json.getText()));
      } else if (name.equals("order_id") || name.equals("children") && value != JsonToken.VALUE_NULL) {
        throw new UnreadableException("there is more or other than one order id");
      } else {
        json.skipChildren();
      }
    }
    return id.orElseThrow(() -> new UnreadableException("there is no order id"));
  }

  private Verdict judgeError(ErrorRow.On asked, Answer.Received received) {
    try {
      Envelope<Boolean> envelope = Envelope.readWithoutData(received.body());
      String type = envelope.success() ? "" : envelope.errorType();
      return judgeRow(asked, received.code(), type, type.isEmpty() ? "" : envelope.message());
    } catch (UnreadableException e) {
      return judgeRow(asked, received.code(), "", "");
    }
  }

  private Verdict judgeRow(ErrorRow.On asked, int code, String type, String message) {
    String text = secrets.hide(message);
    ErrorRow row = ErrorTable.find(asked, code, type, text);
    String said = text.isBlank() ? "HTTP " + code : "HTTP " + code + ": " + text;
    return switch (row.grade()) {
      case REFUSED -> new Verdict.Refused(ErrorTable.rejection(row.reason().orElseThrow(), said));
      case ACCEPTED, INDETERMINATE -> new Verdict.Unknown(said);
    };
  }
}
