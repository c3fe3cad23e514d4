package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import dev.belay.order.TradeReport;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the broker's rows: strict where it decides, lenient where it informs. */
final class RowsTest {

  private static final ReadJudge JUDGE = new ReadJudge(new Secrets(), () -> Instant.EPOCH);
  private static final Contracts CONTRACTS = new Contracts(Set.of("NCO"), Set.of("CO"));
  private static final OrderTag TAG = Rig.tag(1);

  @Test
  void anOrderRowIsReadExactly() {
    OrderReport order = orders(Payloads.success("[" + Payloads.order("1914227164488687616", TAG.text()) + "]")).get(0);

    assertThat(order.id().value()).isEqualTo("1914227164488687616");
    assertThat(order.tag()).contains(TAG);
    assertThat(order.quantity()).isEqualTo(Quantity.of(130));
    assertThat(order.filled()).isEqualTo(Quantity.of(65));
    assertThat(order.averagePrice()).contains(Price.parse("151.90"));
    assertThat(order.price()).contains(new PriceTerms.Limit(Price.parse("152.35")));
    assertThat(order.atExchange()).isTrue();
    assertThat(order.brokerTime()).contains(Instant.parse("2026-08-03T04:01:09Z"));
    assertThat(order.rejection()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "PUT ORDER REQ RECEIVED, TRANSIT", "PUT ORDER REQUEST RECEIVED, TRANSIT", "VALIDATION PENDING, TRANSIT",
      "OPEN PENDING, TRANSIT", "AMO REQ RECEIVED, TRANSIT", "OPEN, OPEN", "TRIGGER PENDING, TRIGGER_PENDING",
      "MODIFY VALIDATION PENDING, MODIFY_PENDING", "MODIFY PENDING, MODIFY_PENDING", "MODIFIED, MODIFY_PENDING",
      "CANCEL PENDING, CANCEL_PENDING", "COMPLETE, COMPLETE", "CANCELLED, CANCELLED", "REJECTED, REJECTED",
      "LAPSED, LAPSED", "NOT MODIFIED, UNRECOGNISED", "UPDATE, UNRECOGNISED", "complete, UNRECOGNISED",
      "SOMETHING NEW, UNRECOGNISED"})
  void anUnknownStatusIsNeverAnEnd(String text, ReportedStatus status) {
    assertThat(order("\"status\":\"OPEN\"", "\"status\":\"" + text + "\"").status()).isEqualTo(status);
  }

  @Test
  void ourTagIsFoundAmongTheBrokersOwn() {
    OrderReport order = order("\"tag\":\"" + TAG.text() + "\",\"tags\":[\"" + TAG.text() + "\"]",
        "\"tag\":null,\"tags\":[\"mktp\",\"mktp:2.00\",\"" + TAG.text() + "\"]");

    assertThat(order.tag()).contains(TAG);
    assertThat(order("\"tag\":\"" + TAG.text() + "\",\"tags\":[\"" + TAG.text() + "\"]",
        "\"tag\":\"my own\",\"tags\":[\"autoslice\",{\"odd\":1},7,null]").tag()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"price\":152.35 | \"price\":72 | 72", "\"price\":152.35 | \"price\":\"72.5\" | 72.5",
      "\"price\":152.35 | \"price\":7788.000000000007 | 7788", "\"price\":152.35 | \"price\":0.05 | 0.05"})
  void pricesKeepTheirDigits(String from, String to, String price) {
    assertThat(order(from, to).price()).contains(new PriceTerms.Limit(Price.parse(price)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"price\":0", "\"price\":-0", "\"price\":-0.0", "\"price\":null", "\"price\":\"\"",
      "\"price\":\"n/a\"", "\"price\":1e999999999", "\"price\":-5"})
  void aPriceThatIsNoneIsAbsent(String field) {
    assertThat(order("\"price\":152.35", field).price()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "\"order_id\":\"1\" | \"order_id\":null", "\"order_id\":\"1\" | \"order_id\":\"a/b\"",
      "\"status\":\"OPEN\" | \"status\":null", "\"status\":\"OPEN\" | \"status\":{}",
      "\"quantity\":130 | \"quantity\":null", "\"quantity\":130 | \"quantity\":0",
      "\"quantity\":130 | \"quantity\":130.5", "\"quantity\":130 | \"quantity\":1e18",
      "\"quantity\":130 | \"quantities\":130", "\"filled_quantity\":65 | \"filled_quantity\":-65",
      "\"filled_quantity\":65 | \"filled_quantity\":null", "\"filled_quantity\":65 | \"filled_quantity\":\"many\"",
      "\"exchange\":\"NFO\" | \"exchange\":\"XFO\"", "\"product\":\"NRML\" | \"product\":\"NEW\"",
      "\"transaction_type\":\"BUY\" | \"transaction_type\":\"buy\"",
      "\"tradingsymbol\":\"NIFTY2681124500CE\" | \"tradingsymbol\":\" \"",
      "\"quantity\":130 | \"quantity\":130,\"quantity\":65"})
  void aRowWithoutWhatDecidesMakesTheBookUnreadable(String from, String to) {
    BrokerRead<?> read = readOrders(Payloads.success("[" + Payloads.order("2", "A") + ","
        + Payloads.order("1", "A").replace(from, to) + "]"));

    assertThat(((BrokerRead.Failed<?>) read).cause()).isEqualTo(ReadFailure.UNREADABLE);
  }

  @Test
  void rowsOfMarketsThatAreLeftOutByNameAreLeftOut() {
    assertThat(orders(Payloads.success("[" + Payloads.order("1", "A") + ","
        + Payloads.order("2", "A").replace("NFO", "NCO") + "," + Payloads.order("3", "A").replace("NRML", "CO") + "]")))
        .extracting(each -> each.id().value()).containsExactly("1");
  }

  @Test
  void anEmptyBookMayBeNullButIsNeverMissing() {
    assertThat(orders(Payloads.success("null"))).isEmpty();
    assertThat(orders(Payloads.success("[]"))).isEmpty();
    for (String body : List.of("{\"status\":\"success\"}", "{\"data\":[]}", "{\"status\":\"error\",\"data\":[]}",
        "{\"status\":\"success\",\"data\":{}}", "{\"status\":\"success\",\"data\":\"\"}", "[]", "null", "", " ",
        "{\"status\":\"success\",\"data\":[]", "{\"status\":\"success\",\"data\":[]}}",
        "{\"status\":\"success\",\"data\":[],\"data\":[]}", "{\"status\":\"success\",\"data\":[null]}",
        "{\"status\":\"Success\",\"data\":[]}", "<html></html>")) {
      assertThat(readOrders(body)).as(body).isInstanceOf(BrokerRead.Failed.class);
    }
  }

  @Test
  void aBookThatIsCutAnywhereIsUnreadable() {
    String whole = Payloads.success("[" + Payloads.order("1", TAG.text()) + "," + Payloads.order("2", "A") + "]");

    for (int length = 0; length < whole.length(); length++) {
      assertThat(readOrders(whole.substring(0, length))).as("cut at %s", length).isInstanceOf(BrokerRead.Failed.class);
    }
    assertThat(orders(whole)).hasSize(2);
  }

  @Test
  void tradesAreReadWithTheirTimeInIndia() {
    TradeRows rows = new TradeRows(CONTRACTS);
    BrokerRead<List<TradeReport>> read = JUDGE.judge(Payloads.ok(Payloads.success("[" + Payloads.trade("88") + "]")),
        json -> RowLists.listOrNull(json, TradeRows.FIELDS, "trades", rows::read));

    assertThat(read.value().orElseThrow()).singleElement().satisfies(trade -> {
      assertThat(trade.at()).isEqualTo(Instant.parse("2026-08-03T04:01:08Z"));
      assertThat(trade.price()).isEqualTo(Price.parse("151.9"));
    });
  }

  @Test
  void positionsNeedBothListsAndEachKeyOnce() {
    PositionRows rows = new PositionRows(CONTRACTS);
    String call = Payloads.position("NIFTY2681124500CE", -65);

    assertThat(positions(rows, Payloads.positions(call, "")).value().orElseThrow()).extracting(BrokerPosition::net)
        .containsExactly(Quantity.of(-65));
    assertThat(positions(rows, Payloads.positions("", "")).value().orElseThrow()).isEmpty();
    for (String body : List.of(Payloads.success("null"), Payloads.success("[]"), Payloads.success("{}"),
        Payloads.success("{\"net\":[]}"), Payloads.success("{\"net\":null,\"day\":[]}"),
        Payloads.success("{\"day\":[]}"), Payloads.positions(call + "," + call, ""),
        Payloads.positions(call.replace("\"quantity\":-65", "\"quantity\":null"), ""))) {
      assertThat(positions(rows, body)).as(body).isInstanceOf(BrokerRead.Failed.class);
    }
  }

  @Tag("D19")
  @Test
  void aPositionWithoutItsNetIsAddedUpFromItsPartsOrNotBelievedAtAll() {
    PositionRows rows = new PositionRows(CONTRACTS);
    String parts = "{\"exchange\":\"NFO\",\"tradingsymbol\":\"NIFTY2681124500CE\",\"product\":\"NRML\","
        + "\"overnight_quantity\":-130,\"day_buy_quantity\":195,\"day_sell_quantity\":130}";

    assertThat(positions(rows, Payloads.positions(parts, "")).value().orElseThrow()).extracting(BrokerPosition::net)
        .containsExactly(Quantity.of(-65));
    for (String part : List.of("\"overnight_quantity\":-130,", "\"day_buy_quantity\":195,")) {
      assertThat(positions(rows, Payloads.positions(parts.replace(part, ""), ""))).as("without %s", part)
          .isInstanceOf(BrokerRead.Failed.class);
    }
  }

  @Test
  void fundsAreTheBrokersNetAndPremiumIsPaidFromCash() {
    BrokerRead<Funds> read = JUDGE.judge(Payloads.ok(Payloads.success("""
        {"commodity":{"net":1},"equity":{"enabled":true,"net":99725.055,"available":{"adhoc_margin":0,
        "cash":60000.1,"live_balance":99725.055,"collateral":45000},"utilised":{"debits":5274.95000000001,
        "option_premium":-0}}}""")), MarginRows::readFunds);

    assertThat(read.value()).contains(new Funds(Money.parse("99725.055"), Money.parse("60000.10"),
        Money.parse("5274.9501")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"equity\":null}", "{\"equity\":{\"net\":null}}", "{\"equity\":{\"net\":1}}",
      "{\"equity\":{\"net\":\"1\",\"available\":{\"cash\":1},\"utilised\":{\"debits\":1}}}",
      "{\"equity\":{\"net\":1,\"net\":2,\"available\":{\"cash\":1},\"utilised\":{\"debits\":1}}}"})
  void fundsWithAPartMissingAreUnreadable(String data) {
    assertThat(JUDGE.judge(Payloads.ok(Payloads.success(data)), MarginRows::readFunds))
        .isInstanceOf(BrokerRead.Failed.class);
  }

  @Test
  void aRequiredMarginIsRoundedUpAndAnOrderThatIsMissingIsNoticed() {
    String basket = Payloads.success("""
        {"initial":{"total":96504.97501},"final":{"span":7788.000000000007,"exposure":29151.225,
        "option_premium":-2152.5,"additional":1,"bo":null,"var":2,"total":34786.725},
        "orders":[{"total":95983.725},{"total":521.25}],"charges":{}}""");

    assertThat(JUDGE.judge(Payloads.ok(basket), json -> MarginRows.readBasket(json, 2)).value().orElseThrow())
        .satisfies(margin -> {
          assertThat(margin.initial().total()).isEqualTo(Money.parse("96504.9751"));
          assertThat(margin.settled()).isEqualTo(new MarginParts(Money.parse("7788.0001"), Money.parse("29151.225"),
              Money.parse("-2152.5"), Money.parse("3"), Money.parse("34786.725")));
          assertThat(margin.orders()).extracting(MarginParts::total)
              .containsExactly(Money.parse("95983.725"), Money.parse("521.25"));
        });
    assertThat(JUDGE.judge(Payloads.ok(basket), json -> MarginRows.readBasket(json, 3)))
        .isInstanceOf(BrokerRead.Failed.class);
  }

  @Test
  void holdingsAreRead() {
    PositionRows rows = new PositionRows(CONTRACTS);
    BrokerRead<List<BrokerHolding>> read = JUDGE.judge(Payloads.ok(Payloads.success(
        "[{\"tradingsymbol\":\"INFY\",\"exchange\":\"NSE\",\"quantity\":12,\"t1_quantity\":3}]")),
        rows::readHoldings);

    assertThat(read.value().orElseThrow()).extracting(BrokerHolding::quantity).containsExactly(Quantity.of(12));
  }

  private static OrderReport order(String from, String to) {
    String row = Payloads.order("1", TAG.text());
    assertThat(row).contains(from);
    return orders(Payloads.success("[" + row.replace(from, to) + "]")).get(0);
  }

  private static List<OrderReport> orders(String body) {
    BrokerRead<List<OrderReport>> read = readOrders(body);
    return read.value().orElseThrow(() -> new AssertionError(read));
  }

  static BrokerRead<List<OrderReport>> readOrders(String body) {
    OrderRows rows = new OrderRows(CONTRACTS);
    return JUDGE.judge(Payloads.ok(body),
        json -> RowLists.listOrNull(json, OrderRows.FIELDS, "orders", rows::read));
  }

  private static BrokerRead<List<BrokerPosition>> positions(PositionRows rows, String body) {
    return JUDGE.judge(Payloads.ok(body), rows::readBoth).map(PositionRows.Both::net);
  }
}
