package dev.belay.kite;

import static dev.belay.kite.Rig.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.kite.WireCall;
import dev.belay.testkit.kite.WireFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KiteSessionTest {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void theLoginPageNamesTheAppAndWhatIsHandedBack() {
    assertThat(rig.client.session().loginUrl())
        .hasToString("https://kite.zerodha.com/connect/login?v=3&api_key=samplekey");
    assertThat(rig.client.session().loginUrl(new TreeMap<>(Map.of("desk", "a b&c"))))
        .hasToString("https://kite.zerodha.com/connect/login?v=3&api_key=samplekey&redirect_params=desk%3Da%2Bb%2526c");
  }

  @Test
  void aLoginExchangesItsTokenOnceAndTheSessionIsUsable() {
    KiteBrokerClient fresh = KiteBrokerClient.of(rig.config().build(), Rig.CREDENTIALS, rig.time, rig.logins::add);
    assertThat(fresh.session().endsAt()).isEmpty();

    BrokerRead<KiteProfile> login = now(fresh.session().login(Rig.ACCOUNT.requestToken()));

    assertThat(login.value().orElseThrow().userId()).isEqualTo("AB1234");
    assertThat(rig.seen("POST", "/session/token").get(0).fields()).containsOnlyKeys("api_key", "request_token",
        "checksum");
    assertThat(fresh.session().endsAt()).contains(Instant.parse("2026-08-04T00:30:00Z"));
    assertThat(now(fresh.profile()).value()).isPresent();
    BrokerRead<KiteProfile> again = now(fresh.session().login(Rig.ACCOUNT.requestToken()));
    assertThat(((BrokerRead.Failed<KiteProfile>) again).cause()).isEqualTo(ReadFailure.TOKEN);
    fresh.close();
  }

  @ParameterizedTest
  @CsvSource({
      "2026-08-03T03:15:00Z, 2026-08-04T00:30:00Z",
      "2026-08-03T00:29:59Z, 2026-08-03T00:30:00Z",
      "2026-08-03T00:30:00Z, 2026-08-04T00:30:00Z",
      "2026-12-31T18:45:00Z, 2027-01-01T00:30:00Z"})
  void aTokenEndsAtTheNextSixInTheMorningInIndia(Instant login, Instant end) {
    assertThat(KiteSession.endOf(login)).isEqualTo(end);
  }

  @Test
  void theEndOfATokenAsksForALoginOnceAndStopsNoRequest() {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    List<LoginHook.Cause> asked = new ArrayList<>();
    KiteBrokerClient client = KiteBrokerClient.of(rig.config().build(), Rig.CREDENTIALS, time, asked::add);
    client.session().resume(Rig.ACCOUNT.accessToken(), time.wall());

    time.advance(Duration.ofHours(20));
    assertThat(asked).isEmpty();
    time.advance(Duration.ofHours(1));

    assertThat(asked).containsExactly(LoginHook.Cause.EXPIRED);
    assertThat(now(client.profile()).value()).as("the broker decides").isPresent();
    client.close();
  }

  @Test
  void aRefusedTokenAsksForALoginOnceAndReadsAndWritesSayWhy() {
    rig.server.faults().always(call -> true, WireFault.TOKEN_REFUSED);

    PlaceResult placed = now(rig.client.placeOrder(rig.tag(), Rig.buy("100")));
    BrokerRead<?> read = now(rig.client.orders());

    assertThat(((PlaceResult.Refused) placed).rejection().reason()).isEqualTo(RejectionReason.TOKEN);
    assertThat(((BrokerRead.Failed<?>) read).cause()).isEqualTo(ReadFailure.TOKEN);
    assertThat(rig.logins).containsExactly(LoginHook.Cause.REFUSED);
  }

  @Test
  void withoutALoginNothingIsSent() {
    KiteBrokerClient fresh = KiteBrokerClient.of(rig.config().build(), Rig.CREDENTIALS, rig.time, rig.logins::add);

    PlaceResult placed = now(fresh.placeOrder(rig.tag(), Rig.buy("100")));

    assertThat(((PlaceResult.Refused) placed).rejection().reason()).isEqualTo(RejectionReason.TOKEN);
    assertThat(((BrokerRead.Failed<?>) now(fresh.positions())).cause()).isEqualTo(ReadFailure.TOKEN);
    assertThat(rig.server.calls()).isEmpty();
    fresh.close();
  }

  @Test
  void aLogoutEndsTheApiSession() {
    assertThat(now(rig.client.session().logout()).value()).contains(true);

    assertThat(rig.client.session().endsAt()).isEmpty();
    assertThat(rig.server.calls()).extracting(WireCall::method).containsExactly("DELETE");
  }

  @Test
  void aPostbackIsGenuineOnlyWithTheAppsSignature() {
    String id = "260803000000001";
    String stamp = "2026-08-03 09:31:07";
    String signature = Checksums.sha256(id + stamp + Rig.ACCOUNT.apiSecret());

    assertThat(rig.client.session().isGenuine(id, stamp, signature)).isTrue();
    assertThat(rig.client.session().isGenuine(id, stamp, signature.replace('a', 'b'))).isFalse();
    assertThat(rig.client.session().isGenuine(id, stamp, "")).isFalse();
    assertThat(rig.client.session().isGenuine("260803000000002", stamp, signature)).isFalse();
  }

  @Test
  void aGenuinePostbackIsReadAsAHintAndAnyOtherIsNone() {
    String id = "260803000000001";
    String signature = Checksums.sha256(id + "2026-08-03 09:31:07" + Rig.ACCOUNT.apiSecret());
    String body = Payloads.order(id, Rig.tag(1).text()).replaceFirst("\\{", "{\"checksum\":\"" + signature + "\",");

    assertThat(rig.client.postback(body)).hasValueSatisfying(report -> {
      assertThat(report.tag()).contains(Rig.tag(1));
      assertThat(report.filled()).isEqualTo(SampleMarket.LOT);
    });
    assertThat(rig.client.postback(body.replace("09:31:07", "09:31:06"))).isEmpty();
    assertThat(rig.client.postback(body.replace("\"quantity\":130", "\"quantity\":null"))).isEmpty();
    assertThat(rig.client.postback("{")).isEmpty();
    assertThat(rig.client.postback("<html>")).isEmpty();
  }
}
