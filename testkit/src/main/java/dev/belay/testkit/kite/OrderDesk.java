package dev.belay.testkit.kite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Takes orders, changes and cancellations in the broker's form and words. Runs on the time source's thread.
 */
final class OrderDesk {

  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9]{0,20}");
  private static final BigDecimal AUTOMATIC = BigDecimal.valueOf(-1);
  private static final BigDecimal AUTOMATIC_PERCENT = BigDecimal.valueOf(3);

  private final SimulatedBroker broker;
  private final PlacedAs placed;
  private Script foreign = Script.fill();

  OrderDesk(SimulatedBroker broker, PlacedAs placed) {
    this.broker = broker;
    this.placed = placed;
  }

  /** Something in a request that the broker would refuse. */
  private static final class BadField extends Exception {
    private static final long serialVersionUID = 1L;

    BadField(String message) {
      super(message, null, false, false);
    }
  }

  void foreign(Script script) {
    foreign = script;
  }

  void place(WireCall call, Consumer<Reply> to) {
    try {
      OrderTerms terms = terms(call);
      String tag = call.field("tag");
      if (!TAG.matcher(tag).matches()) {
        throw new BadField("`tag` should be max 20 characters");
      }
      Optional<OrderTag> ours = OrderTag.parse(tag);
      if (ours.isPresent()) {
        percent(terms).ifPresent(percent -> placed.isProtected(ours.get(), percent));
        broker.placeOrder(ours.get(), terms).whenComplete((result, failure) -> to.accept(placedReply(result)));
      } else {
        PlaceResult result = broker.exchange().outsider(terms, foreign);
        if (result instanceof PlaceResult.Accepted accepted) {
          placed.tagged(accepted.id(), tag);
          percent(terms).ifPresent(percent -> placed.isProtected(accepted.id(), percent));
        }
        to.accept(placedReply(result));
      }
    } catch (BadField e) {
      to.accept(Reply.input(e.getMessage()));
    }
  }

  void modify(WireCall call, BrokerOrderId id, Consumer<Reply> to) {
    try {
      PriceTerms price = price(call);
      broker.modifyOrder(id, price).whenComplete((result, failure) -> to.accept(switch (result.kind()) {
        case REQUESTED -> orderId(id);
        case REFUSED -> Reply.refusal(((ModifyResult.Refused) result).rejection());
        case INDETERMINATE -> dropped();
      }));
    } catch (BadField e) {
      to.accept(Reply.input(e.getMessage()));
    }
  }

  void cancel(BrokerOrderId id, Consumer<Reply> to) {
    broker.cancelOrder(id).whenComplete((result, failure) -> to.accept(switch (result.kind()) {
      case REQUESTED -> orderId(id);
      case REFUSED -> Reply.refusal(((CancelResult.Refused) result).rejection());
      case INDETERMINATE -> dropped();
    }));
  }

  private static Reply placedReply(PlaceResult result) {
    return switch (result.kind()) {
      case ACCEPTED -> orderId(((PlaceResult.Accepted) result).id());
      case REFUSED -> Reply.refusal(((PlaceResult.Refused) result).rejection());
      case INDETERMINATE -> dropped();
    };
  }

  private static Reply orderId(BrokerOrderId id) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("order_id", id.value());
    return Reply.success(data);
  }

  /** The simulated broker's own script lost the answer. */
  private static Reply dropped() {
    return Reply.raw(200, "", "").sent(Reply.Manner.DROP);
  }

  private static OrderTerms terms(WireCall call) throws BadField {
    if (call.field("autoslice").equals("true")) {
      throw new BadField("Quantity should be greater than the freeze limit for order slicing.");
    }
    try {
      InstrumentId instrument = new InstrumentId(Exchange.valueOf(required(call, "exchange")),
          required(call, "tradingsymbol"));
      Side side = Side.valueOf(required(call, "transaction_type"));
      Product product = Product.valueOf(required(call, "product"));
      Quantity quantity = Quantity.parse(required(call, "quantity"));
      if (!quantity.isPositive()) {
        throw new BadField("Invalid `quantity`.");
      }
      return new OrderTerms(instrument, product, side, quantity, price(call));
    } catch (IllegalArgumentException e) {
      throw new BadField("Invalid request: a field of the order is not understood");
    }
  }

  private static PriceTerms price(WireCall call) throws BadField {
    try {
      return switch (required(call, "order_type")) {
        case "LIMIT" -> new PriceTerms.Limit(Price.parse(required(call, "price")));
        case "SL" -> new PriceTerms.StopLimit(Price.parse(required(call, "trigger_price")),
            Price.parse(required(call, "price")));
        case "MARKET" -> new PriceTerms.ProtectedMarket(protection(call));
        case "SL-M" -> throw new BadField("SL-M orders are blocked for this contract.");
        default -> throw new BadField("Invalid `order_type`.");
      };
    } catch (IllegalArgumentException e) {
      throw new BadField("Invalid `price` or `trigger_price`.");
    }
  }

  private static BigDecimal protection(WireCall call) throws BadField {
    String text = call.field("market_protection");
    try {
      BigDecimal percent = text.isBlank() ? BigDecimal.ZERO : new BigDecimal(text);
      if (percent.signum() == 0) {
        throw new BadField("Market orders without market protection are not allowed via API."
            + " Please set market protection or use a Limit order.");
      }
      return percent.compareTo(AUTOMATIC) == 0 ? AUTOMATIC_PERCENT : percent;
    } catch (NumberFormatException e) {
      throw new BadField("Invalid request (failed to decode market_protection, got: " + text + " (expected decimal))");
    }
  }

  private static Optional<String> percent(OrderTerms terms) {
    return terms.price().kind() == PriceTerms.Kind.PROTECTED_MARKET
        ? Optional.of(((PriceTerms.ProtectedMarket) terms.price()).percent().setScale(2).toPlainString())
        : Optional.empty();
  }

  private static String required(WireCall call, String field) throws BadField {
    String value = call.field(field);
    if (value.isBlank()) {
      throw new BadField("Missing `" + field + "`.");
    }
    return value;
  }
}
