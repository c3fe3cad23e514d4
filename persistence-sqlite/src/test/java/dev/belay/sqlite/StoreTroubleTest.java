package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.persistence.Lane;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the coordinator does while its store is in trouble, and who may not make any. */
class StoreTroubleTest {

  @TempDir
  Path folder;

  @Test
  @Tag("I6")
  void aStoreThatTurnsReadOnlyInTheSessionStopsEntriesAndNoExit() {
    SqliteRoom room = new SqliteRoom(folder);
    room.open();
    GroupHandle spread = room.run(SqliteRoom.spread("first"));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    room.turnReadOnly();

    spread.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(room.exchange.positions()).allMatch(each -> each.net().isZero());
    assertThat(room.alerts()).contains("STORE_FAILED");
    assertThat(room.run(SqliteRoom.single("second")).view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    room.close();
  }

  @Test
  @Tag("I1")
  void aReaderFromOutsideIsTurnedAwayAndDelaysNoIntent() throws Exception {
    Path file = folder.resolve("belay.db");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      try (Connection screen = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = screen.createStatement()) {
        statement.execute("PRAGMA busy_timeout=0");
        assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM ord")).isInstanceOf(SQLException.class)
            .hasMessageContaining("locked");

        now(store.append(Lane.DURABLE, List.of(line(1, "intent"))));
        assertThat(now(store.journal(1, 9))).containsExactly(line(1, "intent"));
      }
      now(store.append(Lane.DURABLE, List.of(line(2, "intent"))));
    }
  }
}
