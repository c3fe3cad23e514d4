package dev.belay.gateway;

import static dev.belay.gateway.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.broker.RequestLimits;
import dev.belay.order.OrderIntent;
import dev.belay.order.ReportedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads: graded, in their lanes, with deadlines of our own. */
class GatewayReadsTest {

  private final Desk desk = new Desk();
  private final List<String> answers = new ArrayList<>();

  @Test
  void anAnswerTellsWhenItsReadBegan() {
    desk.pass(300);
    desk.gateway.reads().positions(ReadLane.POSITIONS, answer ->
        answers.add(answer.begun().nanos() / 1_000_000 + " ms: " + answer.read().value().isPresent()));
    desk.settle();

    assertThat(answers).containsExactly("300 ms: true");
  }

  @Test
  @Tag("D1")
  @Tag("D20")
  void aReadWithoutAnAnswerFailsAfterItsDeadline() {
    desk.broker.readsHang = true;
    desk.gateway.reads().orders(ReadLane.BOOK, answer -> answers.add(failure(answer)));

    desk.pass(4_999);
    assertThat(answers).isEmpty();

    desk.pass(1);
    assertThat(answers).containsExactly("UNREACHABLE");
  }

  @Test
  void whatAnAnswerAfterTheDeadlineShowsHasHappenedAllTheSame() {
    OrderIntent entry = Samples.entry(1);
    desk.submit(entry);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();
    desk.broker.readsHang = true;
    desk.broker.book.add(Samples.report(entry, 1, ReportedStatus.COMPLETE, 65));
    desk.gateway.reads().orders(ReadLane.BOOK, answer -> answers.add(failure(answer)));
    desk.pass(5_000);
    desk.told.clear();

    desk.broker.hanging.forEach(Runnable::run);
    desk.settle();

    assertThat(answers).containsExactly("UNREACHABLE");
    assertThat(desk.told).containsExactly("FILLED 1", "CLOSED 1");
  }

  @Test
  void whatTheBrokerThrowsIsAFailedRead() {
    desk.broker.readsFail = true;

    desk.gateway.reads().funds(answer -> answers.add(answer.value().isPresent() ? "funds" : "failed"));
    desk.settle();

    assertThat(answers).containsExactly("failed");
  }

  @Test
  void evidenceGoesBeforeEverythingElse() {
    Desk slow = slow();
    slow.gateway.reads().orders(ReadLane.BOOK, answer -> { });
    slow.gateway.reads().funds(ReadLane.MARGIN, answer -> { });
    slow.gateway.reads().history(ReadLane.EVIDENCE, id(1), answer -> { });
    slow.pass(2_000);

    assertThat(slow.broker.calls).containsExactly("orders", "history " + id(1), "funds");
  }

  @Test
  void equalReadsThatWaitAreAskedOnce() {
    Desk slow = slow();
    slow.gateway.reads().funds(ReadLane.MARGIN, answer -> { });
    slow.gateway.reads().orders(ReadLane.BOOK, answer -> answers.add("first"));
    slow.gateway.reads().orders(ReadLane.BOOK, answer -> answers.add("second"));
    slow.pass(3_000);

    assertThat(slow.broker.calls).containsExactly("funds", "orders");
    assertThat(answers).containsExactly("first", "second");
  }

  @Test
  void aReadThatFindsNoTokenFailsAfterTheDeadline() {
    Desk slow = slow();
    for (int i = 0; i < 7; i++) {
      slow.gateway.reads().history(ReadLane.REST, id(i), answer -> answers.add(failure(answer)));
    }

    slow.time.advance(Duration.ofSeconds(6));

    assertThat(answers).containsExactly("ok", "ok", "ok", "ok", "ok", "RATE", "RATE");
  }

  private static Desk slow() {
    RecordingBroker broker = new RecordingBroker();
    broker.limits = new RequestLimits(10, 200, 3_000, 1, 25);
    return new Desk(broker);
  }

  private static <T> String failure(ReadAnswer<T> answer) {
    return answer.read() instanceof BrokerRead.Failed<T> failed ? failed.cause().toString()
        : answer.read().value().map(any -> "ok").orElse(ReadFailure.UNREADABLE.toString());
  }
}
