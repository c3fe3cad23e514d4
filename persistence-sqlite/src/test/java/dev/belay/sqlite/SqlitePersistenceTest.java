package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.EPOCH;
import static dev.belay.sqlite.Samples.INSTANCE;
import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.emergency;
import static dev.belay.sqlite.Samples.failureOf;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static dev.belay.sqlite.Samples.order;
import static dev.belay.sqlite.Samples.setting;
import static dev.belay.sqlite.Samples.store;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlitePersistenceTest {

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("belay.db");
  }

  @Test
  void aNewStoreTellsThatNothingIsThereAndEachOpeningHasAnEpochOfItsOwn() {
    List<StoreIdentity> seen = new ArrayList<>();
    for (int opening = 0; opening < 3; opening++) {
      try (SqlitePersistence store = new SqlitePersistence(config(file).entropy(() -> 7L).build())) {
        seen.add(now(store.open()));
      }
    }

    Epoch first = Epoch.drawn(7);
    Epoch second = Epoch.drawn(8);
    assertThat(seen).containsExactly(
        new StoreIdentity(INSTANCE, first, Collections.emptySortedSet(), -1, -1, 0),
        new StoreIdentity(INSTANCE, second, new TreeSet<>(List.of(first)), -1, -1, 0),
        new StoreIdentity(INSTANCE, Epoch.drawn(9), new TreeSet<>(List.of(first, second)), -1, -1, 0));
    assertThat(Files.exists(folder.resolve("belay.db-wal"))).isFalse();
  }

  @Test
  void oneHundredSavesAtOnceAllLoadBack() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try (SqlitePersistence store = store(file)) {
      now(store.open());
      List<Future<CompletionStage<Void>>> saves = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        List<Entry> both = List.of(group(i, true, T0), order(i, i, 0, "INTENDED"));
        Lane lane = i % 3 == 0 ? Lane.DURABLE : Lane.RELAXED;
        saves.add(threads.submit(() -> store.append(lane, both)));
      }
      for (Future<CompletionStage<Void>> save : saves) {
        now(save.get());
      }
    } finally {
      threads.shutdown();
    }

    Stream<Entry> groups = IntStream.range(0, 100).mapToObj(i -> group(i, true, T0));
    Stream<Entry> orders = IntStream.range(0, 100).mapToObj(i -> order(i, i, 0, "INTENDED"));
    List<Entry> expected = Stream.concat(groups, orders).toList();
    try (SqlitePersistence again = store(file)) {
      StoreIdentity identity = now(again.open());
      assertThat(List.of(identity.lastSequence(), (long) identity.lastGroup())).containsExactly(99L, 99L);
      assertThat(now(again.loadActive(Instant.MAX))).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void closingWritesWhatWaits() {
    List<Runnable> tasks = new ArrayList<>();
    SqlitePersistence store = new SqlitePersistence(config(file).writer(tasks::add).build());
    CompletionStage<StoreIdentity> opened = store.open();
    CompletionStage<Void> first = store.append(Lane.RELAXED, List.of(line(1, "a")));
    CompletionStage<Void> second = store.append(Lane.DURABLE, List.of(line(2, "b")));

    assertThat(tasks).hasSize(1);
    assertThat(opened.toCompletableFuture()).isNotDone();
    store.close();
    store.close();
    now(opened);
    now(first);
    now(second);
    tasks.get(0).run();

    assertThat(kindOf(store.append(Lane.DURABLE, List.of(line(3, "c"))))).isEqualTo(StoreFailure.CLOSED);
    assertThat(kindOf(store.open())).isEqualTo(StoreFailure.CLOSED);
    try (SqlitePersistence again = inline(file)) {
      now(again.open());
      assertThat(now(again.journal(1, 9))).containsExactly(line(1, "a"), line(2, "b"));
    }
  }

  @Test
  void onlyTheGuiltyCallOfAFullQueueIsRefused() {
    List<Runnable> tasks = new ArrayList<>();
    try (SqlitePersistence store = new SqlitePersistence(config(file).writer(tasks::add).build())) {
      CompletionStage<StoreIdentity> opened = store.open();
      List<CompletionStage<Void>> calls = new ArrayList<>();
      calls.add(store.append(Lane.DURABLE, List.of(group(1, true, T0), order(5, 1, 0, "INTENDED"), line(1, "a"))));
      calls.add(store.append(Lane.DURABLE, List.of(setting("s", "lost"), order(6, 1, 0, "INTENDED"), line(2, "x"))));
      calls.add(store.append(Lane.RELAXED, List.of(line(1, "a"), line(2, "b"))));
      calls.add(store.append(Lane.RELAXED, List.of(order(7, 1, 1, "INTENDED"))));
      tasks.get(0).run();

      now(opened);
      assertThat(failureOf(calls.remove(1))).hasMessageContaining("ord.attempt")
          .satisfies(why -> assertThat(why.failure()).isEqualTo(StoreFailure.REFUSED));
      calls.forEach(Samples::now);
      CompletionStage<List<Entry>> loaded = store.loadActive(T0);
      CompletionStage<List<Entry.Journal>> journal = store.journal(1, 9);
      tasks.get(1).run();
      assertThat(now(loaded)).containsExactly(group(1, true, T0), order(5, 1, 0, "INTENDED"),
          order(7, 1, 1, "INTENDED"));
      assertThat(now(journal)).containsExactly(line(1, "a"), line(2, "b"));
    }
  }

  @Test
  void aSecondGroupForOneKeyAndAChangedKeyAreRefused() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0), group(2, true, T0))));

      assertThat(kindOf(store.append(Lane.DURABLE, List.of(keyed(3, "key 1"))))).isEqualTo(StoreFailure.REFUSED);
      assertThat(kindOf(store.append(Lane.DURABLE, List.of(keyed(1, "other"))))).isEqualTo(StoreFailure.REFUSED);
      assertThat(now(store.loadActive(T0))).containsExactly(group(1, true, T0), group(2, true, T0));
    }
  }

  @Test
  void journalGapsOtherContentAndTooFineInstantsAreRefused() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.RELAXED, List.of(line(1, "a"))));

      assertThat(kindOf(store.append(Lane.RELAXED, List.of(line(3, "c"))))).isEqualTo(StoreFailure.REFUSED);
      assertThat(kindOf(store.append(Lane.RELAXED, List.of(line(1, "z"))))).isEqualTo(StoreFailure.REFUSED);
      Entry fine = group(1, true, T0.plusNanos(1));
      assertThat(kindOf(store.append(Lane.RELAXED, List.of(fine)))).isEqualTo(StoreFailure.REFUSED);
      now(store.append(Lane.RELAXED, List.of(line(2, "b"), line(3, "c"))));
      assertThat(now(store.journal(2, 1))).containsExactly(line(2, "b"));
    }
  }

  @Test
  void emergencyTagsShareAnAttemptAndAreNoSequence() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0), emergency(1, 0), emergency(1, 7),
          order(4, 1, 0, "FILLED"))));
    }
    try (SqlitePersistence again = inline(file)) {
      assertThat(now(again.open()).lastSequence()).isEqualTo(4);
      assertThat(now(again.loadActive(T0))).containsExactly(group(1, true, T0), emergency(1, 0),
          order(4, 1, 0, "FILLED"), emergency(1, 7));
    }
  }

  @Test
  void theHighestSequenceIsFoundOverAllEpochs() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(inEpoch("ZZZ", 3), inEpoch("AAA", 90), inEpoch("7Q2", 40))));
    }
    try (SqlitePersistence again = inline(file)) {
      assertThat(now(again.open()).lastSequence()).isEqualTo(90);
    }
  }

  @Test
  void anExecutorThatTakesNothingMoreFailsTheCalls() {
    SqlitePersistence store = new SqlitePersistence(config(file).writer(task -> {
      throw new RejectedExecutionException("shut down");
    }).build());

    assertThat(kindOf(store.open())).isEqualTo(StoreFailure.CLOSED);
    assertThat(kindOf(store.journal(1, 1))).isEqualTo(StoreFailure.CLOSED);
    store.close();
    assertThat(file).doesNotExist();
  }

  @Test
  void whatWasWrittenTogetherIsToldInOneTaskInTheOrderOfTheCalls() {
    List<Runnable> tasks = new ArrayList<>();
    List<Runnable> loop = new ArrayList<>();
    List<String> told = new ArrayList<>();
    try (SqlitePersistence store = new SqlitePersistence(
        config(file).writer(tasks::add).callbacks(loop::add).build())) {
      store.open().thenRun(() -> told.add("open"));
      store.append(Lane.RELAXED, List.of(line(1, "a"))).thenRun(() -> told.add("a"));
      store.append(Lane.DURABLE, List.of(line(3, "x"))).exceptionally(refused -> {
        told.add("x refused");
        return null;
      });
      store.append(Lane.DURABLE, List.of(line(2, "b"))).thenRun(() -> told.add("b"));
      tasks.get(0).run();

      assertThat(told).isEmpty();
      assertThat(loop).hasSize(2);
      loop.forEach(Runnable::run);
      assertThat(told).containsExactly("open", "a", "x refused", "b");
    }
  }

  @Test
  void aLoopThatHasEndedIsToldByTheWriter() {
    try (SqlitePersistence store = new SqlitePersistence(config(file).writer(Runnable::run).callbacks(task -> {
      throw new RejectedExecutionException("ended");
    }).build())) {
      assertThat(now(store.open()).lastJournal()).isZero();
      now(store.append(Lane.DURABLE, List.of(line(1, "a"))));
    }
  }

  @Test
  void nothingWorksBeforeOpening() {
    try (SqlitePersistence store = inline(file)) {
      assertThat(kindOf(store.append(Lane.DURABLE, List.of()))).isEqualTo(StoreFailure.CLOSED);
      assertThat(kindOf(store.loadActive(T0))).isEqualTo(StoreFailure.CLOSED);
    }
  }

  private static Entry.Group keyed(int number, String key) {
    return new Entry.Group(new GroupId(number), new RequestKey(key), "EXECUTING", true, 0, T0, "");
  }

  private static Entry.Order inEpoch(String epoch, long sequence) {
    Entry.Order plain = order(sequence, (int) sequence, 0, "FILLED");
    return new Entry.Order(new OrderTag(INSTANCE, new Epoch(epoch), sequence, plain.tag().group(),
        plain.tag().purpose(), plain.tag().leg(), 0, false), plain.owner(), "FILLED", T0, EPOCH.code());
  }
}
