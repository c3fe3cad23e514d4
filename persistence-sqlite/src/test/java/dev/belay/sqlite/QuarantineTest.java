package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.GroupHandle;
import dev.belay.mode.Mode;
import dev.belay.order.Epoch;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged store is moved away whole, and the broker's books decide what is there. */
@Tag("I4")
class QuarantineTest {

  @TempDir
  Path folder;

  @Test
  void aDamagedStoreIsKeptAndANewOneKnowsItsEpochs() throws Exception {
    Path file = folder.resolve("belay.db");
    Epoch first;
    try (SqlitePersistence store = inline(file)) {
      first = now(store.open()).epoch();
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0), line(1, "the journal's only line"))));
    }
    byte[] hurt = Samples.hurt(file, "journal's");

    try (SqlitePersistence store = inline(file)) {
      StoreIdentity identity = now(store.open());
      StoreReport report = now(store.report());

      assertThat(identity.formerEpochs()).containsExactly(first);
      assertThat(identity.lastGroup()).isEqualTo(-1);
      assertThat(identity.loss()).hasValueSatisfying(why -> assertThat(why).contains("damaged", "quarantine-"));
      assertThat(report.start()).isEqualTo(StoreReport.Start.REBUILT);
      assertThat(report.warnings()).anyMatch(text -> text.contains("journal line 1 is not what was written"));
      assertThat(Files.readAllBytes(report.quarantined().orElseThrow())).isEqualTo(hurt);
      assertThat(now(store.loadActive(T0))).isEmpty();
    }
    try (SqlitePersistence store = inline(file)) {
      assertThat(now(store.open()).loss()).isEmpty();
    }
  }

  @Test
  void aKilledStoreThatWasDamagedIsNoticedToo() throws Exception {
    Path file = folder.resolve("belay.db");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0))));
    }
    Files.delete(Seal.of(file));
    Samples.hurt(file, "EXECUTING");

    try (SqlitePersistence store = inline(file)) {
      now(store.open());

      assertThat(now(store.report()).start()).isEqualTo(StoreReport.Start.REBUILT);
    }
  }

  @Test
  void aRestoredCopyIsCheckedRowByRowAndTaken() throws Exception {
    Path file = folder.resolve("belay.db");
    Path older = folder.resolve("older");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(group(1, true, T0))));
    }
    Files.copy(file, older);
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      assertThat(now(store.report()).start()).isEqualTo(StoreReport.Start.SEALED);
      now(store.append(Lane.DURABLE, List.of(group(2, true, T0))));
    }
    Files.delete(file);
    Files.move(older, file);

    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      assertThat(now(store.report()).start()).isEqualTo(StoreReport.Start.CHANGED);
      assertThat(now(store.loadActive(T0))).containsExactly(group(1, true, T0));
    }
  }

  @Test
  void theCoordinatorGoesOnWithExitsOnlyAndAdoptsNothingInSilence() throws Exception {
    SqliteRoom room = new SqliteRoom(folder);
    room.open();
    GroupHandle spread = room.run(SqliteRoom.spread("first"));
    assertThat(spread.view().held()).hasSize(2);
    room.stop();
    Samples.hurt(folder.resolve("room.db"), "first");

    room.open();

    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(room.alerts()).contains("STORE_FAILED");
    assertThat(room.coordinator.groups()).isEmpty();
    room.close();
  }
}
