package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.INSTANCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is appended, in whatever grouping, the file tells afterwards exactly what memory does. */
class ReloadProperties {

  /** Small ids, so that entries meet: refusals and replacements are as frequent as news. */
  private static final Instant START = Instant.parse("2026-01-05T04:00:00Z");

  record Step(Lane lane, List<Entry> batch, boolean runNow) {}

  @Property(tries = 80)
  void theFileTellsWhatMemoryTells(@ForAll("steps") List<Step> steps, @ForAll("instants") Instant since)
      throws IOException {
    Path folder = Files.createTempDirectory("reload");
    Path file = folder.resolve("belay.db");
    try {
      InMemoryPersistence oracle = new InMemoryPersistence(INSTANCE, () -> 5L);
      List<Runnable> tasks = new ArrayList<>();
      SqlitePersistence store = new SqlitePersistence(
          Samples.config(file).writer(tasks::add).entropy(() -> 5L).build());
      oracle.open();
      store.open();
      List<String> expected = new ArrayList<>();
      List<CompletionStage<Void>> answers = new ArrayList<>();
      for (Step step : steps) {
        expected.add(answerOf(oracle.append(step.lane(), step.batch())));
        answers.add(store.append(step.lane(), step.batch()));
        if (step.runNow()) {
          tasks.forEach(Runnable::run);
          tasks.clear();
        }
      }
      store.close();

      assertThat(answers.stream().map(ReloadProperties::answerOf).toList()).isEqualTo(expected);
      try (SqlitePersistence again = new SqlitePersistence(Samples.config(file).writer(Runnable::run)
          .entropy(() -> 5L).build())) {
        assertThat(told(again, since)).isEqualTo(told(oracle.reopened(), since));
      }
    } finally {
      delete(folder);
    }
  }

  private static List<Object> told(Persistence store, Instant since) {
    StoreIdentity identity = Samples.now(store.open());
    return List.of(identity, Samples.now(store.loadActive(since)), Samples.now(store.journal(1, 1_000)));
  }

  private static String answerOf(CompletionStage<?> stage) {
    StringBuilder answer = new StringBuilder();
    stage.whenComplete((done, failed) ->
        answer.append(failed == null ? "kept" : ((StoreException) failed).failure().name()));
    return answer.toString();
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(Arbitraries.of(Lane.class), entries().list().ofMaxSize(4), Arbitraries.of(true, false))
        .as(Step::new).list().ofMaxSize(25);
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.integers().between(0, 20).map(micros -> START.plusNanos(micros * 1_000L))
        .injectDuplicates(0.2);
  }

  private Arbitrary<Entry> entries() {
    Arbitrary<Entry> groups = Combinators.combine(groupIds(), Arbitraries.integers().between(0, 6), texts(),
        Arbitraries.of(true, false), Arbitraries.longs(), instants(), texts()).as((id, key, lifecycle, active,
        interim, at, body) -> new Entry.Group(id, new RequestKey("key " + key), lifecycle, active, interim, at, body));
    Arbitrary<Entry> orders = Combinators.combine(tags(), Arbitraries.of(Owner.Role.class), texts(), instants(),
        texts()).as((tag, role, status, at, body) ->
        new Entry.Order(tag, new Owner(tag.group(), role), status, at, body));
    Arbitrary<Entry> settings = Combinators.combine(Arbitraries.of("latches", "kill", "events", "ı", "\uD83D\uDE00"),
        instants(), texts()).as(Entry.Setting::new);
    Arbitrary<Entry> journal = Combinators.combine(Arbitraries.longs().between(1, 6), groupIds().optional(), instants(),
        Arbitraries.of("a", "b")).as((number, group, at, body) ->
        new Entry.Journal(number, group, "NOTE", START, body));
    return Arbitraries.oneOf(groups, orders, settings, journal);
  }

  private static Arbitrary<OrderTag> tags() {
    return Combinators.combine(Arbitraries.integers().between(0, 20), groupIds(), Arbitraries.of("000", "7Q2", "ZZZ"),
        Arbitraries.of(OrderPurpose.ENTRY, OrderPurpose.COVER), Arbitraries.integers().between(0, 3),
        Arbitraries.of(true, false, false)).as((sequence, group, epoch, purpose, attempt, emergency) ->
        new OrderTag(INSTANCE, new Epoch(epoch), sequence, group, purpose, new LegId(attempt % 2), attempt,
            emergency && purpose.isRiskReducing()));
  }

  private static Arbitrary<GroupId> groupIds() {
    return Arbitraries.integers().between(0, 5).map(GroupId::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(Arbitraries.strings().withCharRange('\0', '\u0250').ofMaxLength(12),
        Arbitraries.of("", "🙂 'quoted' \"text\"\n;--", "x".repeat(5_000)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
