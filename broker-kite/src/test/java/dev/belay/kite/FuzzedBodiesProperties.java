package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.kite.ErrorRow.On;
import dev.belay.market.InstrumentId;
import dev.belay.order.OrderReport;
import dev.belay.time.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Bodies that no broker would send: none throws past the adapter, and none becomes flat, empty or refused.
 * The judge of what a body says is another JSON library's tree, not the adapter's own reader.
 */
final class FuzzedBodiesProperties {

  private static final ObjectMapper ORACLE = new ObjectMapper()
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
  private static final ReadJudge READS = new ReadJudge(new Secrets(), () -> Instant.EPOCH);
  private static final WriteJudge WRITES = new WriteJudge(new Secrets());
  private static final Contracts CONTRACTS = new Contracts(Set.of("NCO"), Set.of("CO"));
  private static final String BOOK = Payloads.success(
      "[" + Payloads.order("1", Rig.tag(1).text()) + "," + Payloads.order("2", Rig.tag(2).text()) + "]");
  private static final String POSITIONS = Payloads.positions(
      Payloads.position("NIFTY2681124500CE", 65) + "," + Payloads.position("NIFTY2681124700CE", -65), "");
  private static final String QUOTES = Payloads.success("{" + Payloads.quote("NFO:NIFTY2681124500CE") + ","
      + Payloads.quote("NFO:NIFTY2681124700CE") + "}");
  private static final String TAKEN = Payloads.success("{\"order_id\":\"1914227164488687616\"}");
  private static final String REFUSED = "{\"status\":\"error\",\"message\":\"Insufficient funds. Required margin is 2"
      + " but available margin is 1.\",\"data\":null,\"error_type\":\"InputException\"}";

  @Property(tries = 3000)
  void aDamagedBookIsReadWholeOrNotAtAll(@ForAll("damage") Damage damage) {
    BrokerRead<List<OrderReport>> read = orders(damage.applied(BOOK));

    read.value().ifPresent(orders -> assertThat(orders).hasSize(2));
  }

  @Property(tries = 3000)
  void damagedPositionsNeverLookFlat(@ForAll("damage") Damage damage) {
    PositionRows rows = new PositionRows(CONTRACTS);
    BrokerRead<List<BrokerPosition>> read =
        READS.judge(Payloads.answer(200, damage.applied(POSITIONS)), rows::readBoth).map(PositionRows.Both::net);

    read.value().ifPresent(net -> assertThat(net).hasSize(2));
  }

  @Property(tries = 3000)
  void damagedQuotesNeverThrowAndNeverHaveALevelOfNothing(@ForAll("damage") Damage damage) {
    BrokerRead<SortedMap<InstrumentId, KiteDepth>> read = READS.judge(Payloads.answer(200, damage.applied(QUOTES)),
        json -> QuoteRows.read(json, new Moment(Instant.EPOCH, 0)));

    read.value().ifPresent(quotes -> assertThat(quotes.values()).allSatisfy(quote -> {
      assertThat(quote.bids()).allMatch(each -> each.quantity() > 0 && !each.price().isZero());
      assertThat(quote.asks()).allMatch(each -> each.quantity() > 0 && !each.price().isZero());
    }));
  }

  @Property(tries = 3000)
  void aDamagedAnswerToAWriteIsTakenOrRefusedOnlyIfItStillSaysSo(@ForAll("damage") Damage damage,
      @ForAll("codes") int code) {
    for (String whole : List.of(TAKEN, REFUSED)) {
      byte[] body = damage.applied(whole);
      for (On asked : On.values()) {
        check(code, body, WRITES.judge(asked, Optional.empty(), Payloads.answer(code, body)));
      }
    }
  }

  @Property(tries = 3000)
  void arbitraryBodiesProveNothing(@ForAll("bodies") byte[] body, @ForAll("codes") int code) {
    check(code, body, WRITES.judge(On.PLACE, Optional.empty(), Payloads.answer(code, body)));
    orders(body).value().ifPresent(orders -> {
      JsonNode data = said(body).path("data");
      assertThat(said(body).path("status").asText()).isEqualTo("success");
      assertThat(data.isNull() || data.isArray() && data.size() == orders.size()).isTrue();
    });
  }

  @Property(tries = 3000)
  void framesOfTheStreamAreReadOrRefusedAndNeverThrow(@ForAll("bodies") byte[] frame) {
    try {
      TickFrames.read(frame, new Moment(Instant.EPOCH, 0)).forEach(tick -> assertThat(
          tick + " " + tick.bids() + tick.asks() + tick.high() + tick.close() + tick.exchangeTime()).isNotBlank());
    } catch (UnreadableException e) {
      assertThat(e.getMessage()).startsWith("a frame of the stream");
    }
    assertThat(new StreamMessages(new OrderRows(CONTRACTS)).read(frame)).isNotNull();
  }

  @Property(tries = 3000)
  void aDamagedOrderMessageIsNeverAnEndThatItDidNotSay(@ForAll("damage") Damage damage) {
    String whole = "{\"type\":\"order\",\"data\":" + Payloads.order("1", Rig.tag(1).text()) + "}";

    if (new StreamMessages(new OrderRows(CONTRACTS)).read(damage.applied(whole))
        instanceof StreamMessages.Message.Order order) {
      order.report().ifPresent(report -> assertThat(report.status().claimsEnd()).isFalse());
    }
  }

  private static BrokerRead<List<OrderReport>> orders(byte[] body) {
    OrderRows rows = new OrderRows(CONTRACTS);
    return READS.judge(Payloads.answer(200, body),
        json -> RowLists.listOrNull(json, OrderRows.FIELDS, "orders", rows::read));
  }

  private static void check(int code, byte[] body, Verdict verdict) {
    if (verdict instanceof Verdict.Taken taken) {
      assertThat(code).isEqualTo(200);
      assertThat(said(body).path("status").asText()).isEqualTo("success");
      assertThat(said(body).path("data").path("order_id").asText()).isEqualTo(taken.id().value());
    }
    if (verdict instanceof Verdict.Refused && code != 429) {
      assertThat(code).isIn(400, 403, 428);
      assertThat(said(body).path("status").asText()).isEqualTo("error");
      assertThat(said(body).path("error_type").asText()).endsWith("Exception");
    }
  }

  /** What the body says to another reader; nothing when it is no JSON. */
  private static JsonNode said(byte[] body) {
    try {
      return ORACLE.readTree(body);
    } catch (JsonProcessingException e) {
      return ORACLE.missingNode();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A way to damage a text. */
  record Damage(int kind, long seed) {

    byte[] applied(String whole) {
      Random random = new Random(seed);
      byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
      String head = whole.substring(0, at);
      String part = whole.substring(at, at + length);
      String tail = whole.substring(at + length);
      return switch (kind) {
        case 0 -> head.getBytes(StandardCharsets.UTF_8);
        case 1 -> (head + tail).getBytes(StandardCharsets.UTF_8);
        case 2 -> (head + part + part + tail).getBytes(StandardCharsets.UTF_8);
        case 3 -> (tail + part + head).getBytes(StandardCharsets.UTF_8);
        case 4 -> {
          bytes[at] = "{}[]\",:0n-e".getBytes(StandardCharsets.UTF_8)[random.nextInt(11)];
          yield bytes;
        }
        case 5 -> {
          bytes[at] = (byte) random.nextInt(32);
          yield bytes;
        }
        case 6 -> (head + "<html>" + tail).getBytes(StandardCharsets.UTF_8);
        default -> (whole + whole.substring(at)).getBytes(StandardCharsets.UTF_8);
      };
    }
  }

  @Provide
  Arbitrary<Damage> damage() {
    return Combinators.combine(Arbitraries.integers().between(0, 7), Arbitraries.longs()).as(Damage::new);
  }

  @Provide
  Arbitrary<Integer> codes() {
    return Arbitraries.of(200, 201, 302, 400, 401, 403, 404, 408, 428, 429, 500, 502, 503, 504);
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> almost = Arbitraries.of("{", "}", "[", "]", ",", ":", "\"status\"", "\"success\"", "\"error\"",
        "\"data\"", "null", "\"error_type\"", "\"InputException\"", "\"message\"", "\"order_id\"", "\"1\"", "1e9999",
        "-0", " ", "\"net\"", "\"day\"", "\"timed out\"")
        .list().ofMaxSize(30).map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8));
    return Arbitraries.oneOf(noise, almost);
  }
}
