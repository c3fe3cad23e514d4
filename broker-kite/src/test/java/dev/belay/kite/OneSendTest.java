package dev.belay.kite;

import static dev.belay.kite.Rig.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.money.Price;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.PriceTerms;
import dev.belay.testkit.Script;
import dev.belay.testkit.kite.WireCall;
import dev.belay.testkit.kite.WireFault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever becomes of a write, the server reads it once, and the answer is that nobody can say. */
final class OneSendTest {

  private final Rig rig = new Rig();
  private final KiteBrokerClient impatient = rig.impatient(Duration.ofSeconds(1));

  @AfterEach
  void close() {
    impatient.close();
    rig.close();
  }

  /** Each kind of write, on a new and on a used connection, with everything that invites a second sending. */
  static Stream<Arguments> writes() {
    List<WireFault> invitations = List.of(WireFault.DROP, WireFault.NO_ANSWER, WireFault.CUT_SHORT,
        WireFault.UNAVAILABLE_RETRY_AFTER_ZERO, WireFault.REQUEST_TIMEOUT_408, WireFault.REDIRECT,
        WireFault.UNAUTHORIZED, WireFault.HTML_504, WireFault.NO_BODY);
    return Stream.of("POST", "PUT", "DELETE").flatMap(method -> Stream.of(true, false)
        .flatMap(reused -> invitations.stream().map(fault -> Arguments.of(method, reused, fault))));
  }

  @ParameterizedTest(name = "{0} on a reused connection: {1}, {2}")
  @MethodSource("writes")
  void isReadByTheServerOnce(String method, boolean reused, WireFault fault) {
    rig.exchange.otherwise(Script.accept());
    BrokerOrderId order = order();
    if (reused) {
      now(impatient.profile());
    }
    int before = rig.server.calls().size();
    rig.server.faults().next(call -> call.is(method, "/orders/regular"), fault);

    boolean indeterminate = send(method, order);

    assertThat(indeterminate).isTrue();
    List<WireCall> calls = rig.server.calls();
    assertThat(calls).as("%s on the wire", method).hasSize(before + 1);
    assertThat(calls.get(before).connection() == calls.get(before - 1).connection()).isEqualTo(reused);
  }

  private BrokerOrderId order() {
    return ((PlaceResult.Accepted) now(rig.client.placeOrder(rig.tag(), Rig.buy("100")))).id();
  }

  private boolean send(String method, BrokerOrderId order) {
    return switch (method) {
      case "POST" -> now(impatient.placeOrder(rig.tag(), Rig.buy("100"))) instanceof PlaceResult.Indeterminate;
      case "PUT" -> now(impatient.modifyOrder(order, new PriceTerms.Limit(Price.parse("101"))))
          instanceof ModifyResult.Indeterminate;
      default -> now(impatient.cancelOrder(order)) instanceof CancelResult.Indeterminate;
    };
  }
}
