package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store of every released schema becomes one of this release, whatever happens on the way. */
@Tag("I5")
class ReleasedStoresTest {

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v1-closed", "v1-killed", "v2-closed", "v2-killed"})
  void everyReleasedStoreIsBroughtForwardWithAllThatItHeld(String name) throws Exception {
    Path file = place(name, folder.resolve("belay.db"));

    assertHolds(file);
    assertHolds(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1-closed", "v1-killed"})
  void aCrashAtAnyStepLeavesTheEarlierStoreOrTheNewOne(String name) throws Exception {
    int steps = Schema.CURRENT.upgrades().get(1).size();
    AtomicInteger seen = new AtomicInteger();
    List<Schema.Step> watched = new ArrayList<>();
    Path file = place(name, folder.resolve("belay.db"));
    for (Schema.Step step : Schema.CURRENT.upgrades().get(1)) {
      watched.add(connection -> {
        step.run(connection);
        // Half of the pages are written out, so that a crash finds the transaction in the log.
        Schema.Step.sql("PRAGMA cache_spill=1").run(connection);
        snapshot(file, folder.resolve("crash-" + seen.incrementAndGet() + ".db"));
      });
    }
    SortedMap<Integer, List<Schema.Step>> upgrades = new TreeMap<>();
    upgrades.put(1, watched);
    Schema schema = new Schema(2, Schema.CURRENT.statements(), upgrades);

    try (SqlitePersistence store = new SqlitePersistence(config(file).writer(Runnable::run).build(), schema)) {
      now(store.open());
    }

    assertThat(seen.get()).isEqualTo(steps);
    for (int crash = 1; crash <= steps; crash++) {
      assertHolds(folder.resolve("crash-" + crash + ".db"));
    }
  }

  @Test
  void aMigrationThatFailsAtAnyStepStopsTheStartAndChangesNothing() throws Exception {
    List<Schema.Step> steps = Schema.CURRENT.upgrades().get(1);
    Path file = place("v1-closed", folder.resolve("belay.db"));
    byte[] before = Files.readAllBytes(file);
    for (int broken = 0; broken <= steps.size(); broken++) {
      List<Schema.Step> some = new ArrayList<>(steps.subList(0, broken));
      some.add(connection -> {
        throw new SQLException("the disk is gone");
      });
      SortedMap<Integer, List<Schema.Step>> upgrades = new TreeMap<>();
      upgrades.put(1, some);
      Schema schema = new Schema(2, Schema.CURRENT.statements(), upgrades);
      try (SqlitePersistence store = new SqlitePersistence(config(file).writer(Runnable::run).build(), schema)) {
        assertThat(kindOf(store.open())).isEqualTo(StoreFailure.IO);
      }

      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
    assertHolds(file);
  }

  @Test
  void aMigratedStoreIsLikeANewOne() throws Exception {
    Path migrated = place("v1-closed", folder.resolve("belay.db"));
    Path fresh = folder.resolve("fresh.db");
    assertHolds(migrated);
    try (SqlitePersistence store = inline(fresh)) {
      now(store.open());
    }

    assertThat(columns(migrated)).isEqualTo(columns(fresh)).hasSizeGreaterThan(40);
  }

  private static List<String> columns(Path file) {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      return now(store.ask(writer -> writer.with(open -> open.reads().query("SELECT m.type || ' ' || m.name || ' ' || "
          + "coalesce(c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk, '') AS line FROM sqlite_schema m "
          + "LEFT JOIN pragma_table_info(m.name) c ON m.type = 'table' ORDER BY 1", List.of(), row ->
          row.getString(1)))));
    }
  }

  private static void assertHolds(Path file) {
    try (SqlitePersistence store = inline(file)) {
      assertThat(now(store.open()).formerEpochs()).isNotEmpty().doesNotContain(new Epoch("000"));
      assertThat(now(store.report()).schema()).isEqualTo(2);
      assertThat(now(store.report()).quarantined()).isEmpty();
      assertThat(now(store.loadActive(Samples.T0))).isEqualTo(Released.loaded());
      assertThat(now(store.journal(1, 99))).isEqualTo(Released.journal());
      long rows = now(store.ask(writer -> writer.with(open -> new Checks(open.connection(), file).everything())));
      assertThat(rows).isEqualTo(3 + 7 + 2 + 3);
    }
  }

  private static Path place(String name, Path file) throws IOException {
    copy(name + ".store", file);
    if (name.endsWith("killed")) {
      copy(name + ".store-wal", StoreFile.logOf(file));
    }
    return file;
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream in = ReleasedStoresTest.class.getResourceAsStream("/stores/" + name)) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What a kill at this moment would leave. */
  private static void snapshot(Path file, Path to) {
    try {
      Files.copy(file, to);
      Files.copy(StoreFile.logOf(file), StoreFile.logOf(to));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
