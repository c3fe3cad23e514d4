package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Price;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.risk.RiskLimits;
import dev.belay.stop.StopNote;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A room with quotes and a sold call whose stop rests as the exchange would have it. */
abstract class StopFixture {

  static final Duration SECOND = Duration.ofSeconds(1);

  final Room room = new Room();
  boolean declaredNaked;
  final SimulatedQuotes quotes = new SimulatedQuotes(room.exchange, room.time);

  StopFixture() {
    price("95");
    room.exchange.lastPrice(call(25_200), Price.parse("45"));
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).does(Script.fillOnPrice());
    room.limits = RiskLimits.builder().nakedUnits(SampleMarket.LOT.times(2)).build();
    room.open(builder -> builder.market(quotes));
  }

  @AfterEach
  void noTagTwiceAndNothingReversed() {
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
    if (!declaredNaked) {
      assertThat(room.truth().risked()).isEmpty();
    }
    assertThat(room.exchange.net(call(25_000)).isPositive()).isFalse();
  }

  GroupHandle spread(long lots) {
    StopRules stops = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130")));
    return room.run(Room.enter("spread", lots, GroupPolicy.DEFAULT.with(stops), Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(2));
  }

  void until(Instant moment) {
    room.pass(Duration.between(room.time.wall(), moment));
  }

  void stopScript(Script script) {
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).does(script);
  }

  void price(String last) {
    room.exchange.lastPrice(call(25_000), Price.parse(last));
  }

  /** So many seconds of quotes at one price. */
  void tick(String last, int seconds) {
    for (int i = 0; i < seconds; i++) {
      price(last);
      room.pass(SECOND);
    }
  }

  long vanished() {
    return room.events.stream().filter(each -> each instanceof ExecutionEvent.Stopped noted
        && noted.what() == StopNote.VANISHED).count();
  }

  List<String> stops() {
    return room.exchange.log().story().stream().filter(each -> each.matches("S\\d.* (BUY|SELL) .*")).toList();
  }

  List<OrderReport> resting() {
    var read = room.broker.orders().toCompletableFuture();
    room.pass(SECOND);
    return read.join().value().orElseThrow().stream()
        .filter(each -> each.status() == ReportedStatus.TRIGGER_PENDING).toList();
  }

  long bought() {
    return room.exchange.log().story().stream().filter(each -> each.matches("[SC]0.* filled .*"))
        .mapToLong(each -> Long.parseLong(each.split(" ")[2])).sum();
  }

  static int index(List<String> story, String begins) {
    for (int i = 0; i < story.size(); i++) {
      if (story.get(i).startsWith(begins)) {
        return i;
      }
    }
    return -1;
  }
}
