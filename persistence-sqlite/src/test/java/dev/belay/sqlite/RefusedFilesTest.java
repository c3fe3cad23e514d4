package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.INSTANCE;
import static dev.belay.sqlite.Samples.T0;
import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.failureOf;
import static dev.belay.sqlite.Samples.group;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.kindOf;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.order.InstanceId;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no store, or not ours, or not whole: told by its kind, and every byte of it stays where it is. */
class RefusedFilesTest {

  private static final int USER_VERSION_AT = 60;

  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("belay.db");
  }

  @Test
  void aMissingFileIsNotMadeUnlessAsked() {
    Path below = folder.resolve("deeper").resolve("belay.db");

    assertThat(opening(SqliteConfig.builder(below, INSTANCE).build())).isEqualTo(StoreFailure.MISSING);
    assertThat(names()).isEmpty();
    try (SqlitePersistence store = inline(below)) {
      now(store.open());
    }
    try (SqlitePersistence store = new SqlitePersistence(SqliteConfig.builder(below, INSTANCE).build())) {
      now(store.open());
    }
  }

  @Test
  void aLinkToNothingIsNotFollowed() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("elsewhere.db"));

    assertThat(opening(config(file).build())).isEqualTo(StoreFailure.MISSING);
    assertThat(names()).containsExactly("belay.db");
  }

  @Test
  void aDirectoryIsNoStore() throws IOException {
    Files.createDirectory(file);

    assertThat(opening(config(file).build())).isEqualTo(StoreFailure.FOREIGN);
    assertThat(names()).containsExactly("belay.db");
  }

  @Test
  void anEmptyFileIsNoStore() throws IOException {
    Files.createFile(file);

    assertRefused(StoreFailure.FOREIGN, "is empty");
  }

  @Test
  void garbageIsNoStore() throws IOException {
    Files.writeString(file, "to whom it may concern\n".repeat(500), StandardCharsets.UTF_8);

    assertRefused(StoreFailure.FOREIGN, "no database");
  }

  @Test
  void aDatabaseOfAnotherProgramIsNoStore() throws Exception {
    sql(file, "CREATE TABLE guests (name TEXT)", "INSERT INTO guests VALUES ('Ada')");

    assertRefused(StoreFailure.FOREIGN, "another program");
  }

  @Test
  void aStoreOfAnotherInstanceIsRefused() throws IOException {
    fill();
    byte[] before = Files.readAllBytes(file);
    SqliteConfig other = SqliteConfig.builder(file, new InstanceId("C02")).writer(Runnable::run).build();

    assertThat(opening(other)).isEqualTo(StoreFailure.FOREIGN);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertReadable();
  }

  @Test
  void aStoreOfALaterReleaseIsRefused() throws IOException {
    fill();
    byte[] bytes = Files.readAllBytes(file);
    bytes[USER_VERSION_AT + 3] = 3;
    Files.write(file, bytes);

    assertRefused(StoreFailure.NEWER, "schema version 3");
  }

  @Test
  void aFileThatNobodyMayWriteIsRefused() throws IOException {
    fill();
    assertThat(file.toFile().setReadOnly()).isTrue();

    assertRefused(StoreFailure.READ_ONLY, "may not be written");
  }

  @Test
  void aStoreCutShortIsCorrupt() throws IOException {
    fill();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertRefused(StoreFailure.CORRUPT, "belay.db");
  }

  @Test
  void aStoreWithAnOverwrittenPageIsCorrupt() throws IOException {
    fill();
    byte[] bytes = Files.readAllBytes(file);
    for (int page = 1; page < bytes.length / 4096; page++) {
      byte[] hurt = bytes.clone();
      Arrays.fill(hurt, page * 4096, page * 4096 + 64, (byte) 0xEE);
      Files.write(file, hurt);

      assertRefused(StoreFailure.CORRUPT, "belay.db");
    }
  }

  @Test
  void aLogWithoutItsStoreIsNotGivenToANewOne() throws IOException {
    Path log = folder.resolve("belay.db-wal");
    Files.writeString(log, "the log of a store that somebody moved", StandardCharsets.UTF_8);

    assertThat(opening(config(file).build())).isEqualTo(StoreFailure.CORRUPT);
    assertThat(file).doesNotExist();
    assertThat(log).content(StandardCharsets.UTF_8).startsWith("the log");
  }

  @Test
  void anotherProgramThatHoldsTheFileIsLocked() throws Exception {
    fill();
    byte[] before = Files.readAllBytes(file);
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");

      assertThat(opening(config(file).build())).isEqualTo(StoreFailure.LOCKED);
      statement.execute("ROLLBACK");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aHalfMadeStoreOfACrashIsMadeAnew() throws IOException {
    Files.writeString(folder.resolve("belay.db.new"), "half", StandardCharsets.UTF_8);

    fill();
    assertReadable();
  }

  @Test
  void aNameThatTheDriverWouldMisreadIsRefusedAtOnce() {
    assertThatThrownBy(() -> SqliteConfig.builder(Path.of("a?mode=memory"), INSTANCE).build())
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'?'");
  }

  private void assertRefused(StoreFailure kind, String words) throws IOException {
    byte[] before = Files.readAllBytes(file);
    try (SqlitePersistence store = new SqlitePersistence(
        config(file).quarantine(false).writer(Runnable::run).build())) {
      assertThat(failureOf(store.open())).hasMessageContaining(words)
          .satisfies(why -> assertThat(why.failure()).isEqualTo(kind));
      assertThat(kindOf(store.append(Lane.DURABLE, List.of(group(1, true, T0))))).isEqualTo(kind);
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(names()).containsExactly("belay.db");
  }

  private static StoreFailure opening(SqliteConfig config) {
    try (SqlitePersistence store = new SqlitePersistence(config)) {
      return kindOf(store.open());
    }
  }

  private void fill() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      List<Entry> entries = new ArrayList<>();
      IntStream.range(0, 300).forEach(i -> entries.add(group(i, true, T0)));
      IntStream.range(1, 300).forEach(i -> entries.add(line(i, "line ".repeat(10))));
      IntStream.range(0, 300).forEach(i -> entries.add(Samples.order(i, i, 0, "FILLED")));
      now(store.append(Lane.DURABLE, entries));
    }
  }

  private void assertReadable() {
    try (SqlitePersistence store = inline(file)) {
      now(store.open());
      assertThat(now(store.loadActive(T0))).hasSize(600);
    }
  }

  private List<String> names() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith(".")).sorted().toList();
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void sql(Path database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
