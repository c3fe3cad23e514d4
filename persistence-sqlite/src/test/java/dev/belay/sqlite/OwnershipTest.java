package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.failureOf;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store's files are its own, lie where promises hold, and its queue has an end. */
class OwnershipTest {

  @TempDir
  Path folder;

  @Test
  @Tag("I2")
  void aLogThatAnotherProgramRemovedStopsTheNextIntent() throws Exception {
    Path file = folder.resolve("belay.db");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(line(1, "intent"))));
      Files.delete(StoreFile.logOf(file));

      assertThat(failureOf(store.append(Lane.DURABLE, List.of(line(2, "intent")))))
          .hasMessageContaining("belay.db-wal was removed or replaced")
          .satisfies(why -> assertThat(why.failure()).isEqualTo(StoreFailure.IO));
      assertThat(kindOf(store.append(Lane.RELAXED, List.of(line(2, "fill"))))).isEqualTo(StoreFailure.IO);
    }
  }

  @Test
  @Tag("I2")
  void aStoreThatWasReplacedUnderUsStopsTheNextIntent() throws Exception {
    Path file = folder.resolve("belay.db");
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      Files.copy(file, folder.resolve("copy"));
      Files.move(folder.resolve("copy"), file, StandardCopyOption.REPLACE_EXISTING);

      assertThat(kindOf(store.append(Lane.DURABLE, List.of(line(1, "intent"))))).isEqualTo(StoreFailure.IO);
    }
  }

  @Test
  void fileSystemsOfOtherMachinesAreRefusedAndPassingOnesAreTold() {
    Path file = Path.of("belay.db");

    for (String remote : List.of("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "vboxsf")) {
      assertThatThrownBy(() -> Volume.judge(file, remote)).isInstanceOf(StoreException.class)
          .hasMessageContaining("network file system (" + remote + ")");
    }
    assertThat(Volume.judge(file, "tmpfs")).hasValueSatisfying(why -> assertThat(why).contains("in memory"));
    assertThat(Volume.judge(file, "overlay")).hasValueSatisfying(why -> assertThat(why).contains("container"));
    for (String local : List.of("ext4", "xfs", "btrfs", "zfs", "apfs", "NTFS")) {
      assertThat(Volume.judge(file, local)).as(local).isEmpty();
    }
  }

  @Test
  void theLibraryOfTheDeadIsSweptAndNothingElse() throws Exception {
    Path native1 = Files.createDirectories(NativeFolder.of(folder.resolve("belay.db")));
    Files.createFile(native1.resolve("sqlite-3.54.1-1-libsqlitejdbc.so"));
    Files.createFile(native1.resolve("sqlite-3.54.1-1-libsqlitejdbc.so.lck"));
    Files.createFile(native1.resolve("notes.txt"));

    assertThat(NativeFolder.swept(native1)).isDirectoryContaining("glob:**/notes.txt")
        .isDirectoryNotContaining("glob:**/sqlite-*");
  }

  @Test
  void aStartLeavesNoLibraryInTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path file = folder.resolve("belay.db");
    for (int life = 0; life < 2; life++) {
      // The first number of the second life depends on the moment of the first one's death: KillTest counts them.
      assertThat(Child.run(List.of("-Djava.io.tmpdir=" + temporary), KillTest.Victim.class, file.toString(), "1", "1"))
          .anyMatch(text -> text.startsWith("kept "));
    }

    assertThat(temporary).isEmptyDirectory();
    assertThat(NativeFolder.of(file).toFile().list((dir, name) -> name.endsWith(".so") || name.endsWith(".dylib")))
        .hasSize(1);
  }

  @Test
  void aQueueThatGrowsAsksForReliefAndEndsAtItsBound() {
    List<Runnable> tasks = new ArrayList<>();
    SqlitePersistence store = new SqlitePersistence(
        config(folder.resolve("belay.db")).mostQueued(8).writer(tasks::add).build());
    CompletionStage<?> opened = store.open();
    tasks.remove(0).run();
    now(opened);
    List<CompletionStage<Void>> calls = new ArrayList<>();
    calls.add(store.append(Lane.RELAXED, List.of(line(1, "fill"))));
    assertThat(store.pressure()).isEmpty();
    for (int i = 2; i <= 8; i++) {
      calls.add(store.append(Lane.RELAXED, List.of(line(i, "fill"))));
      assertThat(store.pressure()).as("after " + i).isPresent();
    }

    assertThat(kindOf(store.append(Lane.DURABLE, List.of(line(9, "intent"))))).isEqualTo(StoreFailure.BEHIND);
    tasks.remove(0).run();

    calls.forEach(Samples::now);
    assertThat(store.pressure()).isEmpty();
    assertThat(kindOf(store.append(Lane.DURABLE, List.of(line(10, "intent"))))).isEqualTo(StoreFailure.BEHIND);
    store.close();
    try (SqlitePersistence again = inline(folder.resolve("belay.db"))) {
      now(again.open());
      assertThat(now(again.journal(1, 99))).hasSize(8);
    }
  }
}
