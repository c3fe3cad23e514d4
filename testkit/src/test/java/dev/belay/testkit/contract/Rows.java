package dev.belay.testkit.contract;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.Product;
import dev.belay.order.ReportedStatus;
import java.util.Optional;

/** Rows of a book with one thing changed. */
final class Rows {

  private Rows() {}

  static OrderReport untagged(OrderReport row) {
    return copy(row, Optional.empty(), row.product(), row.quantity(), row.filled(), row.status(), row.rejection());
  }

  static OrderReport as(Product product, OrderReport row) {
    return copy(row, row.tag(), product, row.quantity(), row.filled(), row.status(), row.rejection());
  }

  static OrderReport of(Quantity quantity, OrderReport row) {
    return copy(row, row.tag(), row.product(), quantity, row.filled(), row.status(), row.rejection());
  }

  static OrderReport unfilled(OrderReport row) {
    return copy(row, row.tag(), row.product(), row.quantity(), Quantity.ZERO, row.status(), row.rejection());
  }

  static OrderReport as(ReportedStatus status, OrderReport row) {
    return copy(row, row.tag(), row.product(), row.quantity(), row.filled(), status, row.rejection());
  }

  static OrderReport unexplained(OrderReport row) {
    return copy(row, row.tag(), row.product(), row.quantity(), row.filled(), row.status(), Optional.empty());
  }

  private static OrderReport copy(OrderReport row, Optional<OrderTag> tag, Product product, Quantity quantity,
      Quantity filled, ReportedStatus status, Optional<BrokerRejection> rejection) {
    return new OrderReport(row.id(), tag, row.instrument(), product, row.side(), quantity, filled, row.averagePrice(),
        status, row.atExchange(), row.price(), rejection, row.brokerTime());
  }
}
