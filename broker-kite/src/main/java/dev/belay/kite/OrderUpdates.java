package dev.belay.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.belay.order.OrderReport;
import java.io.IOException;
import java.util.Optional;

/** Orders that the broker sends unasked, without an envelope: postbacks, and the stream's order messages. */
final class OrderUpdates {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Fields SIGNATURE = new Fields();
  private static final int ID = SIGNATURE.text("order_id");
  private static final int STAMP = SIGNATURE.text("order_timestamp");
  private static final int CHECKSUM = SIGNATURE.text("checksum");

  private final OrderRows rows;

  OrderUpdates(OrderRows rows) {
    this.rows = rows;
  }

  /** What a postback is signed with. */
  record Signature(String orderId, String orderTimestamp, String checksum) {}

  /** The order, or nothing when it cannot be read or is of a market that Belay does not trade. */
  Optional<OrderReport> read(byte[] body) {
    try {
      return rows.read(row(body, OrderRows.FIELDS));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** The signature, or nothing when a part of it is missing. */
  static Optional<Signature> signature(byte[] body) {
    try {
      Row row = row(body, SIGNATURE);
      return Optional.of(new Signature(row.required(ID, "order_id"), row.required(STAMP, "order_timestamp"),
          row.required(CHECKSUM, "checksum")));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  private static Row row(byte[] body, Fields fields) throws UnreadableException {
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      Row row = Row.read(json, fields, "an order");
      if (json.nextToken() != null) {
        throw new UnreadableException("text after the end of an order");
      }
      return row;
    } catch (IOException e) {
      throw new UnreadableException("an order that is no JSON, or is cut short");
    }
  }
}
