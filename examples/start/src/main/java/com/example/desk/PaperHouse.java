package com.example.desk;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.BrokerRejection;
import dev.belay.order.Side;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The library's other end, played by the testkit's simulated broker. Yours is a server; this file goes away then. */
public final class PaperHouse implements HouseApi {

  /** How a blocking call waits: at the machine's pace, or by moving virtual time. */
  public interface Waiting {

    /** Waits for an answer. */
    <T> T on(CompletionStage<T> answer);
  }

  private final BrokerClient exchange;
  private final Waiting waiting;

  /**
   * Opens the house.
   *
   * @param exchange what really happens
   * @param waiting how calls block
   */
  public PaperHouse(BrokerClient exchange, Waiting waiting) {
    this.exchange = exchange;
    this.waiting = waiting;
  }

  @Override
  public String place(String remark, Ticket ticket) throws HouseRefusal, IOException {
    OrderTerms terms = new OrderTerms(new InstrumentId(Exchange.valueOf(ticket.exchange()), ticket.symbol()),
        Product.valueOf(ticket.product()), Side.valueOf(ticket.side()), Quantity.of(ticket.quantity()),
        price(ticket.limit(), ticket.trigger()));
    PlaceResult answer = waiting.on(exchange.placeOrder(OrderTag.parse(remark).orElseThrow(), terms));
    if (answer instanceof PlaceResult.Refused no) {
      throw refusal(no.rejection());
    } else if (answer instanceof PlaceResult.Indeterminate lost) {
      throw new IOException(lost.cause());
    }
    return ((PlaceResult.Accepted) answer).id().value();
  }

  @Override
  public void cancel(String id) throws HouseRefusal, IOException {
    CancelResult answer = waiting.on(exchange.cancelOrder(new BrokerOrderId(id)));
    if (answer instanceof CancelResult.Refused no) {
      throw refusal(no.rejection());
    } else if (answer instanceof CancelResult.Indeterminate lost) {
      throw new IOException(lost.cause());
    }
  }

  @Override
  public void modify(String id, String limit, String trigger) throws HouseRefusal, IOException {
    ModifyResult answer = waiting.on(exchange.modifyOrder(new BrokerOrderId(id), price(limit, trigger)));
    if (answer instanceof ModifyResult.Refused no) {
      throw refusal(no.rejection());
    } else if (answer instanceof ModifyResult.Indeterminate lost) {
      throw new IOException(lost.cause());
    }
  }

  @Override
  public List<Row> history(String id) throws HouseRefusal, IOException {
    return read(exchange.history(new BrokerOrderId(id))).stream().map(PaperHouse::row).toList();
  }

  @Override
  public List<Row> orders() throws HouseRefusal, IOException {
    return read(exchange.orders()).stream().map(PaperHouse::row).toList();
  }

  @Override
  public List<Trade> trades() throws HouseRefusal, IOException {
    return read(exchange.trades()).stream().map(each -> new Trade(each.id().value(), each.order().value(),
        new Ticket(each.instrument().exchange().code(), each.instrument().symbol(), each.product().name(),
            each.side().name(), each.quantity().units(), "0", "0"), each.quantity().units(),
        each.price().toString(), each.at())).toList();
  }

  @Override
  public List<Net> positions() throws HouseRefusal, IOException {
    return read(exchange.positions()).stream().map(PaperHouse::net).toList();
  }

  @Override
  public List<Net> holdings() throws HouseRefusal, IOException {
    return read(exchange.holdings()).stream().map(each -> new Net(each.instrument().exchange().code(),
        each.instrument().symbol(), Product.CNC.name(), each.quantity().units())).toList();
  }

  @Override
  public Cash cash() throws HouseRefusal, IOException {
    Funds funds = read(exchange.funds());
    return new Cash(funds.available().toString(), funds.cash().toString(), funds.utilised().toString());
  }

  private <T> T read(CompletionStage<BrokerRead<T>> asked) throws HouseRefusal, IOException {
    BrokerRead<T> answer = waiting.on(asked);
    if (answer instanceof BrokerRead.Failed<T> failed) {
      switch (failed.cause()) {
        case NOT_FOUND -> throw new HouseRefusal(failed.text());
        default -> throw new IOException(failed.text());
      }
    }
    return answer.value().orElseThrow();
  }

  private static HouseRefusal refusal(BrokerRejection no) {
    String word = no.reason() == RejectionReason.MARGIN ? "MARGIN "
        : no.reason() == RejectionReason.PRICE_BAND ? "BAND " : "";
    return new HouseRefusal(word + no.text());
  }

  private static PriceTerms price(String limit, String trigger) {
    return Price.parse(trigger).isZero() ? new PriceTerms.Limit(Price.parse(limit))
        : new PriceTerms.StopLimit(Price.parse(trigger), Price.parse(limit));
  }

  private static Row row(OrderReport report) {
    Optional<PriceTerms> price = report.price();
    String trigger = price.filter(each -> each instanceof PriceTerms.StopLimit)
        .map(each -> ((PriceTerms.StopLimit) each).trigger().toString()).orElse("0");
    Ticket ticket = new Ticket(report.instrument().exchange().code(), report.instrument().symbol(),
        report.product().name(), report.side().name(), report.quantity().units(),
        price.flatMap(PriceTerms::limitPrice).map(Price::toString).orElse("0"), trigger);
    return new Row(report.id().value(), report.tag().map(OrderTag::text).orElse(""), ticket, report.filled().units(),
        report.averagePrice().map(Price::toString).orElse("0"), report.status().name(), report.atExchange(),
        report.rejection().map(each -> refusal(each).getMessage()).orElse(""),
        report.brokerTime().orElse(Instant.EPOCH));
  }

  private static Net net(BrokerPosition position) {
    return new Net(position.instrument().exchange().code(), position.instrument().symbol(),
        position.product().name(), position.net().units());
  }
}
