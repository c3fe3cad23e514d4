package dev.belay.kite;

import dev.belay.money.Quantity;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Rows of the trade book. Everything in them decides, so everything is strict. */
final class TradeRows {

  static final Fields FIELDS = new Fields();
  private static final int ID = FIELDS.text("trade_id");
  private static final int ORDER = FIELDS.text("order_id");
  private static final int EXCHANGE = FIELDS.text("exchange");
  private static final int SYMBOL = FIELDS.text("tradingsymbol");
  private static final int PRODUCT = FIELDS.text("product");
  private static final int SIDE = FIELDS.text("transaction_type");
  private static final int QUANTITY = FIELDS.text("quantity");
  private static final int PRICE = FIELDS.text("average_price");
  private static final int FILLED = FIELDS.text("fill_timestamp");
  private static final int EXCHANGED = FIELDS.text("exchange_timestamp");

  private final Contracts contracts;

  TradeRows(Contracts contracts) {
    this.contracts = contracts;
  }

  /** One trade, or nothing when it is of a market that Belay does not trade. */
  Optional<TradeReport> read(Row row) throws UnreadableException {
    Optional<Contracts.Contract> contract = contracts.of(row, EXCHANGE, SYMBOL, PRODUCT);
    if (contract.isEmpty()) {
      return Optional.empty();
    }
    long quantity = row.units(QUANTITY, "quantity");
    BigDecimal price = row.decimal(PRICE, "average_price");
    if (quantity <= 0 || price.signum() < 0) {
      throw row.bad("is of " + quantity + " units or of a negative price");
    }
    Optional<Instant> filled = row.text(FILLED).flatMap(Times::instant);
    Instant at = filled.or(() -> row.text(EXCHANGED).flatMap(Times::instant))
        .orElseThrow(() -> row.bad("has no time"));
    return Optional.of(new TradeReport(tradeId(row), OrderIds.read(row.required(ORDER, "order_id")),
        contract.get().instrument(), contract.get().product(), OrderRows.side(row, SIDE), Quantity.of(quantity),
        Numbers.price(price), at));
  }

  private static TradeId tradeId(Row row) throws UnreadableException {
    try {
      return new TradeId(row.required(ID, "trade_id"));
    } catch (IllegalArgumentException e) {
      throw row.bad("has an id of another form");
    }
  }
}
