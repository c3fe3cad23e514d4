package dev.belay.kite;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.time.Instant;
import java.util.Optional;

/**
 * Rows of the order book, of an order's history, and pushed updates.
 *
 * <p>What decides is strict: id, contract, side, quantity, filled quantity, status. What informs is lenient:
 * prices, stamps, messages. The broker's pending and cancelled quantities are not even read: they contradict
 * each other.
 */
final class OrderRows {

  static final Fields FIELDS = new Fields();
  private static final int ID = FIELDS.text("order_id");
  private static final int EXCHANGE_ID = FIELDS.text("exchange_order_id");
  private static final int STATUS = FIELDS.text("status");
  private static final int MESSAGE = FIELDS.text("status_message");
  private static final int RAW_MESSAGE = FIELDS.text("status_message_raw");
  private static final int REGISTERED = FIELDS.text("order_timestamp");
  private static final int UPDATED = FIELDS.text("exchange_update_timestamp");
  private static final int EXCHANGED = FIELDS.text("exchange_timestamp");
  private static final int EXCHANGE = FIELDS.text("exchange");
  private static final int SYMBOL = FIELDS.text("tradingsymbol");
  private static final int PRODUCT = FIELDS.text("product");
  private static final int SIDE = FIELDS.text("transaction_type");
  private static final int QUANTITY = FIELDS.text("quantity");
  private static final int FILLED = FIELDS.text("filled_quantity");
  private static final int TYPE = FIELDS.text("order_type");
  private static final int PRICE = FIELDS.text("price");
  private static final int TRIGGER = FIELDS.text("trigger_price");
  private static final int AVERAGE = FIELDS.text("average_price");
  private static final int TAG = FIELDS.text("tag");
  private static final int TAGS = FIELDS.list("tags");

  private final Contracts contracts;

  OrderRows(Contracts contracts) {
    this.contracts = contracts;
  }

  /** One row, or nothing when it is of a market that Belay does not trade. */
  Optional<OrderReport> read(Row row) throws UnreadableException {
    Optional<Contracts.Contract> contract = contracts.of(row, EXCHANGE, SYMBOL, PRODUCT);
    if (contract.isEmpty()) {
      return Optional.empty();
    }
    long quantity = row.units(QUANTITY, "quantity");
    long filled = row.units(FILLED, "filled_quantity");
    if (quantity <= 0 || filled < 0) {
      throw row.bad("reports " + filled + " of " + quantity);
    }
    ReportedStatus status = status(row.required(STATUS, "status"));
    return Optional.of(new OrderReport(OrderIds.read(row.required(ID, "order_id")), tag(row),
        contract.get().instrument(), contract.get().product(), side(row, SIDE), Quantity.of(quantity),
        Quantity.of(filled), filled > 0 ? price(row, AVERAGE) : Optional.empty(), status,
        row.text(EXCHANGE_ID).isPresent(), terms(row), rejection(row, status), brokerTime(row)));
  }

  static Side side(Row row, int slot) throws UnreadableException {
    String side = row.required(slot, "transaction_type");
    return switch (side) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default -> throw row.bad("is neither BUY nor SELL");
    };
  }

  /** Whatever is not known here counts as working, never as ended. */
  static ReportedStatus status(String text) {
    return switch (text) {
      case "OPEN" -> ReportedStatus.OPEN;
      case "COMPLETE" -> ReportedStatus.COMPLETE;
      case "CANCELLED" -> ReportedStatus.CANCELLED;
      case "REJECTED" -> ReportedStatus.REJECTED;
      case "LAPSED" -> ReportedStatus.LAPSED;
      case "TRIGGER PENDING" -> ReportedStatus.TRIGGER_PENDING;
      case "CANCEL PENDING" -> ReportedStatus.CANCEL_PENDING;
      case "MODIFY VALIDATION PENDING", "MODIFY PENDING", "MODIFIED" -> ReportedStatus.MODIFY_PENDING;
      case "PUT ORDER REQ RECEIVED", "PUT ORDER REQUEST RECEIVED", "VALIDATION PENDING", "OPEN PENDING",
          "AMO REQ RECEIVED" -> ReportedStatus.TRANSIT;
      default -> ReportedStatus.UNRECOGNISED;
    };
  }

  /** Our tag stands in {@code tag} or among the {@code tags}, to which the broker adds entries of its own. */
  private static Optional<OrderTag> tag(Row row) {
    Optional<OrderTag> single = row.text(TAG).flatMap(OrderTag::parse);
    if (single.isPresent() || row.list().isEmpty()) {
      return single;
    }
    return row.list().stream().flatMap(each -> OrderTag.parse(each).stream()).findFirst();
  }

  private static Optional<Price> price(Row row, int slot) {
    return row.price(slot).filter(each -> !each.isZero());
  }

  private static Optional<PriceTerms> terms(Row row) {
    Optional<Price> price = price(row, PRICE);
    return switch (row.text(TYPE).orElse("")) {
      case "LIMIT" -> price.map(PriceTerms.Limit::new);
      case "SL" -> price.flatMap(limit -> price(row, TRIGGER).map(at -> new PriceTerms.StopLimit(at, limit)));
      default -> Optional.empty();
    };
  }

  private static Optional<BrokerRejection> rejection(Row row, ReportedStatus status) {
    if (status != ReportedStatus.REJECTED && status != ReportedStatus.CANCELLED) {
      return Optional.empty();
    }
    Optional<String> message = row.text(MESSAGE);
    Optional<String> raw = row.text(RAW_MESSAGE);
    if (message.isEmpty() && raw.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(ErrorTable.reported(message.orElse(""), raw.orElse("")));
  }

  private static Optional<Instant> brokerTime(Row row) {
    Optional<Instant> registered = row.text(REGISTERED).flatMap(Times::instant);
    Optional<Instant> exchanged = later(registered, row.text(EXCHANGED).flatMap(Times::instant));
    return later(exchanged, row.text(UPDATED).flatMap(Times::instant));
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return one.get().isBefore(other.get()) ? other : one;
  }
}
