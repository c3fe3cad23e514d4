package dev.belay.kite;

import static dev.belay.kite.Rig.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerRead;
import dev.belay.market.Exchange;
import dev.belay.money.Price;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.PriceTerms;
import dev.belay.testkit.kite.WireFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * No credential is in any text that leaves the adapter: results, toString, log lines, whatever the broker
 * echoes.
 */
final class CredentialsTest {

  private static final List<String> SECRETS = List.of(Rig.ACCOUNT.apiKey(), Rig.ACCOUNT.apiSecret(),
      Rig.ACCOUNT.accessToken(), Rig.ACCOUNT.requestToken());

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void nothingThatIsToldHasACredential() {
    List<Object> told = new ArrayList<>(List.of(rig.client, rig.client.session(), Rig.CREDENTIALS,
        Call.post("/session/token").with("checksum", Rig.ACCOUNT.apiSecret()), rig.config().build()));

    for (WireFault fault : WireFault.values()) {
      if (fault != WireFault.NO_ANSWER && fault != WireFault.NO_ANSWER_NOT_TAKEN) {
        rig.server.faults().always(call -> true, fault);
        tellEverything(told);
        rig.server.faults().heal();
      }
    }
    told.add(now(rig.client.session().login(Rig.ACCOUNT.requestToken())));
    told.add(now(rig.client.session().logout()));

    assertThat(told).hasSizeGreaterThan(150).allSatisfy(each -> assertThat(each.toString()).doesNotContain(SECRETS));
  }

  private void tellEverything(List<Object> told) {
    BrokerOrderId order = new BrokerOrderId("260803000000001");
    told.add(now(rig.client.placeOrder(rig.tag(), Rig.buy("100"))));
    told.add(now(rig.client.modifyOrder(order, new PriceTerms.Limit(Price.parse("101")))));
    told.add(now(rig.client.cancelOrder(order)));
    told.add(now(rig.client.orders()));
    told.add(now(rig.client.funds()));
    told.add(now(rig.client.profile()));
    told.add(now(rig.client.preflight(new Preflight(LocalDate.of(2026, 8, 3), EnumSet.of(Exchange.NFO),
        Optional.empty(), Optional.empty(), Preflight.USUAL_FREEZE_AGE))));
    told.add(now(rig.client.session().login("wrong" + Rig.ACCOUNT.requestToken())));
  }

  @Test
  void whatTheBrokerEchoesIsMasked() {
    Secrets secrets = new Secrets();
    SECRETS.forEach(secrets::add);
    String body = "{\"status\":\"error\",\"error_type\":\"InputException\",\"message\":\"no such token "
        + Rig.ACCOUNT.accessToken() + "\\n of " + Rig.ACCOUNT.apiKey() + "\"}";
    Answer answer = Payloads.answer(400, body.getBytes(StandardCharsets.UTF_8));

    Verdict verdict = new WriteJudge(secrets).judge(ErrorRow.On.PLACE, Optional.empty(), answer);
    BrokerRead<?> read = new ReadJudge(secrets, rig.time::wall).judge(answer, Envelope::skipData);

    assertThat(((Verdict.Refused) verdict).rejection().text())
        .isEqualTo("HTTP 400: no such token <masked>  of <masked>");
    assertThat(read.toString()).doesNotContain(SECRETS).contains("<masked>");
  }

  @Test
  void anUnreachableBrokerIsDescribedWithoutCredentials() {
    rig.server.close();

    assertThat(now(rig.client.session().logout()).toString()).doesNotContain(SECRETS);
    assertThat(now(rig.client.placeOrder(rig.tag(), Rig.buy("100"))).toString()).contains("NOT_SENT")
        .doesNotContain(SECRETS);
  }

  /** The log holds every line of every test of this module that ran before, at the finest level. */
  @Test
  void noLogLineHasACredential() throws IOException {
    nothingThatIsToldHasACredential();

    String log = Files.readString(Path.of("target", "test-log.txt"), StandardCharsets.UTF_8);

    assertThat(log).contains("POST /orders/regular took", "is indeterminate").doesNotContain(SECRETS);
  }
}
