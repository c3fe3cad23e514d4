package dev.belay.testkit;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.PlaceResult;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What others do to our account: a person at the broker's own screen, the broker's risk desk, the exchange at its
 * hours. Every act happens at once and is an event of the exchange's log; orders of others carry no tag and go through
 * the same rules as ours. Use it as the exchange is used.
 *
 * <pre>{@code
 * exchange.outside().closes(put, Product.NRML, Price.parse("12.00"));    // the risk desk buys our short back
 * exchange.outside().converts(put, Product.MIS, Product.NRML, Quantity.of(65));
 * exchange.outside().squaresOff(Product.MIS);
 * exchange.outside().expires(put, Price.parse("0.05"));
 * }</pre>
 */
public final class OutsideWorld {

  private final SimulatedExchange exchange;

  OutsideWorld(SimulatedExchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Lets the market show both its sides: orders that wait for their price buy at the ask and sell at the bid while the
   * quote is fresh, and fill at nothing else from now on. Its last price, where it has one, triggers stops.
   *
   * @param quote the newest prices of one instrument
   */
  public void quoted(Quote quote) {
    exchange.book().quoted(quote);
    Optional<Price> last = quote.last().or(quote::bid).or(quote::ask);
    last.ifPresent(price -> exchange.lastPrice(quote.instrument(), price));
  }

  /**
   * Somebody trades in the account.
   *
   * @param instrument what
   * @param product in which product
   * @param side which side
   * @param quantity units, above zero
   * @param price the price of the trade
   * @return whether the order was taken
   */
  public PlaceResult trades(InstrumentId instrument, Product product, Side side, Quantity quantity, Price price) {
    OrderTerms terms = new OrderTerms(instrument, product, side, quantity, new PriceTerms.Limit(price));
    return exchange.outsider(terms, Script.accept().fillUpTo(1, 1, price));
  }

  /**
   * Somebody reduces a position.
   *
   * @param instrument which
   * @param product of which product
   * @param quantity units, above zero; more than are open turn the position round
   * @param price the price of the trade
   * @return whether the order was taken
   * @throws IllegalStateException when nothing is open
   */
  public PlaceResult reduces(InstrumentId instrument, Product product, Quantity quantity, Price price) {
    Quantity net = net(instrument, product);
    if (net.isZero()) {
      throw new IllegalStateException("nothing is open in " + instrument + " " + product);
    }
    return trades(instrument, product, net.isPositive() ? Side.SELL : Side.BUY, quantity, price);
  }

  /**
   * Somebody, such as the broker's risk desk, closes a whole position.
   *
   * @param instrument which
   * @param product of which product
   * @param price the price of the trade
   * @return whether the order was taken
   * @throws IllegalStateException when nothing is open
   */
  public PlaceResult closes(InstrumentId instrument, Product product, Price price) {
    return reduces(instrument, product, net(instrument, product).abs(), price);
  }

  /**
   * Somebody moves a part of a position to another product, at its average price.
   *
   * @param instrument which
   * @param from the product that has less afterwards
   * @param to the product that has more afterwards
   * @param quantity units, above zero
   * @throws IllegalStateException when not so much is open
   */
  public void converts(InstrumentId instrument, Product from, Product to, Quantity quantity) {
    BrokerPosition row = exchange.positions().stream().filter(each -> is(each, instrument, from))
        .filter(each -> !quantity.isMoreThan(each.net().abs())).findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + quantity + " open in " + instrument + " " + from));
    Quantity signed = row.net().isNegative() ? quantity.negate() : quantity;
    exchange.happens(at -> new ExchangeEvent.Converted(at, instrument, from, to, signed,
        row.averagePrice().orElse(Price.ZERO)));
  }

  /**
   * The broker ends the day of a product: its working orders are cancelled, its positions closed at the last price, or
   * where none is known at their average price.
   *
   * @param product which, as a rule MIS
   */
  public void squaresOff(Product product) {
    exchange.workingOrders(order -> order.terms().product() == product)
        .forEach(order -> exchange.cancelledByOthers(order.id()));
    for (BrokerPosition row : exchange.positions()) {
      if (row.product() == product && !row.net().isZero()) {
        Price price = exchange.book().lastPrice(row.instrument()).or(row::averagePrice).orElseThrow();
        closes(row.instrument(), product, price);
      }
    }
  }

  /**
   * The session of one segment ends: its working orders lapse.
   *
   * @param segment which
   */
  public void sessionEnds(Exchange segment) {
    lapse(order -> order.terms().instrument().exchange() == segment);
  }

  /**
   * A contract expires: its working orders lapse, and its positions end without a trade, whatever their product. The
   * account's money does not change: the simulated broker settles no day.
   *
   * @param instrument which
   * @param settlement the settlement price
   */
  public void expires(InstrumentId instrument, Price settlement) {
    lapse(order -> order.terms().instrument().equals(instrument));
    for (BrokerPosition row : exchange.positions()) {
      if (row.instrument().equals(instrument) && !row.net().isZero()) {
        exchange.happens(at -> new ExchangeEvent.Settled(at, instrument, row.product(), row.net(), settlement));
      }
    }
  }

  private void lapse(Predicate<BookOrder> which) {
    exchange.workingOrders(which)
        .forEach(order -> exchange.happens(at -> new ExchangeEvent.Lapsed(at, order.id())));
  }

  private Quantity net(InstrumentId instrument, Product product) {
    return exchange.positions().stream().filter(each -> is(each, instrument, product)).map(BrokerPosition::net)
        .findFirst().orElse(Quantity.ZERO);
  }

  private static boolean is(BrokerPosition row, InstrumentId instrument, Product product) {
    return row.instrument().equals(instrument) && row.product() == product;
  }
}
