package dev.belay.testkit;

import static dev.belay.testkit.Desk.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.StreamListener;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedStreamTest {

  private final Desk desk = new Desk();
  private final SimulatedBroker broker = desk.broker;
  private final List<String> heard = new ArrayList<>();
  private final BrokerClient.Stream stream = broker.openStream(new StreamListener() {
    @Override
    public void onOrder(OrderReport report) {
      heard.add(report.status() + " " + report.filled());
    }

    @Override
    public void onConnected(long connection) {
      heard.add("connected " + connection);
    }

    @Override
    public void onDisconnected(String reason) {
      heard.add("disconnected: " + reason);
    }
  });

  @Test
  void everyChangeOfAnOrderIsPushed() {
    desk.buy(1, PUT, "10.00");

    assertThat(heard).containsExactly("connected 1", "TRANSIT 0", "OPEN 0", "COMPLETE 65");
  }

  @Test
  void updatesMayBeLostDoubledAndOvertaken() {
    broker.nextUpdates(1, report -> report.status() == ReportedStatus.TRANSIT, StreamFault.drop());
    broker.nextUpdates(1, report -> report.status() == ReportedStatus.OPEN, StreamFault.delay(Duration.ofMillis(10)));
    broker.updates(report -> report.status() == ReportedStatus.COMPLETE, StreamFault.repeat(2));

    desk.buy(1, PUT, "10.00");
    desk.pass(10);

    assertThat(heard).containsExactly("connected 1", "COMPLETE 65", "COMPLETE 65", "OPEN 0");
  }

  @Test
  void anUpdateMayComeAgainWhenItIsNoLongerTrue() {
    ArmedFault again = broker.updates(report -> report.status() == ReportedStatus.OPEN,
        StreamFault.again(Duration.ofSeconds(2)));

    desk.buy(1, PUT, "10.00");
    desk.pass(2000);

    assertThat(heard).containsExactly("connected 1", "TRANSIT 0", "OPEN 0", "COMPLETE 65", "OPEN 0");
    assertThat(again.fired()).isEqualTo(1);
  }

  @Test
  void aSwitchEndsAFaultAndTellsWhatCameOfIt() {
    ArmedFault lost = broker.updates(report -> true, StreamFault.drop());
    desk.buy(1, PUT, "10.00");

    lost.off();
    desk.buy(1, PUT, "10.00");

    assertThat(heard).containsExactly("connected 1", "TRANSIT 0", "OPEN 0", "COMPLETE 65");
    assertThat(lost.fired()).isEqualTo(3);
    assertThat(lost.mattered()).isEqualTo(3);
    assertThat(lost.isOn()).isFalse();
  }

  @Test
  void aLateUpdateMattersWhenTheOrderHasGoneOn() {
    desk.broker.otherwise(Script.accept().after(Duration.ofMillis(50)).thenFill());
    ArmedFault late = broker.updates(report -> true, StreamFault.delay(Duration.ofMillis(60)));

    desk.buy(1, PUT, "10.00");
    desk.pass(200);

    assertThat(heard).containsExactly("connected 1", "TRANSIT 0", "OPEN 0", "COMPLETE 65");
    assertThat(late.fired()).isEqualTo(3);
    assertThat(late.mattered()).isEqualTo(2);
  }

  @Test
  void aBrokenStreamReplaysNothing() {
    desk.pass(0);
    broker.disconnect("gone");
    desk.buy(1, PUT, "10.00");
    broker.reconnect();
    desk.pass(0);

    assertThat(heard).containsExactly("connected 1", "disconnected: gone", "connected 2");
  }

  @Test
  void aClosedStreamIsQuiet() {
    desk.pass(0);
    stream.close();
    stream.close();
    desk.pass(0);

    desk.buy(1, PUT, "10.00");

    assertThat(heard).containsExactly("connected 1");
  }

  @Test
  void aClosedClientIsQuietWhileAnotherOneHears() {
    desk.pass(0);
    broker.close();
    SimulatedBroker successor = new SimulatedBroker(desk.exchange);

    desk.answer(successor.placeOrder(desk.tag(), Desk.limit(Side.BUY, 1, PUT, "10.00")));

    assertThat(heard).containsExactly("connected 1");
    assertThat(desk.exchange.log().story()).hasSize(3);
  }
}
