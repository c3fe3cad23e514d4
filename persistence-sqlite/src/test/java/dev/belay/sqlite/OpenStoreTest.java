package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static dev.belay.sqlite.Samples.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreFailure;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStoreTest {

  private static final Schema NEXT = upgradedBy("ALTER TABLE grp ADD COLUMN note TEXT NOT NULL DEFAULT 'none'");

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("belay.db");
  }

  @Test
  void whatIsQueuedIsOneTransactionAndLanesKeepTheirOrder() throws Exception {
    List<Runnable> tasks = new ArrayList<>();
    try (SqlitePersistence store = new SqlitePersistence(config(file).writer(tasks::add).build())) {
      CompletionStage<?> opened = store.open();
      tasks.remove(0).run();
      now(opened);
      int before = commits();

      for (int i = 1; i <= 40; i++) {
        store.append(i % 4 == 0 ? Lane.DURABLE : Lane.RELAXED, List.of(line(i, "x"), setting("last", "" + i)));
      }
      assertThat(tasks).hasSize(1);
      tasks.remove(0).run();

      assertThat(commits() - before).isEqualTo(1);
      CompletionStage<List<Entry.Journal>> journal = store.journal(1, 99);
      CompletionStage<List<Entry>> settings = store.loadActive(T0);
      tasks.remove(0).run();
      assertThat(now(journal)).extracting(Entry.Journal::sequence).hasSize(40).isSorted();
      assertThat(now(settings)).containsExactly(setting("last", "40"));
    }
  }

  @Test
  void aLongQueueIsCommittedInParts() throws Exception {
    List<Runnable> tasks = new ArrayList<>();
    try (SqlitePersistence store = new SqlitePersistence(config(file).writer(tasks::add).build())) {
      CompletionStage<?> opened = store.open();
      tasks.remove(0).run();
      now(opened);
      int before = commits();
      for (int i = 1; i <= 600; i++) {
        store.append(Lane.RELAXED, List.of(line(i, "x")));
      }
      tasks.remove(0).run();

      assertThat(commits() - before).isEqualTo(3);
    }
  }

  @Test
  void theDiskIsAwaitedForTheDurableLaneOnly() throws Exception {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
    }
    OpenStore open = OpenStore.open(config(file).build(), Schema.CURRENT);

    assertThat(open.setting("synchronous")).isEqualTo(Setting.NORMAL.answer());
    commit(open, true);
    assertThat(open.setting("synchronous")).isEqualTo(Setting.FULL.answer());
    commit(open, false);
    assertThat(open.setting("synchronous")).isEqualTo(Setting.NORMAL.answer());
    for (Setting setting : Setting.OPENING) {
      assertThat(open.setting(setting.name())).as(setting.name())
          .isEqualTo(setting.equals(Setting.PATIENT) ? Setting.IMPATIENT.answer() : setting.answer());
    }
    assertThat(folder.resolve("belay.db-shm")).doesNotExist();
    open.close(true);
  }

  @Test
  void aSettingThatTheDriverIgnoresIsNoticed() throws Exception {
    try (Connection connection = StoreFile.connect(file, true)) {
      Setting wrong = new Setting("journal_mode", "NONSENSE", "nonsense");

      assertThatThrownBy(() -> wrong.apply(connection)).isInstanceOf(SQLException.class)
          .hasMessageContaining("was answered by 'delete'");
    }
  }

  @Test
  void aStoreThatRunsFullRefusesEverythingFromThenOn() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
    }
    Schema small = upgradedBy("PRAGMA max_page_count=60");
    SqlitePersistence store = new SqlitePersistence(config(file).writer(Runnable::run).build(), small);
    now(store.open());
    now(store.append(Lane.DURABLE, List.of(group(1, true, T0), line(1, "kept"))));

    Entry large = setting("large", "x".repeat(1_000_000));
    assertThat(kindOf(store.append(Lane.DURABLE, List.of(line(2, "lost"), large)))).isEqualTo(StoreFailure.FULL);
    assertThat(kindOf(store.append(Lane.RELAXED, List.of(line(2, "b"))))).isEqualTo(StoreFailure.FULL);
    assertThat(kindOf(store.loadActive(T0))).isEqualTo(StoreFailure.FULL);
    store.close();

    try (SqlitePersistence again = new SqlitePersistence(config(file).writer(Runnable::run).build(), small)) {
      now(again.open());
      assertThat(now(again.journal(1, 9))).containsExactly(line(1, "kept"));
    }
  }

  @Test
  void anEarlierSchemaIsBroughtForwardWithItsRows() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0))));
    }
    for (int opening = 0; opening < 2; opening++) {
      try (SqlitePersistence next = new SqlitePersistence(config(file).build(), NEXT)) {
        now(next.open());
        assertThat(now(next.loadActive(T0))).containsExactly(group(1, true, T0));
      }
    }
    try (SqlitePersistence old = inline(file)) {
      assertThat(kindOf(old.open())).isEqualTo(StoreFailure.NEWER);
    }
  }

  @Test
  void aMigrationThatFailsLeavesTheEarlierSchema() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0))));
    }
    Schema broken = upgradedBy("ALTER TABLE grp ADD COLUMN note TEXT", "ALTER TABLE nowhere ADD COLUMN note TEXT");
    try (SqlitePersistence next = new SqlitePersistence(config(file).build(), broken)) {
      assertThat(kindOf(next.open())).isEqualTo(StoreFailure.IO);
    }
    Schema far = new Schema(4, List.of(), new TreeMap<>());
    try (SqlitePersistence next = new SqlitePersistence(config(file).build(), far)) {
      assertThat(kindOf(next.open())).isEqualTo(StoreFailure.IO);
    }
    try (SqlitePersistence old = inline(file)) {
      now(old.open());
      assertThat(now(old.loadActive(T0))).containsExactly(group(1, true, T0));
    }
  }

  @Test
  void versionsCompareByTheirNumbers() {
    List<Version> rising = List.of(Version.of("3.50.3"), Version.of("3.51.2"), Version.of("3.51.3"),
        Version.of("3.51.10"), Version.of("3.54"), Version.of("4.0.0"));

    assertThat(rising).isSorted();
    assertThat(Version.of("3.54")).isEqualByComparingTo(Version.of("3.54.0"));
  }

  private static Schema upgradedBy(String... statements) {
    SortedMap<Integer, List<Schema.Step>> upgrades = new TreeMap<>();
    upgrades.put(2, Stream.of(statements).map(Schema.Step::sql).toList());
    return new Schema(3, Schema.CURRENT.statements(), upgrades);
  }

  private static void commit(OpenStore open, boolean durable) throws SQLException {
    open.begin(durable);
    open.tables().put(List.of(setting("a", "b")));
    open.tables().flush();
    open.commit();
  }

  /** Transactions in SQLite's log: frames that say how large the database is after them (fileformat.html 4.1). */
  private int commits() throws Exception {
    ByteBuffer log = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("belay.db-wal")));
    int found = 0;
    for (int frame = 32; frame + 24 + 4096 <= log.limit(); frame += 24 + 4096) {
      found += log.getInt(frame + 4) == 0 ? 0 : 1;
    }
    return found;
  }
}
