package dev.belay.kite;

import static dev.belay.kite.Rig.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.kite.WireCall;
import dev.belay.testkit.kite.WireFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the adapter makes of each fault, and that the truth behind it can be found. */
final class WireFaultsTest {

  private final Rig rig = new Rig();
  private final KiteBrokerClient impatient = rig.impatient(Duration.ofSeconds(1));

  @AfterEach
  void close() {
    impatient.close();
    rig.close();
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, mode = Mode.EXCLUDE, names = {"TOO_MANY_REQUESTS", "REQUEST_LIMIT",
      "TOKEN_REFUSED", "ADDRESS_REFUSED", "GZIPPED", "NO_CONTENT_TYPE", "STALE", "EMPTY"})
  void anAnswerThatProvesNothingIsIndeterminateAndTheTagTellsTheTruth(WireFault fault) {
    now(impatient.profile());
    rig.exchange.otherwise(Script.accept());
    rig.server.faults().next(WireCall::isWrite, fault);
    OrderTag tag = rig.tag();

    PlaceResult result = now(impatient.placeOrder(tag, Rig.buy("100")));

    assertThat(result).isInstanceOf(PlaceResult.Indeterminate.class);
    List<OrderReport> orders = now(rig.client.orders()).value().orElseThrow();
    assertThat(orders.stream().anyMatch(each -> each.tag().equals(Optional.of(tag))))
        .isEqualTo(fault.isTaken());
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, names = {"TOO_MANY_REQUESTS", "REQUEST_LIMIT", "TOKEN_REFUSED",
      "ADDRESS_REFUSED"})
  void aProvedRefusalIsOneAndNothingIsPlaced(WireFault fault) {
    rig.server.faults().next(WireCall::isWrite, fault);

    PlaceResult result = now(rig.client.placeOrder(rig.tag(), Rig.buy("100")));

    assertThat(((PlaceResult.Refused) result).rejection().reason()).isEqualTo(switch (fault) {
      case TOO_MANY_REQUESTS -> RejectionReason.RATE;
      case REQUEST_LIMIT -> RejectionReason.REQUEST_LIMIT;
      case TOKEN_REFUSED -> RejectionReason.TOKEN;
      default -> RejectionReason.ADDRESS;
    });
    assertThat(now(rig.client.orders()).value().orElseThrow()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, names = {"GZIPPED", "NO_CONTENT_TYPE"})
  void anOddButTrueAnswerIsTaken(WireFault fault) {
    rig.server.faults().always(call -> true, fault);

    assertThat(now(rig.client.placeOrder(rig.tag(), Rig.buy("100")))).isInstanceOf(PlaceResult.Accepted.class);
    assertThat(now(rig.client.orders()).value().orElseThrow()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(value = WireFault.class, mode = Mode.EXCLUDE, names = {"GZIPPED", "NO_CONTENT_TYPE", "STALE", "EMPTY",
      "TIMED_OUT_400", "OK_WITHOUT_ID"})
  void noFailedReadLooksEmpty(WireFault fault) {
    now(impatient.profile());
    now(rig.client.placeOrder(rig.tag(), Rig.buy("100")));
    rig.server.faults().always(call -> call.method().equals("GET"), fault);

    List<CompletionStage<? extends BrokerRead<?>>> reads = List.of(impatient.orders(), impatient.trades(),
        impatient.positions(), impatient.holdings(), impatient.funds());

    for (CompletionStage<? extends BrokerRead<?>> read : reads) {
      assertThat(now(read)).isInstanceOf(BrokerRead.Failed.class);
    }
  }

  @Test
  void anEmptyLieAndAStaleBookLookTrueWhichIsWhyTheReconcilerRemembers() {
    now(rig.client.placeOrder(rig.tag(), Rig.buy("100")));
    rig.server.faults().next(call -> call.is("GET", "/portfolio/positions"), WireFault.EMPTY);
    rig.server.faults().next(call -> call.is("GET", "/orders"), WireFault.STALE);

    assertThat(now(rig.client.positions()).value().orElseThrow()).isEmpty();
    assertThat(now(rig.client.orders()).value().orElseThrow()).isEmpty();

    assertThat(now(rig.client.positions()).value().orElseThrow()).extracting(BrokerPosition::net)
        .containsExactly(SampleMarket.LOT);
    assertThat(now(rig.client.orders()).value().orElseThrow()).hasSize(1);
  }

  @Test
  void theEleventhOrderOfASecondIsRefusedWithProof() {
    rig.exchange.otherwise(Script.accept());
    List<CompletionStage<PlaceResult>> sent = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      sent.add(rig.client.placeOrder(rig.tag(), Rig.buy("100")));
    }

    List<PlaceResult> results = sent.stream().map(Rig::now).toList();

    assertThat(results).filteredOn(PlaceResult.Refused.class::isInstance).isNotEmpty()
        .allSatisfy(each -> assertThat(((PlaceResult.Refused) each).rejection().reason())
            .isEqualTo(RejectionReason.RATE));
    assertThat(results).filteredOn(PlaceResult.Accepted.class::isInstance).hasSizeGreaterThanOrEqualTo(10)
        .hasSize(now(rig.client.orders()).value().orElseThrow().size());
  }

  @Test
  void aBrokerThatCannotBeReachedHasNotGotTheOrder() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = socket.getLocalPort();
    }
    KiteBrokerClient client = KiteBrokerClient.of(
        KiteConfig.builder().root(URI.create("http://127.0.0.1:" + nobody)).build(), Rig.CREDENTIALS, rig.time,
        rig.logins::add);
    client.session().resume(Rig.ACCOUNT.accessToken(), rig.time.wall());

    PlaceResult result = now(client.placeOrder(rig.tag(), Rig.buy("100")));

    assertThat(((PlaceResult.Refused) result).rejection().reason()).isEqualTo(RejectionReason.NOT_SENT);
    assertThat(((BrokerRead.Failed<?>) now(client.orders())).cause()).isEqualTo(ReadFailure.UNREACHABLE);
    client.close();
  }

  @Test
  void tooManyUnansweredWritesAreNotSentAndReadsGoOn() {
    KiteBrokerClient narrow = KiteBrokerClient.of(
        rig.config().unanswered(2).timeouts(Duration.ofSeconds(3), Duration.ofSeconds(2)).build(), Rig.CREDENTIALS,
        rig.time, rig.logins::add);
    narrow.session().resume(Rig.ACCOUNT.accessToken(), rig.time.wall());
    rig.server.faults().always(WireCall::isWrite, WireFault.NO_ANSWER);

    CompletionStage<PlaceResult> first = narrow.placeOrder(rig.tag(), Rig.buy("100"));
    CompletionStage<PlaceResult> second = narrow.placeOrder(rig.tag(), Rig.buy("100"));
    PlaceResult third = now(narrow.placeOrder(rig.tag(), Rig.buy("100")));

    assertThat(((PlaceResult.Refused) third).rejection().reason()).isEqualTo(RejectionReason.NOT_SENT);
    assertThat(now(narrow.profile()).value()).isPresent();
    assertThat(now(first)).isInstanceOf(PlaceResult.Indeterminate.class);
    assertThat(now(second)).isInstanceOf(PlaceResult.Indeterminate.class);
    assertThat(rig.seen("POST", "/orders")).hasSize(2);
    narrow.close();
  }

  @Test
  void aClosedClientSendsNothing() {
    impatient.close();

    assertThat(((PlaceResult.Refused) now(impatient.placeOrder(rig.tag(), Rig.buy("100")))).rejection().reason())
        .isEqualTo(RejectionReason.NOT_SENT);
    assertThat(now(impatient.orders())).isInstanceOf(BrokerRead.Failed.class);
    assertThat(rig.server.calls()).isEmpty();
  }

  @Test
  void aSeedMakesTheSameFaultsAgain() {
    List<List<String>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      try (Rig other = new Rig()) {
        other.server.faults().seeded(7, 400, WireCall::isWrite, List.of(WireFault.TOO_MANY_REQUESTS,
            WireFault.HTML_504, WireFault.OK_WITHOUT_ID, WireFault.TOKEN_REFUSED));
        List<String> results = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
          results.add(now(other.client.placeOrder(other.tag(), Rig.buy("100"))).toString());
        }
        runs.add(results);
      }
    }

    assertThat(runs.get(0)).isEqualTo(runs.get(1)).anyMatch(each -> each.startsWith("Accepted"))
        .anyMatch(each -> each.startsWith("Indeterminate"));
  }
}
