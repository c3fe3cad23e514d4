package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.broker.PlaceResult;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.order.AccountId;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.testkit.ForwardingBroker;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system saw of a process that trades: threads of its own, the real store, and orders that go out. */
class SentAfterSyncTest {

  /** Opens a condor and closes it at the machine's pace, and says each order aloud at the moment when it is sent. */
  static final class Trader {
    private Trader() {}

    public static void main(String[] args) throws Exception {
      PacedTimeSource clock = new PacedTimeSource(SampleMarket.OPEN);
      SimulatedExchange exchange = new SimulatedExchange(clock, SampleMarket.rules());
      exchange.money(Money.rupees(10_000_000), MarginDesk.perShortUnit(Money.ZERO));
      Path file = Path.of(args[0]);
      SqlitePersistence store = Samples.store(file);
      FileEmergencyJournal journal = new FileEmergencyJournal(file.resolveSibling("emergency"), Runnable::run);
      try (ExecutionCoordinator belay = ExecutionCoordinator.builder(aloud(exchange), store, SampleMarket.catalog())
          .margin(FixedMargin.perLot(Money.rupees(10_000))).time(clock).emergency(journal)
          .config(CoordinatorConfig.of(new AccountId("AB1234")).calendar(SampleMarket.calendar()).build()).build()) {
        belay.start().toCompletableFuture().join();
        GroupHandle condor = belay.execute(SqliteRoom.condor("first"));
        condor.await(Duration.ofSeconds(60));
        condor.exit();
        condor.closed().toCompletableFuture().join();
      }
      store.close();
      journal.close();
      clock.close();
      System.exit(0);
    }

    private static ForwardingBroker aloud(SimulatedExchange exchange) {
      return new ForwardingBroker(new SimulatedBroker(exchange)) {
        @Override
        public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
          System.out.println("sent " + tag.sequence() + " " + tag.text());
          return super.placeOrder(tag, terms);
        }
      };
    }
  }

  @TempDir
  Path folder;

  @Test
  @Tag("S2")
  void everyOrderIsSentAfterTheSyncOfItsIntent() throws Exception {
    assumeTrue(Trace.isPossible(), "strace is not here, or may not trace: no order was watched");

    Trace trace = Trace.ofAll(folder, Trader.class, folder.resolve("desk.db").toString());

    assertThat(sent(trace.calls())).hasSizeGreaterThanOrEqualTo(8);
    assertThat(sentTooEarly(trace.calls())).isEmpty();
    assertThat(syncsBetween(trace.calls(), 0, 1)).as("the two protections, one wave").isZero();
    assertThat(syncsBetween(trace.calls(), 1, 2)).as("the shorts come later").isPositive();
    assertThat(syncsBetween(trace.calls(), 2, 3)).as("the two shorts, one wave").isZero();
    // And a trace without syncs is not taken for one with them.
    List<Trace.Call> unsynced = trace.calls().stream().filter(call -> call.kind() != Trace.Kind.SYNC).toList();
    assertThat(sentTooEarly(unsynced)).isEqualTo(sent(trace.calls()));
  }

  @Test
  void callsThatOverlapAreJoinedAndCountFromTheirEndButWhatIsToldFromItsBeginning() {
    List<String> joined = Trace.joined(List.of(
        "7 fsync(5</d/x.db-wal> <unfinished ...>",
        "12 write(1</dev/null>, \"\\x61\", 1 <unfinished ...>",
        "7 <... fsync resumed>) = 0",
        "12 <... write resumed>) = 1",
        "7 fsync(5</d/x.db>) = 0"));

    assertThat(joined.stream().filter(line -> !line.isEmpty()).toList()).containsExactly(
        "write(1</dev/null>, \"\\x61\", 1) = 1", "fsync(5</d/x.db-wal>) = 0", "fsync(5</d/x.db>) = 0");
  }

  private static List<String> sent(List<Trace.Call> calls) {
    return calls.stream().filter(call -> call.kind() == Trace.Kind.TOLD).map(SentAfterSyncTest::tagOf).toList();
  }

  /** The tags of orders that went out while no written and synced page of the log held them. */
  private static List<String> sentTooEarly(List<Trace.Call> calls) {
    List<String> early = new ArrayList<>();
    List<String> written = new ArrayList<>();
    List<String> synced = new ArrayList<>();
    for (Trace.Call call : calls) {
      boolean isLog = call.path().endsWith("-wal");
      if (call.kind() == Trace.Kind.WRITE && isLog) {
        written.add(new String(call.data(), StandardCharsets.ISO_8859_1));
      } else if (call.kind() == Trace.Kind.SYNC && isLog) {
        synced.addAll(written);
        written.clear();
      } else if (call.kind() == Trace.Kind.TOLD) {
        String tag = tagOf(call);
        if (synced.stream().noneMatch(page -> page.contains(tag))) {
          early.add(tag);
        }
      }
    }
    return early;
  }

  /** {@return how many syncs lie between the writing of the n-th and the m-th order that was sent} */
  private static long syncsBetween(List<Trace.Call> calls, int one, int other) {
    int from = firstWrite(calls, sent(calls).get(one));
    int to = firstWrite(calls, sent(calls).get(other));
    return calls.subList(Math.min(from, to), Math.max(from, to)).stream()
        .filter(call -> call.kind() == Trace.Kind.SYNC).count();
  }

  private static int firstWrite(List<Trace.Call> calls, String tag) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).kind() == Trace.Kind.WRITE
          && new String(calls.get(i).data(), StandardCharsets.ISO_8859_1).contains(tag)) {
        return i;
      }
    }
    throw new AssertionError("nobody wrote " + tag);
  }

  private static String tagOf(Trace.Call told) {
    String text = new String(told.data(), StandardCharsets.UTF_8);
    return text.substring(text.lastIndexOf(' ') + 1);
  }
}
