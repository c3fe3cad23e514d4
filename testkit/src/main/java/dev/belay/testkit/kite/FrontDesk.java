package dev.belay.testkit.kite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.Funds;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sends each request to who answers it. Runs on the time source's thread. */
final class FrontDesk {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatedBroker broker;
  private final KiteAccount account;
  private final SessionDesk session;
  private final OrderDesk orders;
  private final OrderJson orderJson;
  private final Optional<RequestCounter> counter;
  private final PriceBoard board;

  FrontDesk(SimulatedBroker broker, KiteAccount account, boolean counts, PriceBoard board) {
    this.broker = broker;
    this.account = account;
    this.board = board;
    PlacedAs placed = new PlacedAs();
    session = new SessionDesk(account);
    orders = new OrderDesk(broker, placed);
    orderJson = new OrderJson(account, placed);
    counter = counts ? Optional.of(new RequestCounter(broker.capabilities().limits())) : Optional.empty();
  }

  OrderJson orderJson() {
    return orderJson;
  }

  void foreign(Script script) {
    orders.foreign(script);
  }

  void answer(WireCall call, Instant now, Consumer<Reply> to) {
    if (call.is("POST", "/session/token")) {
      to.accept(session.login(call, now));
      return;
    }
    Optional<Reply> refusal = session.check(call).or(() -> counter.flatMap(each -> each.count(call, now)));
    if (refusal.isPresent()) {
      to.accept(refusal.get());
      return;
    }
    switch (call.method()) {
      case "GET" -> get(call, to);
      case "POST" -> post(call, to);
      case "PUT", "DELETE" -> change(call, to);
      default -> to.accept(Reply.error(405, "GeneralException", "Method not allowed"));
    }
  }

  private void get(WireCall call, Consumer<Reply> to) {
    switch (call.path()) {
      case "/orders" -> read(broker.orders(), orderJson::book, to);
      case "/trades" -> read(broker.trades(), orderJson::trades, to);
      case "/portfolio/holdings" -> read(broker.holdings(), AccountJson::holdings, to);
      case "/portfolio/positions" -> positions(to);
      case "/user/margins" -> read(broker.funds(), FrontDesk::bothSegments, to);
      case "/user/margins/equity" -> read(broker.funds(), AccountJson::segment, to);
      case "/user/margins/commodity" -> to.accept(Reply.success(AccountJson.emptySegment()));
      case "/quote" -> to.accept(Reply.success(board.quotes(List.of(call.field("i").split(",")))));
      case "/user/profile" -> to.accept(Reply.success(AccountJson.profile(account)));
      default -> ofOrder(call, to);
    }
  }

  private void ofOrder(WireCall call, Consumer<Reply> to) {
    String[] parts = call.path().split("/");
    if (parts.length == 3 && parts[1].equals("orders")) {
      read(broker.history(new BrokerOrderId(parts[2])), orderJson::history, to);
    } else if (parts.length == 4 && parts[1].equals("orders") && parts[3].equals("trades")) {
      BrokerOrderId id = new BrokerOrderId(parts[2]);
      read(broker.trades(), all -> orderJson.trades(all.stream().filter(each -> each.order().equals(id)).toList()), to);
    } else {
      to.accept(Reply.error(404, "GeneralException", "Route not found"));
    }
  }

  private void positions(Consumer<Reply> to) {
    broker.positions().whenComplete((net, failure) -> {
      if (net instanceof BrokerRead.Ok<List<BrokerPosition>> known) {
        read(broker.trades(), trades -> AccountJson.positions(known.answer(), trades), to);
      } else {
        to.accept(failed(net));
      }
    });
  }

  private static JsonNode bothSegments(Funds funds) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    both.set("equity", AccountJson.segment(funds));
    both.set("commodity", AccountJson.emptySegment());
    return both;
  }

  private void post(WireCall call, Consumer<Reply> to) {
    if (call.path().equals("/orders/regular")) {
      orders.place(call, to);
    } else if (call.path().equals("/margins/basket") || call.path().equals("/margins/orders")) {
      margins(call, to);
    } else {
      to.accept(Reply.error(404, "GeneralException", "Route not found"));
    }
  }

  private void change(WireCall call, Consumer<Reply> to) {
    String[] parts = call.path().split("/");
    if (call.method().equals("DELETE") && call.path().equals("/session/token")) {
      to.accept(session.logout(call));
    } else if (parts.length == 4 && parts[1].equals("orders") && parts[2].equals("regular")) {
      BrokerOrderId id = new BrokerOrderId(parts[3]);
      if (call.method().equals("PUT")) {
        orders.modify(call, id, to);
      } else {
        orders.cancel(id, to);
      }
    } else {
      to.accept(Reply.error(404, "GeneralException", "Route not found"));
    }
  }

  private void margins(WireCall call, Consumer<Reply> to) {
    try {
      List<OrderTerms> basket = new ArrayList<>();
      JSON.readTree(call.json()).forEach(each -> basket.add(terms(each)));
      if (basket.isEmpty()) {
        to.accept(Reply.input("Missing orders."));
      } else {
        read(broker.basketMargin(basket), margin -> call.path().endsWith("basket")
            ? AccountJson.basket(basket, margin) : AccountJson.orderMargins(basket, margin), to);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      to.accept(Reply.input("Invalid JSON in the request."));
    }
  }

  private static OrderTerms terms(JsonNode order) {
    String price = order.path("price").asText("0");
    PriceTerms terms = switch (order.path("order_type").asText()) {
      case "SL" -> new PriceTerms.StopLimit(Price.parse(order.path("trigger_price").asText()), Price.parse(price));
      case "MARKET" -> new PriceTerms.ProtectedMarket(BigDecimal.valueOf(3));
      default -> new PriceTerms.Limit(Price.parse(price));
    };
    return new OrderTerms(new InstrumentId(Exchange.valueOf(order.path("exchange").asText()),
        order.path("tradingsymbol").asText()), Product.valueOf(order.path("product").asText()),
        Side.valueOf(order.path("transaction_type").asText()), Quantity.of(order.path("quantity").asLong()), terms);
  }

  private static <T> void read(CompletionStage<BrokerRead<T>> read, Function<T, JsonNode> page, Consumer<Reply> to) {
    read.whenComplete((answer, failure) -> to.accept(
        answer.value().map(value -> Reply.success(page.apply(value))).orElseGet(() -> failed(answer))));
  }

  private static Reply failed(BrokerRead<?> read) {
    return switch (((BrokerRead.Failed<?>) read).cause()) {
      case UNREACHABLE -> Reply.raw(200, "", "").sent(Reply.Manner.DROP);
      case SERVER -> Reply.error(500, "GeneralException", "Something went wrong.");
      case UNREADABLE -> Reply.raw(200, "application/json", "{\"status\":\"success\",\"data\":[{");
      case RATE -> RequestCounter.tooMany();
      case TOKEN -> Reply.error(403, "TokenException", "Token is invalid or has expired.");
      case NOT_FOUND -> Reply.error(400, "GeneralException", "Couldn't find that `order_id`.");
      case UNSUPPORTED -> Reply.error(404, "GeneralException", "Route not found");
    };
  }
}
