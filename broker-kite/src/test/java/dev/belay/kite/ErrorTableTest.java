package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.kite.ErrorRow.Grade;
import dev.belay.kite.ErrorRow.On;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.RejectionReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One answer of the broker for each row of the table, and what must never be taken for proof. */
final class ErrorTableTest {

  private static final WriteJudge JUDGE = new WriteJudge(new Secrets());

  /** An answer that a row is about. */
  record Sample(int row, On asked, int code, String type, String message, Grade grade,
      Optional<RejectionReason> reason) {}

  static Stream<Sample> samples() {
    List<Sample> all = new ArrayList<>();
    all.add(new Sample(0, On.PLACE, 200, "", "", Grade.ACCEPTED, Optional.empty()));
    unknown(all, 1, On.PLACE, 400, "InputException",
        "Order request timed out. Please check the order book and confirm before placing again.");
    refused(all, 2, On.PLACE, 429, "NetworkException", "Maximum allowed order requests exceeded",
        RejectionReason.REQUEST_LIMIT);
    refused(all, 3, On.MODIFY, 400, "NetworkException", "Maximum allowed order modifications exceeded.",
        RejectionReason.MODIFICATION_LIMIT);
    refused(all, 4, On.CANCEL, 403, "PermissionException",
        "IP (2001:db8::7) is not allowed to place orders for this app.", RejectionReason.ADDRESS);
    refused(all, 4, On.PLACE, 400, "InputException", "No IPs configured for this app. Add allowed IPs.",
        RejectionReason.ADDRESS);
    refused(all, 5, On.PLACE, 403, "TokenException", "Token is invalid or has expired.", RejectionReason.TOKEN);
    refused(all, 6, On.PLACE, 403, "PermissionException", "Insufficient permission for that call.",
        RejectionReason.OTHER);
    refused(all, 7, On.PLACE, 429, "NetworkException", "Too many requests", RejectionReason.RATE);
    refused(all, 8, On.CANCEL, 400, "InputException",
        "Order cannot be cancelled as it is being processed. Try later.", RejectionReason.NOT_CHANGEABLE);
    unknown(all, 9, On.PLACE, 400, "InputException", "Something went wrong. Try later.");
    refused(all, 10, On.PLACE, 400, "MarginException", "Not enough of it.", RejectionReason.MARGIN);
    refused(all, 11, On.PLACE, 400, "InputException",
        "Insufficient funds. Required margin is 228365.92 but available margin is 228358.50.", RejectionReason.MARGIN);
    refused(all, 12, On.PLACE, 400, "InputException", "The order quantity 1000 (40 lots) is higher than the maximum"
        + " quantity of 900 (36 lots) allowed by the exchanges.", RejectionReason.FREEZE_QUANTITY);
    refused(all, 13, On.PLACE, 400, "InputException",
        "Market orders without market protection are not allowed via API.", RejectionReason.PROTECTION);
    refused(all, 14, On.PLACE, 400, "InputException",
        "The instrument you are placing an order for has either expired or does not exist.",
        RejectionReason.INSTRUMENT);
    refused(all, 15, On.MODIFY, 400, "InputException", "The difference between the limit price and trigger price for"
        + " SL orders is over the exchange permissible range", RejectionReason.STOP_GAP);
    refused(all, 16, On.PLACE, 400, "InputException", "Price exceeds circuit limits", RejectionReason.PRICE_BAND);
    refused(all, 17, On.PLACE, 400, "InputException", "MIS LIMIT orders are blocked for this contract due to its open"
        + " interest (OI) being less than 500 lots.", RejectionReason.PRODUCT);
    refused(all, 18, On.PLACE, 400, "InputException", "Markets are closed right now.", RejectionReason.SESSION);
    refused(all, 19, On.PLACE, 400, "HoldingException", "Insufficient stock holding.", RejectionReason.HOLDINGS);
    refused(all, 20, On.PLACE, 428, "HoldingException", "Authorise the holdings first.", RejectionReason.HOLDINGS);
    refused(all, 21, On.PLACE, 400, "InputException", "Tick size for this script is 0.05.", RejectionReason.MALFORMED);
    refused(all, 22, On.PLACE, 400, "InputException", "For reasons of our own.", RejectionReason.OTHER);
    unknown(all, 23, On.PLACE, 500, "GeneralException", "Something went wrong.");
    unknown(all, 23, On.PLACE, 503, "NetworkException", "Request failed (kitetrade-oms)");
    unknown(all, 23, On.PLACE, 400, "OrderException", "The order could not be placed.");
    unknown(all, 23, On.PLACE, 400, "AnotherException", "Insufficient funds.");
    unknown(all, 23, On.CANCEL, 400, "GeneralException", "Couldn't find that `order_id`.");
    unknown(all, 23, On.PLACE, 502, "InputException", "Invalid request");
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void anAnswerMeansWhatItsRowSays(Sample sample) {
    Optional<BrokerOrderId> about =
        sample.asked() == On.PLACE ? Optional.empty() : Optional.of(new BrokerOrderId("260803000000001"));
    Verdict verdict = JUDGE.judge(sample.asked(), about, answer(sample));

    ErrorRow row = ErrorTable.find(sample.asked(), sample.code(), sample.code() == 200 ? "success" : sample.type(),
        sample.message());
    assertThat(ErrorTable.ROWS.indexOf(row)).isEqualTo(sample.row());
    assertThat(row.grade()).isEqualTo(sample.grade());
    assertThat(grade(verdict)).isEqualTo(sample.grade());
    if (verdict instanceof Verdict.Refused refused) {
      assertThat(Optional.of(refused.rejection().reason())).isEqualTo(sample.reason());
      assertThat(refused.rejection().text()).contains(sample.message());
    }
  }

  @Test
  void everyRowHasASample() {
    assertThat(samples().map(Sample::row).distinct().sorted())
        .containsExactlyElementsOf(Stream.iterate(0, each -> each + 1).limit(ErrorTable.ROWS.size()).toList());
  }

  @Test
  void everyRefusalReasonThatABrokerCanGiveIsInTheTable() {
    EnumSet<RejectionReason> inTable = EnumSet.noneOf(RejectionReason.class);
    ErrorTable.ROWS.forEach(row -> row.reason().ifPresent(inTable::add));

    assertThat(EnumSet.complementOf(inTable)).containsExactly(RejectionReason.NOT_SENT);
  }

  @ParameterizedTest
  @MethodSource("unstructured")
  void aBodyThatIsNotTheBrokersProvesNothingExceptWith429(String body) {
    for (int code : List.of(200, 201, 204, 301, 400, 401, 403, 404, 405, 408, 410, 428, 500, 502, 503, 504)) {
      assertThat(grade(JUDGE.judge(On.PLACE, Optional.empty(), received(code, body))))
          .as("%s with %s", code, body).isEqualTo(Grade.INDETERMINATE);
    }
    Verdict tooMany = JUDGE.judge(On.PLACE, Optional.empty(), received(429, body));
    assertThat(((Verdict.Refused) tooMany).rejection().reason()).isEqualTo(RejectionReason.RATE);
  }

  static Stream<String> unstructured() {
    return Stream.of("", "null", "[]", "{}", "<html>403 Forbidden TokenException</html>", "Token is invalid",
        "{\"status\":\"error\"}", "{\"status\":\"error\",\"message\":\"Insufficient funds.\"}",
        "{\"error_type\":\"InputException\",\"message\":\"Insufficient funds.\"}",
        "{\"status\":\"error\",\"error_type\":\"InputException\"", "{\"status\":\"success\",\"data\":{}}",
        "{\"status\":\"success\",\"data\":{\"order_id\":\"\"}}",
        "{\"status\":\"success\",\"data\":{\"order_id\":null}}",
        "{\"status\":\"success\",\"data\":{\"order_id\":\"1\",\"children\":[{\"order_id\":\"2\"}]}}",
        "{\"status\":\"success\",\"data\":{\"order_id\":\"../orders\"}}",
        "{\"status\":\"success\",\"data\":{\"order_id\":\"1\"}}{}");
  }

  @Test
  void aChangeIsTakenOnlyForTheOrderThatItIsAbout() {
    String body = "{\"status\":\"success\",\"data\":{\"order_id\":\"260803000000002\"}}";

    assertThat(grade(JUDGE.judge(On.CANCEL, Optional.of(new BrokerOrderId("260803000000001")), received(200, body))))
        .isEqualTo(Grade.INDETERMINATE);
    assertThat(grade(JUDGE.judge(On.CANCEL, Optional.of(new BrokerOrderId("260803000000002")), received(200, body))))
        .isEqualTo(Grade.ACCEPTED);
  }

  @Test
  void whatNeverLeftIsRefusedAndWhatWasLostIsIndeterminate() {
    Verdict notSent = JUDGE.judge(On.PLACE, Optional.empty(), new Answer.NotSent("connection failed"));
    Verdict lost = JUDGE.judge(On.PLACE, Optional.empty(), new Answer.Lost("no answer in time"));

    assertThat(((Verdict.Refused) notSent).rejection().reason()).isEqualTo(RejectionReason.NOT_SENT);
    assertThat(lost).isEqualTo(new Verdict.Unknown("no answer in time"));
  }

  @Test
  void aFreezeRefusalCarriesTheLimitItNames() {
    assertThat(ErrorTable.reported("higher than the maximum quantity of 900 (36 lots) allowed", "").freezeLimit())
        .contains(Quantity.of(900));
  }

  @Test
  void aReasonInAnOrdersOwnMessageIsFoundByTheSamePatterns() {
    assertThat(ErrorTable.reported("", "RMS:Margin Exceeds,Required:95417.84, Available:74251.80").reason())
        .isEqualTo(RejectionReason.MARGIN);
    assertThat(ErrorTable.reported("The order was cancelled by the exchange because the price is outside the current"
        + " allowed limit price protection range", "").reason()).isEqualTo(RejectionReason.PRICE_BAND);
    assertThat(ErrorTable.reported("16052 : Function not available", "").reason()).isEqualTo(RejectionReason.PRODUCT);
    assertThat(ErrorTable.reported("Stop limit order price range check failed", "").reason())
        .isEqualTo(RejectionReason.STOP_GAP);
    assertThat(ErrorTable.reported("anything else", "").reason()).isEqualTo(RejectionReason.OTHER);
  }

  private static void refused(List<Sample> all, int row, On asked, int code, String type, String message,
      RejectionReason reason) {
    all.add(new Sample(row, asked, code, type, message, Grade.REFUSED, Optional.of(reason)));
  }

  private static void unknown(List<Sample> all, int row, On asked, int code, String type, String message) {
    all.add(new Sample(row, asked, code, type, message, Grade.INDETERMINATE, Optional.empty()));
  }

  private static Answer answer(Sample sample) {
    return sample.code() == 200
        ? received(200, "{\"status\":\"success\",\"data\":{\"order_id\":\"1914227164488687616\"}}")
        : received(sample.code(), "{\"status\":\"error\",\"message\":\"" + sample.message()
            + "\",\"data\":null,\"error_type\":\"" + sample.type() + "\"}");
  }

  private static Answer received(int code, String body) {
    return new Answer.Received(code, body.getBytes(StandardCharsets.UTF_8), "");
  }

  private static Grade grade(Verdict verdict) {
    return verdict instanceof Verdict.Taken ? Grade.ACCEPTED
        : verdict instanceof Verdict.Refused ? Grade.REFUSED : Grade.INDETERMINATE;
  }
}
