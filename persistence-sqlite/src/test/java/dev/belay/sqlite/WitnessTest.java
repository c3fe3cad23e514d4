package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.persistence.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

  private static final Instant LAST_CHANGE = Instant.parse("2026-01-05T04:00:00Z");

  @TempDir
  private Path folder;

  private Path store;
  private Path log;
  private Instant now = LAST_CHANGE.plusSeconds(3_600);

  @BeforeEach
  void aStoreWithItsLogInAQuietFolder() throws IOException {
    store = Files.writeString(folder.resolve("belay.db"), "the store");
    log = Files.writeString(StoreFile.logOf(store), "the log");
    lastChangeOfFolder(LAST_CHANGE);
  }

  @Test
  void whatNobodyTouchesIsFine() throws IOException {
    Witness witness = witness();

    witness.require();
    Files.writeString(log, "a longer log");

    assertThatCode(witness::require).doesNotThrowAnyException();
  }

  @Test
  void whatComesAndGoesBesideTheStoreIsFine() throws IOException {
    Witness witness = witness();

    witness.require();
    Files.delete(Files.writeString(folder.resolve("a copy"), "of something"));

    assertThatCode(witness::require).doesNotThrowAnyException();
  }

  @Test
  void aLogThatIsRemovedFromAQuietFolderIsMissed() throws IOException {
    Witness witness = witness();

    witness.require();
    Files.delete(log);

    assertThatThrownBy(witness::require).isInstanceOf(StoreException.class)
        .hasMessageContaining("belay.db-wal was removed or replaced");
  }

  @Test
  void aStoreInWhosePlaceAnotherOneWasPutIsMissed() throws IOException {
    Witness witness = witness();

    witness.require();
    Files.move(Files.writeString(folder.resolve("other"), "another store"), store,
        StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(witness::require).hasMessageContaining("belay.db was removed or replaced");
  }

  @Test
  void aChangeInTheSameTickOfTheFileSystemsClockAsOneThatWasSeenIsSeenToo() throws IOException {
    Witness witness = witness();
    now = LAST_CHANGE.plusSeconds(2);

    witness.require();
    Files.delete(log);
    lastChangeOfFolder(LAST_CHANGE);

    assertThatThrownBy(witness::require).hasMessageContaining("belay.db-wal was removed or replaced");
  }

  @Test
  void aFolderInWhosePlaceAnotherOneWasPutIsMissed(@TempDir Path elsewhere) throws IOException {
    Path home = Files.createDirectory(elsewhere.resolve("home"));
    Path moved = Files.move(store, home.resolve("belay.db"));
    Files.move(log, StoreFile.logOf(moved));
    Witness witness = Witness.of(moved, () -> now.toEpochMilli());

    witness.require();
    Files.move(home, elsewhere.resolve("away"));
    Files.createDirectory(home);

    assertThatThrownBy(witness::require).hasMessageContaining("belay.db was removed or replaced");
  }

  private Witness witness() throws IOException {
    return Witness.of(store, () -> now.toEpochMilli());
  }

  private void lastChangeOfFolder(Instant at) throws IOException {
    Files.setLastModifiedTime(folder, FileTime.from(at));
  }
}
